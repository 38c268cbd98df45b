package dev.voucherstreams.streamsapp.app;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that the topics are there: creates those that are missing, if it may, and leaves those
 * that exist as they are.
 */
final class TopicCreator {

  private static final Logger LOG = LoggerFactory.getLogger(TopicCreator.class);

  private final Map<String, Object> adminConfig;
  private final List<NewTopic> topics;
  private final boolean createMissing;

  /**
   * @param createMissing whether a missing topic is created; otherwise somebody else has to
   */
  TopicCreator(Map<String, Object> adminConfig, List<NewTopic> topics, boolean createMissing) {
    this.adminConfig = adminConfig;
    this.topics = topics;
    this.createMissing = createMissing;
  }

  /**
   * @throws ExecutionException if the broker isn't there or refuses, or if topics are missing and
   *     must not be created
   */
  void ensureTopics() throws ExecutionException, InterruptedException {
    Admin admin = Admin.create(adminConfig);
    try {
      ensureTopics(admin);
    } finally {
      admin.close(Duration.ZERO); // what it still asks of a broker that is away is of no use
    }
  }

  private void ensureTopics(Admin admin) throws ExecutionException, InterruptedException {
    Set<String> existing = admin.listTopics().names().get();
    List<NewTopic> missing =
        topics.stream().filter(topic -> !existing.contains(topic.name())).toList();
    requireMayCreate(missing);
    for (NewTopic topic : missing) {
      create(admin, topic);
    }
  }

  private void requireMayCreate(List<NewTopic> missing) throws ExecutionException {
    if (!missing.isEmpty() && !createMissing) {
      List<String> names = missing.stream().map(NewTopic::name).toList();
      throw new ExecutionException(
          new UnknownTopicOrPartitionException(
              "create the topics %s, or set voucher.topics.create-missing".formatted(names)));
    }
  }

  private static void create(Admin admin, NewTopic topic)
      throws ExecutionException, InterruptedException {
    try {
      admin.createTopics(List.of(topic)).all().get();
      LOG.info("created topic {}", topic.name());
    } catch (ExecutionException e) {
      // Another instance was faster.
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }
}
