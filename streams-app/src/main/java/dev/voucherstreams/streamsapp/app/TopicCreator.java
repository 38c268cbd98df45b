package dev.voucherstreams.streamsapp.app;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the topics that are missing. Those that exist are left as they are. */
final class TopicCreator {

  private static final Logger LOG = LoggerFactory.getLogger(TopicCreator.class);

  private final Map<String, Object> adminConfig;
  private final List<NewTopic> topics;

  TopicCreator(Map<String, Object> adminConfig, List<NewTopic> topics) {
    this.adminConfig = adminConfig;
    this.topics = topics;
  }

  /**
   * @throws ExecutionException if the broker isn't there or refuses
   */
  void createMissing() throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(adminConfig)) {
      Set<String> existing = admin.listTopics().names().get();
      for (NewTopic topic : topics) {
        if (!existing.contains(topic.name())) {
          create(admin, topic);
        }
      }
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
