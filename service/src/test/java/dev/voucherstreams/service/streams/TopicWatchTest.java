package dev.voucherstreams.service.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.voucherstreams.service.streams.TopicWatch.TopicLook;
import dev.voucherstreams.service.streams.UnfitTopic.TopicDifference;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class TopicWatchTest {

  private static final UnfitTopic SHORT_LIVED =
      new UnfitTopic(
          "order-events", List.of(new TopicDifference("retention.ms", "604800000", "-1")), false);
  private static final UnfitTopic NO_TABLE =
      new UnfitTopic(
          "segment-vouchers",
          List.of(new TopicDifference("cleanup.policy", "delete", "compact")),
          true);

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private List<UnfitTopic> seen = List.of();
  private final TopicWatch watch = watch(found -> new TopicLook(Map.of(), seen));

  @BeforeEach
  void logAsTheApplicationDoes() {
    ((Logger) LoggerFactory.getLogger(TopicWatch.class)).setLevel(Level.INFO);
  }

  @AfterEach
  void logAsOtherTestsDo() {
    ((Logger) LoggerFactory.getLogger(TopicWatch.class)).setLevel(null);
  }

  @Test
  void topics_thatAreAsNeeded_leaveNothingToSay() throws Exception {
    assertThat(watch.look(() -> {})).isTrue();
    assertThat(watch.complaints()).isEmpty();
    assertThat(watch.obstacle()).isEmpty();
    assertThat(problems()).isZero();
  }

  @Test
  void difference_thatCanBeLivedWith_isNamedOnceAndUntilItIsGone(CapturedOutput output)
      throws Exception {
    // When
    seen = List.of(SHORT_LIVED);
    watch.look(() -> {});
    boolean usable = watch.look(() -> {});

    // Then
    assertThat(usable).isTrue();
    assertThat(problems()).isEqualTo(1);
    assertThat(watch.complaints().get("order-events"))
        .startsWith("retention.ms is 604800000 instead of -1; put it right with: kafka-configs.sh");
    seen = List.of();
    watch.look(() -> {});
    assertThat(watch.complaints()).isEmpty();
    assertThat(output).containsOnlyOnce("topic order-events is not as it has to be");
    assertThat(output).containsOnlyOnce("topic order-events is as it has to be now");
  }

  @Test
  void table_thatWouldLoseRows_canNotBeUsed(CapturedOutput output) throws Exception {
    seen = List.of(NO_TABLE);

    assertThat(watch.look(() -> {})).isFalse();
    assertThat(watch.look(() -> {})).isFalse();
    assertThat(output)
        .containsOnlyOnce("topic segment-vouchers would lose rows")
        .contains("--entity-name segment-vouchers --add-config cleanup.policy=compact");
  }

  @Test
  void obstacle_isSaidOnce(CapturedOutput output) throws Exception {
    TopicWatch missing =
        watch(
            found -> {
              throw new ExecutionException(
                  new UnknownTopicOrPartitionException("create the topics"));
            });

    assertThat(missing.look(() -> {})).isFalse();
    assertThat(missing.look(() -> {})).isFalse();
    assertThat(missing.obstacle().orElseThrow()).hasMessageContaining("create the topics");
    assertThat(output).containsOnlyOnce("can't look after its topics");
  }

  @Test
  void topic_thatIsGone_orThatAnotherHasReplaced_isToldBeforeItIsMadeAgain() throws Exception {
    // Given
    Uuid first = Uuid.randomUuid();
    AtomicReference<Map<String, Uuid>> existing = new AtomicReference<>(Map.of());
    List<String> steps = new ArrayList<>();
    TopicWatch topics =
        watch(
            found -> {
              found.accept(existing.get());
              steps.add("created");
              return new TopicLook(Map.of("order-events", first), List.of());
            });

    // When: it is created, is there, is gone, and another is there
    topics.look(() -> steps.add("gone"));
    existing.set(Map.of("order-events", first));
    topics.look(() -> steps.add("gone"));
    existing.set(Map.of());
    topics.look(() -> steps.add("gone"));
    existing.set(Map.of("order-events", Uuid.randomUuid()));
    topics.look(() -> steps.add("gone"));

    // Then
    assertThat(steps).containsExactly("created", "created", "gone", "created", "gone", "created");
  }

  @Test
  void look_thatIsInterrupted_ends() {
    TopicWatch stopped =
        watch(
            found -> {
              Thread.currentThread().interrupt();
              throw new InterruptException("stopped");
            });

    assertThatThrownBy(() -> stopped.look(() -> {})).isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }

  private double problems() {
    return registry.get("voucher.topic.problems").tag("client", "tally").gauge().value();
  }

  private TopicWatch watch(TopicWatch.Topics topics) {
    return new TopicWatch("tally", topics, "broker:9092", registry);
  }
}
