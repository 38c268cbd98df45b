package dev.voucherstreams.loader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.loader.load.LoadOutcome;
import dev.voucherstreams.loader.load.LoadOutcome.Done;
import dev.voucherstreams.loader.load.LoadOutcome.Tally;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.ExitCode;

class LoadReportTest {

  private static final Path REJECTS = Path.of("out/peru.rejects.csv");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final LoadReport report =
      new LoadReport(Path.of("peru.csv"), new PrintWriter(out, true), new PrintWriter(err, true));

  @Test
  void loaded_countedAll_isOk() {
    int exitCode = report.print(loaded(1_000, 2_000, 0, Tally.COUNTED));

    assertThat(exitCode).isEqualTo(ExitCode.OK);
    assertThat(out.toString())
        .matches("1,000 sent, 2,000 already loaded, 0 rejected, \\d+\\.\\d s, [\\d,]+ rows/s\n");
    assertThat(err).asString().isEmpty();
  }

  @Test
  void loaded_withRejects_saysWhereTheyAre() {
    int exitCode = report.print(loaded(997, 0, 3, Tally.COUNTED));

    assertThat(exitCode).isEqualTo(LoadReport.SOME_REJECTED);
    assertThat(out.toString())
        .startsWith("997 sent, 0 already loaded, 3 rejected (see out/peru.rejects.csv), ")
        .hasLineCount(1);
  }

  @Test
  void loaded_withoutWaiting_isOk() {
    assertThat(report.print(loaded(1, 0, 0, Tally.NOT_AWAITED))).isEqualTo(ExitCode.OK);
    assertThat(err).asString().isEmpty();
  }

  @Test
  void loaded_butNotCounted_asksForStreamsApp() {
    int exitCode = report.print(loaded(1, 0, 1, Tally.NOT_MOVING));

    assertThat(exitCode).isEqualTo(LoadReport.NOT_COUNTED);
    assertThat(err)
        .hasToString(
            "peru.csv: sent, but nothing is being counted; is streams-app running, or are its rules"
                + " those of a generation that a newer one has taken the place of?\n");
    assertThat(out.toString()).startsWith("1 sent,").hasLineCount(1);
  }

  @Test
  void loaded_stoppedWhileWaiting_saysSo() {
    report.print(loaded(1, 0, 0, Tally.WAIT_STOPPED));

    assertThat(err).hasToString("peru.csv: sent, but not waited until all is counted\n");
    assertThat(out.toString()).startsWith("1 sent,").hasLineCount(1);
  }

  @Test
  void unusable_isToldInOneLine() {
    int exitCode = report.print(new LoadOutcome.Unusable("it is empty"));

    assertThat(exitCode).isEqualTo(ExitCode.USAGE);
    assertThat(err).hasToString("peru.csv: it is empty\n");
    assertThat(out).asString().isEmpty();
  }

  @Test
  void otherFile_saysWhatStaysCounted_andWhereItDiffers() {
    int exitCode =
        report.print(new LoadOutcome.OtherFile("other rows", Optional.of("row 3"), 99_990));

    assertThat(exitCode).isEqualTo(ExitCode.USAGE);
    assertThat(err)
        .hasToString(
            "peru.csv: other rows, the first that differs is row 3, counted from 0\n"
                + "nothing was sent; its 99,990 orders stay counted, and under another name (make"
                + " load: DATASET=) this file would count on top of them; to replace them:"
                + " docs/running.md#load-a-corrected-history\n");
  }

  @Test
  void otherFile_whoseFirstDifferenceIsUnknown_doesWithout() {
    report.print(new LoadOutcome.OtherFile("other rows", Optional.empty(), 1));

    assertThat(err.toString())
        .startsWith("peru.csv: other rows\nnothing was sent; its 1 order stays");
  }

  @Test
  void failed_saysHowFarItGot() {
    int exitCode =
        report.print(new LoadOutcome.Unfinished("Kafka failed: gone", new Done(50_000, 20_000)));

    assertThat(exitCode).isEqualTo(ExitCode.SOFTWARE);
    assertThat(err)
        .hasToString(
            "peru.csv: Kafka failed: gone; 20,000 orders were sent, so that 50,000 rows are loaded;"
                + " the same command goes on from there\n");
  }

  @Test
  void failedOrStopped_beforeAnything_saysThatNothingWasSent() {
    report.print(new LoadOutcome.Unfinished("no broker", new Done(0, 0)));
    report.print(new LoadOutcome.Unfinished("stopped", new Done(50_000, 0)));

    assertThat(err)
        .hasToString(
            """
            peru.csv: no broker; nothing was sent
            peru.csv: stopped; nothing was sent
            """);
  }

  @Test
  void stopped_saysHowToGoOn() {
    report.print(new LoadOutcome.Unfinished("stopped", new Done(50_000, 49_998)));

    assertThat(err)
        .hasToString(
            "peru.csv: stopped; 49,998 orders were sent, so that 50,000 rows are loaded; the same"
                + " command goes on from there\n");
  }

  private static LoadOutcome loaded(long sent, long before, long rejected, Tally tally) {
    return new LoadOutcome.Loaded(sent, before, rejected, REJECTS, tally);
  }
}
