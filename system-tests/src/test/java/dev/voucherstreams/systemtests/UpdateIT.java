package dev.voucherstreams.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

/**
 * The data of the version before generations, 14ad169, written by that version itself: a run
 * directory after {@code make run} with 2,000 synthetic rows, without its logs and configuration,
 * and the table that its gateway showed.
 */
class UpdateIT {

  private static final Path RECORDED = Path.of("src/test/resources/update").toAbsolutePath();

  @Test
  void dataOfTheVersionBefore_isCountedAnew_givesTheSameTable_andWhatItLeftGoes() throws Exception {
    // Given
    Table table = Table.parse(Files.readString(RECORDED.resolve("segments-of-14ad169.json")));
    try (LocalSystem system = new LocalSystem("update")) {
      List<String> unpack =
          List.of("tar", "-xzf", RECORDED.resolve("run-directory-of-14ad169.tar.gz").toString());
      system.run("unpack", unpack).awaitSuccess();
      assertThat(system.folder().resolve("run/kafka/data/order-outcomes-0")).exists();

      // When
      system.start();

      // Then
      assertThat(system.table()).isEqualTo(table);
      await()
          .untilAsserted(
              () -> {
                assertThat(topics(system))
                    .doesNotContain("order-outcomes")
                    .noneMatch(UpdateIT::isOfTheBefore);
                assertThat(keysOfRows(system)).isNotEmpty().allMatch(key -> key.startsWith("g"));
              });
      assertThat(system.table()).isEqualTo(table);
    }
  }

  private static boolean isOfTheBefore(String topic) {
    return topic.startsWith("voucher-streams-tally-")
        && !topic.matches("voucher-streams-tally-g[0-9a-f]{8}-\\d+-.*");
  }

  private static Set<String> topics(LocalSystem system) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", system.kafka()))) {
      return admin.listTopics().names().get();
    }
  }

  private static List<String> keysOfRows(LocalSystem system) {
    Map<String, byte[]> latest = new HashMap<>();
    try (Reader<byte[]> reader =
        new Reader<>(system.kafka(), "segment-vouchers", new ByteArrayDeserializer())) {
      reader.readToTheEnd().forEach(record -> latest.put(record.key(), record.value()));
    }
    latest.values().removeIf(value -> value == null);
    return List.copyOf(latest.keySet());
  }
}
