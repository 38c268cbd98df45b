package dev.voucherstreams.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TopicsTest {

  private static final Duration WEEK = Duration.ofDays(7);

  @Test
  void names_withPrefix_allBeginWithIt() {
    Topics topics = new Topics("shop.");

    assertThat(topics.orderEvents()).isEqualTo("shop.order-events");
    assertThat(topics.deadLetter(topics.orderEvents())).isEqualTo("shop.order-events.dead-letter");
  }

  @Test
  void prefix_thatNoTopicMayHave_isRefused() {
    assertThatThrownBy(() -> new Topics("a/b"))
        .hasMessage("topic prefix may hold letters, digits, '.', '_' and '-' only, but is: a/b");
  }

  @Test
  void settings_noOrderRetention_keepsOrdersForEver() {
    // When
    List<NewTopic> topics = settings(Optional.empty()).forTally(new Topics(""));

    // Then
    NewTopic orders = topics.get(0);
    assertThat(orders.name()).isEqualTo("order-events");
    assertThat(orders.numPartitions()).isEqualTo(12);
    assertThat(orders.configs()).isEqualTo(Map.of("retention.ms", "-1"));
  }

  @Test
  void settings_tables_areCompacted() {
    assertThat(settings(Optional.of(WEEK)).forTally(new Topics("")))
        .filteredOn(topic -> "compact".equals(topic.configs().get("cleanup.policy")))
        .extracting(NewTopic::name)
        .containsExactly("segment-vouchers", "order-loads");
  }

  @Test
  void settings_noPartition_isRefused() {
    assertThatThrownBy(
            () -> new TopicSettings(0, 1, 1, Optional.empty(), Optional.empty(), WEEK, WEEK))
        .hasMessage("order partitions must be at least 1, but is: 0");
  }

  private static TopicSettings settings(Optional<Duration> orderRetention) {
    return new TopicSettings(12, 1, 4, Optional.empty(), orderRetention, WEEK, WEEK);
  }
}
