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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** One report from beginning to end: read the file, count, write the page. */
public final class ReportRun {

  private final Request request;
  private final Progress progress;
  private final Instant now;

  public ReportRun(Request request, Progress progress, Instant now) {
    this.request = request;
    this.progress = progress;
    this.now = now;
  }

  /**
   * What is to be reported on, and how.
   *
   * @param page the file to write
   * @param next what to compare with, if anything
   */
  public record Request(HistoryFile file, Path page, CountBasis basis, Optional<CountBasis> next) {}

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
    Survey survey = new Survey(request.basis(), request.next(), now);
    String dataset = request.file().datasetName();
    try (HistoryReader history = request.file().open();
        RowsAhead rows = new RowsAhead(history, new OrderParser(dataset))) {
      count(rows, survey);
    }
    List<Finding> findings = Findings.in(survey);
    Path path = request.file().path();
    ReportPage.Facts facts =
        new ReportPage.Facts(
            String.valueOf(path.getFileName()),
            request.file().format(),
            Files.size(path),
            dataset,
            now);
    write(new ReportPage(facts, survey, findings).render());
    return new Result(survey, findings);
  }

  private void count(RowsAhead rows, Survey survey) throws UnusableFileException {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      for (List<ReadRow> few = rows.next(); !few.isEmpty(); few = rows.next()) {
        survey.add(few, other);
        progress.at(survey.rows(), rows.expectedRows());
      }
    } finally {
      other.shutdown();
    }
  }

  /* Under another name until it is complete: a browser may be looking at the one before. */
  private void write(String html) throws IOException {
    Path page = request.page().toAbsolutePath();
    Files.createDirectories(page.getParent());
    Path unfinished = page.resolveSibling(page.getFileName() + ".part");
    /* Half a surrogate pair, which JSON can hold, becomes a '?'; writeString would fail. */
    Files.write(unfinished, html.getBytes(StandardCharsets.UTF_8));
    Files.move(unfinished, page, StandardCopyOption.REPLACE_EXISTING);
  }
}
