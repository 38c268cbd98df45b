package dev.voucherstreams.systemtests;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
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
 * A broker as a cluster of one's own would have it: clients come over TLS, say who they are, and
 * may do what they were given a right for. It takes Strimzi's resources as Strimzi's operators do.
 */
final class TlsBroker implements AutoCloseable {

  private static final String PASSWORD = "of-this-test";

  private final Path folder;
  private final int securedPort = Project.freePort();
  private final int plainPort = Project.freePort();
  private final Path certificate;
  private final KafkaNode node;
  private Optional<Command> process = Optional.empty();

  /** Prepares one that is not started yet. */
  TlsBroker(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    this.certificate = folder.resolve("ca.crt");
    this.node = new KafkaNode(folder);
    makeCertificate();
    int controllerPort = Project.freePort();
    node.format(listeners(controllerPort), controllerPort);
  }

  /** Where clients reach it. */
  String address() {
    return "localhost:" + securedPort;
  }

  /** The certificate to trust. */
  Path certificate() {
    return certificate;
  }

  /** What a user's Secret says to Kafka's clients. */
  static String jaasConfig(String user) {
    return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
        .formatted(user, PASSWORD);
  }

  void start() throws IOException {
    process = Optional.of(node.start());
    await("the broker")
        .atMost(Duration.ofMinutes(1))
        .ignoreExceptions()
        .until(
            () -> {
              try (Admin admin = admin()) {
                return admin.describeCluster().nodes().get().size() == 1;
              }
            });
  }

  /** Creates the topics and users of these resources, on the one node that there is. */
  void apply(List<JsonNode> resources) throws Exception {
    List<NewTopic> topics = new ArrayList<>();
    List<UserScramCredentialAlteration> users = new ArrayList<>();
    List<AclBinding> rights = new ArrayList<>();
    for (JsonNode resource : resources) {
      String name = resource.at("/metadata/name").asText();
      if (resource.path("kind").asText().equals("KafkaTopic")) {
        topics.add(topic(name, resource.path("spec")));
      } else {
        ScramCredentialInfo scram = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096);
        users.add(new UserScramCredentialUpsertion(name, scram, PASSWORD));
        resource.at("/spec/authorization/acls").forEach(acl -> rights.addAll(rights(name, acl)));
      }
    }
    try (Admin admin = admin()) {
      admin.createTopics(topics).all().get();
      admin.alterUserScramCredentials(users).all().get();
      admin.createAcls(rights).all().get();
    }
  }

  private static NewTopic topic(String name, JsonNode spec) {
    Map<String, String> configs = new HashMap<>();
    spec.path("config")
        .properties()
        .forEach(each -> configs.put(each.getKey(), each.getValue().asText()));
    configs.put("min.insync.replicas", "1");
    return new NewTopic(name, spec.path("partitions").asInt(), (short) 1).configs(configs);
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

  private Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + plainPort));
  }

  private void makeCertificate() throws IOException, InterruptedException {
    run("key", keytool("-genkeypair -keyalg EC -dname CN=localhost -ext san=dns:localhost"));
    run("certificate", keytool("-exportcert -rfc -file ca.crt"));
  }

  private static List<String> keytool(String options) {
    String program = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String all = options + " -alias broker -keystore broker.p12 -storepass " + PASSWORD;
    return Stream.concat(Stream.of(program), Stream.of(all.split(" ", -1))).toList();
  }

  private void run(String name, List<String> command) throws IOException, InterruptedException {
    Command.start(command, Map.of(), folder.resolve(name + ".out")).awaitSuccess();
  }

  /* On the listener without names and keys comes who sets it up, and may do all. */
  private String listeners(int controllerPort) {
    return """
    inter.broker.listener.name=PLAINTEXT
    listeners=PLAINTEXT://127.0.0.1:%1$d,SASL_SSL://localhost:%2$d,CONTROLLER://127.0.0.1:%3$d
    listener.security.protocol.map=PLAINTEXT:PLAINTEXT,SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT
    sasl.enabled.mechanisms=SCRAM-SHA-512
    listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config=\
      org.apache.kafka.common.security.scram.ScramLoginModule required;
    ssl.keystore.location=%4$s/broker.p12
    ssl.keystore.password=%5$s
    authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
    super.users=User:ANONYMOUS
    """
        .formatted(plainPort, securedPort, controllerPort, folder, PASSWORD);
  }

  /** Ends it as {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.orElseThrow().kill();
  }

  @Override
  public void close() {
    process.ifPresent(Command::close);
  }
}
