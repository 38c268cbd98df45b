package dev.voucherstreams.systemtests.deployment;

import static dev.voucherstreams.systemtests.deployment.Kustomization.elements;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.voucherstreams.schemas.TopicSettings;
import dev.voucherstreams.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.springframework.boot.convert.DurationStyle;

/** Holds the topics and users of Strimzi to the topics that streams-app would create. */
class StrimziTest {

  private static final short COPIES = 3;
  private static final Topics TOPICS = new Topics("");

  private final List<JsonNode> resources = Kustomization.render(Kustomization.STRIMZI);

  @Test
  void topics_areThoseThatStreamsAppWouldCreate() {
    Map<String, Map<String, String>> expected = new TreeMap<>();
    Stream.concat(
            defaults().forTally(TOPICS).stream(), defaults().forRequests(TOPICS, Set.of()).stream())
        .forEach(topic -> expected.put(topic.name(), settings(topic)));

    Map<String, Map<String, String>> actual =
        Kustomization.ofKind(resources, "KafkaTopic")
            .collect(Collectors.toMap(Kustomization::name, StrimziTest::settings));

    assertThat(actual).hasSizeGreaterThan(10).containsExactlyInAnyOrderEntriesOf(expected);
  }

  @Test
  void topics_surviveTheLossOfABroker() {
    assertThat(Kustomization.ofKind(resources, "KafkaTopic"))
        .allSatisfy(
            topic ->
                assertThat(topic.at("/spec/config/min.insync.replicas").asInt())
                    .isEqualTo(COPIES - 1));
  }

  @Test
  void internalTopics_haveAsManyCopies() {
    List<JsonNode> production = Kustomization.render(Kustomization.PRODUCTION);

    assertThat(Workload.of(production, "streams-app").environment(production, key -> key))
        .containsEntry("VOUCHER_TOPICS_REPLICATION", "" + COPIES);
  }

  @Test
  void resources_nameTheirKafka() {
    assertThat(resources)
        .allSatisfy(
            resource ->
                assertThat(resource.at("/metadata/labels/strimzi.io~1cluster").asText())
                    .isEqualTo("kafka"));
  }

  @Test
  void rights_areForTopicsThatThereAre() {
    Set<String> topics =
        Kustomization.ofKind(resources, "KafkaTopic")
            .map(Kustomization::name)
            .collect(Collectors.toSet());

    assertThat(Kustomization.ofKind(resources, "KafkaUser"))
        .flatMap(user -> elements(user.at("/spec/authorization/acls")).toList())
        .map(acl -> acl.path("resource"))
        .filteredOn(resource -> resource.path("type").asText().equals("topic"))
        .hasSizeGreaterThan(10)
        .allSatisfy(
            resource ->
                assertThat(resource.path("name").asText())
                    .satisfiesAnyOf(
                        name -> assertThat(topics).contains(name),
                        name -> assertThat(name).startsWith("voucher-streams-tally-"),
                        name -> assertThat(name).isEqualTo("__consumer_offsets")));
  }

  @Test
  void users_areThoseThatRunHere_andOneExample_eachWithItsSecret() throws Exception {
    List<JsonNode> deployed = Kustomization.renderExample();
    Set<String> secrets =
        Workload.oursIn(deployed)
            .flatMap(workload -> workload.secretKeys().stream())
            .map(key -> key.replaceFirst("/.*", ""))
            .collect(Collectors.toSet());

    assertThat(Kustomization.ofKind(resources, "KafkaUser").map(Kustomization::name))
        .containsAll(secrets)
        .hasSize(secrets.size() + 1)
        .contains("voucher-client");
    assertThat(Kustomization.ofKind(deployed, "KafkaAccess").map(Kustomization::name))
        .containsExactlyInAnyOrderElementsOf(secrets);
    assertThat(Kustomization.ofKind(deployed, "KafkaAccess"))
        .allSatisfy(
            access ->
                assertThat(access.at("/spec/user/name").asText())
                    .isEqualTo(Kustomization.name(access)));
  }

  /* The defaults of application.yml, with three copies. */
  private static TopicSettings defaults() {
    return new TopicSettings(
        true,
        Integer.parseInt(setting("order-partitions")),
        Integer.parseInt(setting("table-partitions")),
        Integer.parseInt(setting("request-partitions")),
        COPIES,
        null,
        duration("request-retention"),
        duration("dead-letter-retention"));
  }

  private static Duration duration(String key) {
    return DurationStyle.detectAndParse(setting(key));
  }

  private static String setting(String key) {
    return Repository.firstGroup(
        "\n    " + key + ": (\\w+)", AppConfiguration.of("streams-app").text());
  }

  private static Map<String, String> settings(NewTopic topic) {
    Map<String, String> settings = new TreeMap<>(topic.configs());
    settings.put("partitions", "" + topic.numPartitions());
    settings.put("replicas", "" + topic.replicationFactor());
    return settings;
  }

  private static Map<String, String> settings(JsonNode topic) {
    Map<String, String> settings = new TreeMap<>();
    topic
        .at("/spec/config")
        .properties()
        .forEach(entry -> settings.put(entry.getKey(), entry.getValue().asText()));
    settings.put("partitions", topic.at("/spec/partitions").asText());
    settings.put("replicas", topic.at("/spec/replicas").asText());
    return settings;
  }
}
