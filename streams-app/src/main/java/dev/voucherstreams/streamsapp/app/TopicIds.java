package dev.voucherstreams.streamsapp.app;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;

/**
 * Tells topics from those of the same name that have taken their place. To a consumer they are the
 * same: it goes on at its old position, and passes over what the new one holds before that.
 *
 * @param names the topics that are looked at
 */
record TopicIds(Map<String, Object> adminConfig, List<String> names) {

  /** The ids of those that exist now. */
  Map<String, Uuid> now() throws ExecutionException, InterruptedException {
    Admin admin = Admin.create(adminConfig);
    try {
      Map<String, Uuid> ids = new HashMap<>();
      admin.listTopics().listings().get().forEach(topic -> ids.put(topic.name(), topic.topicId()));
      ids.keySet().retainAll(names);
      return ids;
    } finally {
      admin.close(Duration.ZERO);
    }
  }
}
