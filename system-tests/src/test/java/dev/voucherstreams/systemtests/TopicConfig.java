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

  /** Sets a value and waits until the broker goes by it, which is after the controller's answer. */
  void set(String key, String value) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    AlterConfigOp set = new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      admin.incrementalAlterConfigs(Map.of(resource, List.of(set))).all().get();
      await(topic + " " + key)
          .until(
              () ->
                  admin
                      .describeConfigs(List.of(resource))
                      .values()
                      .get(resource)
                      .get()
                      .get(key)
                      .value()
                      .equals(value));
    }
  }
}
