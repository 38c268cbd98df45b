package dev.voucherstreams.systemtests;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/** What is configured of a topic. */
record TopicConfig(String kafka, String topic) {

  /** Returns the value that the broker goes by. */
  String get(String key) throws Exception {
    try (Admin admin = admin()) {
      return get(admin, key);
    }
  }

  /** Sets a value and waits until the broker goes by it, which is after the controller's answer. */
  void set(String key, String value) throws Exception {
    AlterConfigOp set = new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET);
    try (Admin admin = admin()) {
      admin.incrementalAlterConfigs(Map.of(resource(), List.of(set))).all().get();
      await(topic + " " + key).until(() -> get(admin, key).equals(value));
    }
  }

  private String get(Admin admin, String key) throws Exception {
    return admin
        .describeConfigs(List.of(resource()))
        .values()
        .get(resource())
        .get()
        .get(key)
        .value();
  }

  private Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", kafka));
  }

  private ConfigResource resource() {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }
}
