package dev.voucherstreams.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.history.formats.HistoryFile;
import dev.voucherstreams.report.survey.CountBasis;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportRunTest {

  @TempDir private Path folder;

  @Test
  void halfOfASurrogatePair_whichJsonCanHold_isAQuestionMarkOnThePage() throws Exception {
    // Given
    Path file = folder.resolve("h.ndjson");
    Path page = folder.resolve("h.html");
    Files.writeString(
        file,
        """
        {"timestamp": "2020-04-05 15:07:46", "country_code": "Per\\ud800", "total_orders": 14, \
        "last_order_ts": "2020-03-01 00:00:00", "first_order_ts": "2019-01-01 00:00:00", \
        "voucher_amount": 2640}
        """);
    ReportRun run =
        new ReportRun(
            HistoryFile.of(file),
            page,
            CountBasis.read("classpath:segments.yml", List.of("Peru")),
            Optional.empty(),
            Histories.NOW);

    // When
    run.run((done, expected) -> {});

    // Then
    assertThat(page).content(UTF_8).contains("<td>Per?</td>");
  }
}
