package dev.voucherstreams.service.streams;

import dev.voucherstreams.service.streams.TopicWatch.TopicLook;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that a client's topics are there: creates those that are missing, if it may, and
 * compares those that exist with what is needed. It changes none that exists.
 */
public final class TopicKeeper {

  private static final Logger LOG = LoggerFactory.getLogger(TopicKeeper.class);

  private final Map<String, Object> adminConfig;
  private final List<NewTopic> topics;
  private final boolean createMissing;
  private final TopicInspection inspection;

  /**
   * @param topics those that the client needs
   * @param others the names of those that are others' business, as long as a result has room
   * @param internal those that Kafka Streams creates for it
   * @param createMissing whether a missing topic is created; otherwise somebody else has to
   */
  public TopicKeeper(
      Map<String, Object> adminConfig,
      List<NewTopic> topics,
      Set<String> others,
      InternalTopics internal,
      boolean createMissing) {
    this.adminConfig = adminConfig;
    this.topics = topics;
    this.createMissing = createMissing;
    this.inspection = new TopicInspection(topics, others, internal);
  }

  /**
   * Returns how the topics are, when all are there.
   *
   * @param found is told the ids of those that exist, by name, before a missing one is created
   * @throws ExecutionException if the broker isn't there or refuses, or if topics are missing and
   *     must not be created
   */
  public TopicLook ensureTopics(Consumer<Map<String, Uuid>> found)
      throws ExecutionException, InterruptedException {
    Admin admin = Admin.create(adminConfig);
    try {
      Map<String, Uuid> ids = new HashMap<>();
      admin.listTopics().listings().get().forEach(each -> ids.put(each.name(), each.topicId()));
      Set<String> existing = Set.copyOf(ids.keySet());
      ids.keySet().retainAll(topics.stream().map(NewTopic::name).toList());
      found.accept(ids);
      ids.putAll(createMissing(existing, admin));
      return new TopicLook(ids, inspection.unfit(existing, admin));
    } finally {
      admin.close(Duration.ZERO); // what it still asks of a broker that is away is of no use
    }
  }

  private Map<String, Uuid> createMissing(Set<String> existing, Admin admin)
      throws ExecutionException, InterruptedException {
    List<NewTopic> missing =
        topics.stream().filter(topic -> !existing.contains(topic.name())).toList();
    requireMayCreate(missing);
    CreateTopicsResult creation = admin.createTopics(missing);
    Map<String, Uuid> created = new HashMap<>();
    for (NewTopic topic : missing) {
      id(creation, topic.name()).ifPresent(id -> created.put(topic.name(), id));
    }
    return created;
  }

  private void requireMayCreate(List<NewTopic> missing) throws ExecutionException {
    if (!missing.isEmpty() && !createMissing) {
      List<String> names = missing.stream().map(NewTopic::name).toList();
      throw new ExecutionException(
          new UnknownTopicOrPartitionException(
              "create the topics %s, or have streams-app do it: voucher.topics.create-missing"
                  .formatted(names)));
    }
  }

  /* Empty if another instance was faster. */
  private static Optional<Uuid> id(CreateTopicsResult creation, String topic)
      throws ExecutionException, InterruptedException {
    try {
      Uuid id = creation.topicId(topic).get();
      LOG.info("created topic {}", topic);
      return Optional.of(id);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
      return Optional.empty();
    }
  }
}
