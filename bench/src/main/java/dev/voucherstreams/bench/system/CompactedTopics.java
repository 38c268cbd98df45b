package dev.voucherstreams.bench.system;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** The compacted topics of a broker, but those of Kafka's own. */
record CompactedTopics(Admin admin) {

  /** Returns how many bytes of the disk each one's records take, in all its partitions. */
  Map<String, Long> sizes() throws InterruptedException, ExecutionException {
    Collection<String> compacted = names();
    return admin.describeLogDirs(brokers()).allDescriptions().get().values().stream()
        .flatMap(folders -> folders.values().stream())
        .map(LogDirDescription::replicaInfos)
        .flatMap(replicas -> replicas.entrySet().stream())
        .filter(replica -> compacted.contains(replica.getKey().topic()))
        .collect(
            Collectors.groupingBy(
                replica -> replica.getKey().topic(),
                TreeMap::new,
                Collectors.summingLong(replica -> replica.getValue().size())));
  }

  private List<Integer> brokers() throws InterruptedException, ExecutionException {
    return admin.describeCluster().nodes().get().stream().map(node -> node.id()).toList();
  }

  private Collection<String> names() throws InterruptedException, ExecutionException {
    List<ConfigResource> all =
        admin.listTopics().names().get().stream()
            .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
            .toList();
    return admin.describeConfigs(all).all().get().entrySet().stream()
        .filter(topic -> isCompacted(topic.getValue()))
        .map(topic -> topic.getKey().name())
        .collect(Collectors.toSet());
  }

  private static boolean isCompacted(Config config) {
    return config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value().contains("compact");
  }
}
