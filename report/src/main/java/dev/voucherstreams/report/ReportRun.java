package dev.voucherstreams.report;

import dev.voucherstreams.history.HistoryReader;
import dev.voucherstreams.history.UnusableFileException;
import dev.voucherstreams.history.formats.HistoryFile;
import dev.voucherstreams.history.order.OrderParser;
import dev.voucherstreams.history.order.RowsAhead;
import dev.voucherstreams.history.order.RowsAhead.ReadRow;
import dev.voucherstreams.report.finding.Finding;
import dev.voucherstreams.report.finding.Findings;
import dev.voucherstreams.report.page.ReportPage;
import dev.voucherstreams.report.survey.CountBasis;
import dev.voucherstreams.report.survey.Survey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * One report from beginning to end: read the file, count, write the page.
 *
 * @param page the file to write
 * @param next what to compare with, if anything
 * @param now the time after which nothing can have happened
 */
public record ReportRun(
    HistoryFile file, Path page, CountBasis basis, Optional<CountBasis> next, Instant now) {

  /** What was found, which is also on the page. */
  public record Result(Survey survey, List<Finding> findings) {}

  /**
   * Writes the page.
   *
   * @param progress is told again and again that so many of about so many rows are read
   * @throws UnusableFileException if the file can't be read to its end; then there is no page
   * @throws IOException if the page can't be written
   */
  public Result run(BiConsumer<Long, Long> progress) throws UnusableFileException, IOException {
    Survey survey = Survey.of(basis, next, now);
    try (HistoryReader history = file.open();
        RowsAhead rows = new RowsAhead(history, new OrderParser(file.datasetName()))) {
      for (List<ReadRow> few = rows.next(); !few.isEmpty(); few = rows.next()) {
        survey.add(few);
        progress.accept(survey.rows(), rows.expectedRows());
      }
    }
    List<Finding> findings = Findings.in(survey);
    ReportPage html =
        new ReportPage(
            String.valueOf(file.path().getFileName()),
            file.format(),
            Files.size(file.path()),
            file.datasetName(),
            survey,
            findings);
    write(html.render());
    return new Result(survey, findings);
  }

  /* Under another name until it is complete: a browser may be looking at the one before. */
  private void write(String html) throws IOException {
    Path target = page.toAbsolutePath();
    Files.createDirectories(target.getParent());
    Path unfinished = target.resolveSibling(target.getFileName() + ".part");
    /* Half a surrogate pair, which JSON can hold, becomes a '?'; writeString would fail. */
    Files.write(unfinished, html.getBytes(StandardCharsets.UTF_8));
    Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
  }
}
