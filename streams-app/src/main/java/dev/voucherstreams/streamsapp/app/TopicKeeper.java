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
 * Sees to it that a client's topics are there: creates those that are missing, if it may, and
 * compares those that exist with what is needed. It changes none that exists.
 */
final class TopicKeeper {

  private static final Logger LOG = LoggerFactory.getLogger(TopicKeeper.class);

  private final Map<String, Object> adminConfig;
  private final List<NewTopic> topics;
  private final boolean createMissing;
  private final TopicInspection inspection;

  /**
   * @param topics those that the client needs
   * @param createMissing whether a missing topic is created; otherwise somebody else has to
   * @param inspection of those that exist
   */
  TopicKeeper(
      Map<String, Object> adminConfig,
      List<NewTopic> topics,
      boolean createMissing,
      TopicInspection inspection) {
    this.adminConfig = adminConfig;
    this.topics = topics;
    this.createMissing = createMissing;
    this.inspection = inspection;
  }

  /**
   * Returns the topics that exist and are not as they are needed, when all are there.
   *
   * @throws ExecutionException if the broker isn't there or refuses, or if topics are missing and
   *     must not be created
   */
  List<UnfitTopic> ensureTopics() throws ExecutionException, InterruptedException {
    Admin admin = Admin.create(adminConfig);
    try {
      Set<String> existing = admin.listTopics().names().get();
      createMissing(existing, admin);
      return inspection.unfit(existing, admin);
    } finally {
      admin.close(Duration.ZERO); // what it still asks of a broker that is away is of no use
    }
  }

  private void createMissing(Set<String> existing, Admin admin)
      throws ExecutionException, InterruptedException {
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
