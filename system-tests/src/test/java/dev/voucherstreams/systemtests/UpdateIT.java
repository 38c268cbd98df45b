package dev.voucherstreams.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

/** The data of the version before generations, written by that version itself. */
class UpdateIT {

  /* The last version whose table doesn't say which count it comes from. */
  private static final String BEFORE = "14ad169";

  private static final Duration LONG = Duration.ofMinutes(3);

  @Test
  void dataOfTheVersionBefore_isCountedAnew_givesTheSameTable_andWhatItLeftGoes() throws Exception {
    // Given
    FormerVersion before = FormerVersion.built(BEFORE);
    try (LocalSystem system = new LocalSystem("update")) {
      Path history = system.history("history.csv", 20_000);
      system.by(before.run(history)).start();
      system.answers();
      Table table = system.table();
      assertThat(topics(system)).contains("order-outcomes").anyMatch(UpdateIT::isOfTheBefore);
      system.stop();

      // When
      system.by(Project.java(Project.LAUNCHER, "run", "--history", "none")).start();

      // Then
      assertThat(system.table()).isEqualTo(table);
      await()
          .atMost(LONG)
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
