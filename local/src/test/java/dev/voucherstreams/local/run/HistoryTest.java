package dev.voucherstreams.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.voucherstreams.local.settings.LocalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {

  @Test
  void parse_nothing_isMadeUp() {
    assertThat(History.parse("")).isEqualTo(new History.Synthetic(100_000));
  }

  @Test
  void parse_none_isNone() {
    assertThat(History.parse("none")).isEqualTo(new History.None());
  }

  @Test
  void parse_file_isGiven(@TempDir Path folder) throws IOException {
    // Given
    Path file = Files.createFile(folder.resolve("orders 2021.csv"));

    // When
    History history = History.parse(file.toString());

    // Then
    assertThat(history).isEqualTo(new History.Given(file));
  }

  @Test
  void parse_absentFile_isRefusedBeforeAnythingStarts() {
    assertThatThrownBy(() -> History.parse("absent.csv"))
        .isInstanceOf(LocalException.class)
        .hasMessage("HISTORY is not a file: absent.csv");
  }
}
