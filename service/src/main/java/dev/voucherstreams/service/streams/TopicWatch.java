package dev.voucherstreams.service.streams;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/**
 * Looks after the topics of a client, and remembers what it saw: for the log, which has each thing
 * once, for health, and for the meter {@code voucher.topic.problems}.
 */
public final class TopicWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TopicWatch.class);

  /** The topics, as {@link TopicKeeper#ensureTopics} looks after them. */
  @FunctionalInterface
  public interface Topics {

    /**
     * Creates those that are missing, if it may, and tells how those that exist are; before that,
     * which exist.
     */
    TopicLook ensure(Consumer<Map<String, Uuid>> found)
        throws ExecutionException, InterruptedException;
  }

  /**
   * How the topics of a client are.
   *
   * @param ids of those that exist, by name; one that another instance has just created may lack
   * @param unfit those that are not as they are needed
   */
  public record TopicLook(Map<String, Uuid> ids, List<UnfitTopic> unfit) {}

  private final String client;
  private final Topics topics;
  private final String bootstrapServers;
  private final MeterRegistry registry;
  private final Gauge problems;
  private volatile Map<String, UnfitTopic> unfit = Map.of();

  /* They tell a topic from one of the same name that has taken its place: to a consumer they are the
   * same, so that it goes on at its old position and passes over what the new one holds before. */
  private volatile Map<String, Uuid> ids = Map.of();

  private volatile @Nullable Throwable obstacle;

  /**
   * @param client what the client does, for the log and the meter
   * @param bootstrapServers as Kafka's own commands are told them
   */
  public TopicWatch(String client, Topics topics, String bootstrapServers, MeterRegistry registry) {
    this.client = client;
    this.topics = topics;
    this.bootstrapServers = bootstrapServers;
    this.registry = registry;
    this.problems =
        Gauge.builder("voucher.topic.problems", this, watch -> watch.unfit.size())
            .description("How many topics of the client have settings other than it needs.")
            .tag("client", client)
            .register(registry);
  }

  /* Another client of this name comes with a gauge of its own. */
  @Override
  public void close() {
    registry.remove(problems);
  }

  /**
   * Creates the topics that are missing, and compares the others with what is needed.
   *
   * @param whenOneIsGone what to do, before it is created, if a topic of the last look is there no
   *     more or another has taken its place
   * @return whether the client can use them
   */
  boolean look(Runnable whenOneIsGone) throws InterruptedException {
    try {
      TopicLook look = topics.ensure(found -> tellIfOneIsGone(found, whenOneIsGone));
      tell(look.unfit());
      ids = look.ids();
      obstacle = null;
      return unfit.values().stream().noneMatch(UnfitTopic::refused);
    } catch (ExecutionException | KafkaException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException("stopped");
      }
      tell(NestedExceptionUtils.getMostSpecificCause(e));
      return false;
    }
  }

  private void tellIfOneIsGone(Map<String, Uuid> found, Runnable whenOneIsGone) {
    boolean isOneGone =
        ids.entrySet().stream()
            .anyMatch(topic -> !topic.getValue().equals(found.get(topic.getKey())));
    if (isOneGone) {
      whenOneIsGone.run();
    }
  }

  private synchronized void tell(List<UnfitTopic> seen) {
    Map<String, UnfitTopic> now = new TreeMap<>();
    seen.forEach(topic -> now.put(topic.name(), topic));
    Map<String, UnfitTopic> before = unfit;
    now.values().stream()
        .filter(topic -> !topic.equals(before.get(topic.name())))
        .forEach(this::tell);
    before.keySet().stream()
        .filter(name -> !now.containsKey(name))
        .forEach(name -> LOG.info("topic {} is as it has to be now", name));
    unfit = now;
  }

  private void tell(UnfitTopic topic) {
    if (topic.refused()) {
      LOG.error(
          "topic {} would lose rows, so the client {} doesn't start with it: {}",
          topic.name(),
          client,
          topic.text(bootstrapServers));
    } else {
      LOG.warn("topic {} is not as it has to be: {}", topic.name(), topic.text(bootstrapServers));
    }
  }

  private synchronized void tell(Throwable cause) {
    if (obstacle == null || !cause.toString().equals(obstacle.toString())) {
      LOG.warn("client {} can't look after its topics: {}", client, cause.toString());
    }
    obstacle = cause;
  }

  /** What health has to say: for each topic that isn't as needed, what is wrong and the remedy. */
  Map<String, String> complaints() {
    Map<String, String> complaints = new TreeMap<>();
    unfit.forEach((name, topic) -> complaints.put(name, topic.text(bootstrapServers)));
    return complaints;
  }

  /** Why the topics can't be looked after, if that is so. */
  public Optional<Throwable> obstacle() {
    return Optional.ofNullable(obstacle);
  }
}
