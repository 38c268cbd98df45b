package dev.voucherstreams.loader.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.voucherstreams.history.formats.HistoryFile;
import dev.voucherstreams.loader.kafka.KafkaSettings;
import dev.voucherstreams.schemas.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadRequestTest {

  private static final KafkaSettings KAFKA =
      new KafkaSettings("localhost:1", "http://localhost:1", new Topics(""), Map.of());

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void createFile() throws Exception {
    file = Files.createFile(folder.resolve("peru.rejects.csv"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"peru-2021", "Per\u00fa 2021, all of it", "..", "a:b|c\"d"})
  void dataset_ofAnyUsualName_isTaken(String name) throws Exception {
    assertThat(request(name, 1).dataset()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a/b", "a\\b", "a\nb", "a\0b"})
  void dataset_thatIsNoFileName_isRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request(name, 1))
        .withMessage("a data set's name has 1 to 200 characters and no slashes, but is: " + name);
  }

  @Test
  void dataset_withAnEndlessName_isRefused() throws Exception {
    assertThat(request("a".repeat(200), 1)).isNotNull();
    assertThatIllegalArgumentException().isThrownBy(() -> request("a".repeat(201), 1));
  }

  @Test
  void chunk_withoutARow_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request("peru-2021", 0))
        .withMessage("a chunk has at least 1 row, but has: 0");
  }

  @Test
  void rejects_thatWouldOverwriteTheFile_areRefused() throws Exception {
    // Given
    Path link = Files.createSymbolicLink(folder.resolve("linked.csv"), file);

    // When, Then
    for (Path path : new Path[] {file, link}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> request(path, "peru", 1))
          .withMessage(
              "the rejected rows of data set peru would overwrite %s; let them go to another folder",
              path);
    }
    assertThat(request(file, "peru-2", 1)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 86_401, Long.MAX_VALUE})
  void wait_thatIsNone_isRefused(long seconds) throws Exception {
    HistoryFile history = HistoryFile.of(file);
    Optional<Duration> stallTimeout = Optional.of(Duration.ofSeconds(seconds));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LoadRequest(history, "peru-2", KAFKA, folder, 1, stallTimeout))
        .withMessage("a wait is given up after 1 to 86400 seconds, but this one after: " + seconds);
  }

  private LoadRequest request(String dataset, long chunkRows) throws Exception {
    return request(file, dataset, chunkRows);
  }

  private LoadRequest request(Path path, String dataset, long chunkRows) throws Exception {
    return new LoadRequest(
        HistoryFile.of(path), dataset, KAFKA, folder, chunkRows, Optional.empty());
  }
}
