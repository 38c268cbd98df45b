package dev.voucherstreams.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.voucherstreams.systemtests.deployment.Kustomization;
import dev.voucherstreams.systemtests.deployment.Repository;
import dev.voucherstreams.systemtests.deployment.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Makes pods of the production overlay, and starts them on a Kafka that asks who they are. */
record Pods(Path folder, TlsBroker broker, TestRegistry registry) {

  private static final List<JsonNode> PRODUCTION = Kustomization.render(Kustomization.PRODUCTION);

  /** Returns a pod of the workload of this name, with the files of its Secrets and ConfigMaps. */
  Pod of(String workload) throws IOException {
    Pod pod =
        new Pod(
            Workload.named(PRODUCTION, workload),
            Files.createTempDirectory(folder, workload + "-"));
    pod.fillVolumes(PRODUCTION, this::secret);
    return pod;
  }

  /** Starts its process. */
  Command start(Pod pod) throws IOException {
    return start(pod, pod.arguments());
  }

  /** Starts its process with other arguments. */
  Command start(Pod pod, List<String> arguments) throws IOException {
    return pod.start(jar(pod), environment(pod), arguments);
  }

  /** Starts its process with another environment. */
  Command start(Pod pod, Consumer<Map<String, String>> change) throws IOException {
    Map<String, String> environment = environment(pod);
    change.accept(environment);
    return pod.start(jar(pod), environment, pod.arguments());
  }

  private static Path jar(Pod pod) {
    return Project.ROOT.resolve("%1$s/target/%1$s.jar".formatted(pod.workload().app()));
  }

  /** Starts a command in a pod of the toolbox. */
  Command toolbox(String... command) throws IOException {
    return start(of("toolbox"), List.of(command));
  }

  /* The manifest's, with what can only be here: addresses, ports, one node. */
  private Map<String, String> environment(Pod pod) {
    String app = pod.workload().app();
    Map<String, String> environment = pod.workload().environment(PRODUCTION, this::secret);
    environment.put("KAFKA_BOOTSTRAP_SERVERS", broker.address());
    environment.put("SCHEMA_REGISTRY_URL", registry.confluentApi());
    environment.replace("VOUCHER_TOPICS_REPLICATION", "1");
    if (!app.equals("loader")) {
      environment.put("STATE_DIR", imageSetting("STATE_DIR"));
      environment.put("SERVER_ADDRESS", "127.0.0.1");
      environment.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
      environment.put("MANAGEMENT_PORT", "" + pod.port("management"));
      environment.put("SERVER_PORT", "" + pod.port(app.equals("gateway") ? "http" : "queries"));
    }
    return environment;
  }

  private static String imageSetting(String name) {
    return Repository.firstGroup("ENV " + name + "=(\\S+)", Repository.text("docker/Dockerfile"));
  }

  /* What Strimzi's Access Operator would have put there. */
  private String secret(String key) {
    String user = key.substring(0, key.indexOf('/'));
    assertThat(key).isIn(user + "/sasl.jaas.config", user + "/ssl.truststore.crt");
    try {
      return key.endsWith(".crt")
          ? Files.readString(broker.certificate())
          : TlsBroker.jaasConfig(user);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
