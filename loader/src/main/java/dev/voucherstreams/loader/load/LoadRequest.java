package dev.voucherstreams.loader.load;

import dev.voucherstreams.history.formats.HistoryFile;
import dev.voucherstreams.history.reject.RejectFile;
import dev.voucherstreams.loader.kafka.KafkaSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What is to be loaded, and how.
 *
 * @param dataset the name that tells whether rows are loaded already
 * @param rejects the folder for the file of rejected rows
 * @param chunkRows how many rows go into one transaction
 * @param stallTimeout how long nothing may move while it is waited until streams-app has counted
 *     all, from 1 s to 1 day; empty to leave once all is sent
 */
public record LoadRequest(
    HistoryFile file,
    String dataset,
    KafkaSettings kafka,
    Path rejects,
    long chunkRows,
    Optional<Duration> stallTimeout) {

  /* It becomes a record's key, a transactional id and a file name. */
  private static final String NAME = "[^/\\\\\\p{Cntrl}]{1,200}";

  private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofDays(1);

  public LoadRequest {
    if (!dataset.matches(NAME) || dataset.isBlank()) {
      throw new IllegalArgumentException(
          "a data set's name has 1 to 200 characters and no slashes, but is: " + dataset);
    }
    if (chunkRows < 1) {
      throw new IllegalArgumentException("a chunk has at least 1 row, but has: " + chunkRows);
    }
    stallTimeout.ifPresent(LoadRequest::requireWait);
    if (isSame(file.path(), RejectFile.path(rejects, dataset))) {
      throw new IllegalArgumentException(
          "the rejected rows of data set %s would overwrite %s; let them go to another folder"
              .formatted(dataset, file.path()));
    }
  }

  private static void requireWait(Duration wait) {
    if (wait.compareTo(SHORTEST_WAIT) < 0 || wait.compareTo(LONGEST_WAIT) > 0) {
      throw new IllegalArgumentException(
          "a wait is given up after 1 to %d seconds, but this one after: %d"
              .formatted(LONGEST_WAIT.toSeconds(), wait.toSeconds()));
    }
  }

  private static boolean isSame(Path file, Path rejects) {
    try {
      return Files.exists(rejects) && Files.isSameFile(file, rejects);
    } catch (IOException e) {
      return false; // Then there is none to overwrite, or writing will fail.
    }
  }
}
