package dev.voucherstreams.report;

import dev.voucherstreams.history.HistoryReader;
import dev.voucherstreams.history.Row;
import dev.voucherstreams.history.UnusableFileException;
import dev.voucherstreams.history.order.OrderParser;
import dev.voucherstreams.report.finding.Finding;
import dev.voucherstreams.report.finding.Findings;
import dev.voucherstreams.report.page.ReportFacts;
import dev.voucherstreams.report.page.ReportPage;
import dev.voucherstreams.report.survey.Survey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One report from beginning to end: read the file, count, write the page. */
public final class ReportRun {

  /* To show progress takes about as long as to count a row. */
  private static final int ROWS_PER_METER_STEP = 1_000;

  private final ReportRequest request;
  private final Progress progress;
  private final Instant now;

  public ReportRun(ReportRequest request, Progress progress, Instant now) {
    this.request = request;
    this.progress = progress;
    this.now = now;
  }

  /** Is told how far the reading is. */
  @FunctionalInterface
  public interface Progress {

    /** So many of about so many rows are read. */
    void at(long done, long expected);
  }

  /** What was found, which is also on the page. */
  public record Result(Survey survey, List<Finding> findings) {}

  /**
   * Writes the page.
   *
   * @throws UnusableFileException if the file can't be read to its end; then there is no page
   * @throws IOException if the page can't be written
   */
  public Result run() throws UnusableFileException, IOException {
    Survey survey = new Survey(request.rules(), request.countries(), now);
    String dataset = request.file().datasetName();
    try (HistoryReader history = request.file().open()) {
      read(history, new OrderParser(dataset), survey);
    }
    List<Finding> findings = Findings.in(survey);
    Path path = request.file().path();
    ReportFacts facts =
        new ReportFacts(
            String.valueOf(path.getFileName()),
            request.file().format(),
            Files.size(path),
            dataset,
            now);
    write(new ReportPage(facts, survey, findings).render());
    return new Result(survey, findings);
  }

  private void read(HistoryReader history, OrderParser parser, Survey survey)
      throws UnusableFileException {
    Optional<Row> row = history.next();
    while (row.isPresent()) {
      survey.add(row.get(), parser.parse(row.get()));
      if (survey.rows() % ROWS_PER_METER_STEP == 0) {
        progress.at(survey.rows(), history.expectedRows());
      }
      row = history.next();
    }
  }

  /* Under another name until it is complete: a browser may be looking at the one before. */
  private void write(String html) throws IOException {
    Path page = request.page().toAbsolutePath();
    Files.createDirectories(page.getParent());
    Path unfinished = page.resolveSibling(page.getFileName() + ".part");
    Files.writeString(unfinished, html);
    Files.move(unfinished, page, StandardCopyOption.REPLACE_EXISTING);
  }
}
