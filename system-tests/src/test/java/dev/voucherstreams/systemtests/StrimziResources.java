package dev.voucherstreams.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.voucherstreams.systemtests.deployment.Kustomization;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What Strimzi's operators make of KafkaTopics and KafkaUsers, on the one node that there is here.
 */
record StrimziResources(List<JsonNode> resources) {

  List<NewTopic> topics() {
    return Kustomization.ofKind(resources, "KafkaTopic").map(StrimziResources::topic).toList();
  }

  private static NewTopic topic(JsonNode topic) {
    Map<String, String> configs = new HashMap<>();
    topic
        .at("/spec/config")
        .properties()
        .forEach(each -> configs.put(each.getKey(), each.getValue().asText()));
    configs.put("min.insync.replicas", "1");
    int partitions = topic.at("/spec/partitions").asInt();
    return new NewTopic(Kustomization.name(topic), partitions, (short) 1).configs(configs);
  }

  List<UserScramCredentialAlteration> users(String password) {
    ScramCredentialInfo scram = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096);
    List<UserScramCredentialAlteration> users = new ArrayList<>();
    kafkaUsers()
        .map(Kustomization::name)
        .forEach(user -> users.add(new UserScramCredentialUpsertion(user, scram, password)));
    return users;
  }

  /** The rights of all users, each for one operation. */
  List<AclBinding> rights() {
    List<AclBinding> rights = new ArrayList<>();
    kafkaUsers()
        .forEach(
            user ->
                user.at("/spec/authorization/acls")
                    .forEach(acl -> rights.addAll(rights(Kustomization.name(user), acl))));
    return rights;
  }

  private static List<AclBinding> rights(String user, JsonNode acl) {
    JsonNode resource = acl.path("resource");
    ResourcePattern pattern =
        new ResourcePattern(
            ResourceType.fromString(
                resource.path("type").asText().replace("transactionalId", "transactional_id")),
            resource.path("name").asText(),
            resource.path("patternType").asText().equals("prefix")
                ? PatternType.PREFIXED
                : PatternType.LITERAL);
    List<AclBinding> rights = new ArrayList<>();
    for (JsonNode operation : acl.path("operations")) {
      rights.add(new AclBinding(pattern, entry(user, operation.asText())));
    }
    return rights;
  }

  private static AccessControlEntry entry(String user, String operation) {
    String constant = operation.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    return new AccessControlEntry(
        "User:" + user, "*", AclOperation.fromString(constant), AclPermissionType.ALLOW);
  }

  private Stream<JsonNode> kafkaUsers() {
    return Kustomization.ofKind(resources, "KafkaUser");
  }
}
