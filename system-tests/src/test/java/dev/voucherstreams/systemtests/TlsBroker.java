package dev.voucherstreams.systemtests;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/**
 * A broker as a cluster of one's own would have it: clients come over TLS, say who they are, and
 * may do what they were given a right for.
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

  /** The settings of a client that is this user. */
  Map<String, Object> client(String user) {
    return Map.of(
        "bootstrap.servers",
        address(),
        "security.protocol",
        "SASL_SSL",
        "sasl.mechanism",
        "SCRAM-SHA-512",
        "sasl.jaas.config",
        jaasConfig(user),
        "ssl.truststore.type",
        "PEM",
        "ssl.truststore.location",
        certificate.toString());
  }

  /** What its authorizer has decided. */
  AuthorizerLog authorizerLog() {
    return new AuthorizerLog(folder.resolve("authorizer.log"));
  }

  void start() throws IOException {
    Path logging = Files.writeString(folder.resolve("log4j2.properties"), authorizerLog().log4j());
    process = Optional.of(node.start(Map.of("LOG4J_CONFIGURATION_FILE", logging.toString())));
    await("the broker")
        .ignoreExceptions()
        .until(
            () -> {
              try (Admin admin = admin()) {
                return admin.describeCluster().nodes().get().size() == 1;
              }
            });
  }

  /** Creates the topics and users of these resources, on the one node that there is. */
  void apply(StrimziResources resources) throws Exception {
    try (Admin admin = admin()) {
      admin.createTopics(resources.topics()).all().get();
      admin.createAcls(resources.rights()).all().get();
      admin.alterUserScramCredentials(resources.users(PASSWORD)).all().get();
    }
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
