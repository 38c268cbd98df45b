package dev.voucherstreams.loader.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class BarMeterTest {

  @Test
  void bar_whenClosed_showsHowFarItCame() {
    // Given
    ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    Meter meter = new BarMeter("loading", "rows", new PrintStream(terminal, true, UTF_8));

    // When
    meter.at(50_000, 100_000);
    meter.at(100_000, 100_000);
    meter.close();

    // Then: each state overwrites the one before, and the last ends the line
    String printed = terminal.toString(UTF_8);
    String last = printed.substring(printed.lastIndexOf('\r'));
    assertThat(last).contains("loading", "100%", "100000/100000 rows", "rows/s").endsWith("\n");
  }

  @Test
  void bar_ofATaskThatEndsAtOnce_endsItsLine() {
    for (int task = 0; task < 50; task++) {
      ByteArrayOutputStream terminal = new ByteArrayOutputStream();

      Meter meter = new BarMeter("counting", "orders", new PrintStream(terminal, true, UTF_8));

      // When
      meter.at(5, 5);
      meter.close();

      // Then
      assertThat(terminal.toString(UTF_8))
          .contains("5/5 orders")
          .endsWith("\n")
          .containsOnlyOnce("\n");
    }
  }

  @Test
  void line_thatHasEnded_staysEnded() {
    // Given
    ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    BarMeter.Line line = new BarMeter.Line(new PrintStream(terminal, true, UTF_8));

    // When
    line.accept("100%");
    line.close();
    line.accept("again");
    line.close();

    // Then
    assertThat(terminal.toString(UTF_8)).isEqualTo("\r100%\n");
  }

  @Test
  void bar_ofATaskWithNothingToDo_isNotShown() {
    ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    Meter meter = new BarMeter("counting", "orders", new PrintStream(terminal, true, UTF_8));

    meter.at(0, 0);
    meter.close();

    assertThat(terminal.toString(UTF_8)).isEmpty();
  }

  @Test
  void meter_withoutATerminal_isLines() {
    StringWriter out = new StringWriter();

    try (Meter meter = Meter.open("loading", "rows", new PrintWriter(out))) {
      assertThat(meter).isInstanceOf(LineMeter.class);
    }
  }
}
