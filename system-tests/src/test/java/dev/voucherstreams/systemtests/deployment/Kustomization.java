package dev.voucherstreams.systemtests.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.voucherstreams.systemtests.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.yaml.snakeyaml.Yaml;

/** What the folders of k8s/ make, as {@code kubectl apply -k} would send it. */
public final class Kustomization {

  public static final String KIND = "k8s/overlays/kind";
  public static final String PRODUCTION = "k8s/overlays/production";
  public static final String STRIMZI = "k8s/overlays/production/kafka";

  /** For tests of each of the {@link #overlays}. */
  static final String OVERLAYS = "dev.voucherstreams.systemtests.deployment.Kustomization#overlays";

  static final String OPENSHIFT = "k8s/components/openshift";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<Path, List<JsonNode>> RENDERED = new ConcurrentHashMap<>();

  private Kustomization() {}

  /** The overlays that are deployed, and those on top of production that the documents tell of. */
  static Stream<Named<List<JsonNode>>> overlays() throws IOException {
    return Stream.of(
        Named.of(KIND, render(KIND)),
        Named.of(PRODUCTION, render(PRODUCTION)),
        Named.of("the example of the documents", renderExample()),
        Named.of(OPENSHIFT, renderProductionWith(OPENSHIFT)));
  }

  /** Returns the resources of a folder. */
  public static List<JsonNode> render(String folder) {
    return render(Repository.path(folder));
  }

  /**
   * Returns the resources of an overlay of somebody's own, which is the example of the documents:
   * it puts all components on top of production.
   */
  static List<JsonNode> renderExample() throws IOException {
    String example =
        Repository.firstGroup(
            "(?s)```yaml\n(apiVersion: kustomize.*?)```", Repository.text("docs/kubernetes.md"));
    return renderOverlay(
        "own-overlay",
        example
            .replace("../../components", "../../../k8s/components")
            .replace("../production", "../../../" + PRODUCTION));
  }

  /** Returns the resources of the production overlay with a component. */
  static List<JsonNode> renderProductionWith(String component) throws IOException {
    return renderOverlay(
        Path.of(component).getFileName() + "-overlay",
        """
        apiVersion: kustomize.config.k8s.io/v1beta1
        kind: Kustomization
        namespace: voucher-streams
        resources: [../../../%s]
        components: [../../../%s]
        """
            .formatted(PRODUCTION, component));
  }

  private static List<JsonNode> renderOverlay(String name, String kustomization)
      throws IOException {
    Path folder = Files.createDirectories(Path.of("target", name));
    Files.writeString(folder.resolve("kustomization.yaml"), kustomization);
    return render(folder.toAbsolutePath());
  }

  private static List<JsonNode> render(Path folder) {
    Tool.requireOtherwise("kubectl", "see https://kubernetes.io/docs/tasks/tools");
    return RENDERED.computeIfAbsent(folder, path -> parse(kustomize(path)));
  }

  /** Returns the documents of a YAML text. */
  static List<JsonNode> parse(String yaml) {
    return StreamSupport.stream(new Yaml().loadAll(yaml).spliterator(), false)
        .map(resource -> JSON.<JsonNode>valueToTree(resource))
        .toList();
  }

  private static String kustomize(Path folder) {
    try {
      Process process =
          new ProcessBuilder("kubectl", "kustomize", folder.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String rendered = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError("kubectl can't render " + folder);
      }
      return rendered;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns those of a kind. */
  public static Stream<JsonNode> ofKind(List<JsonNode> resources, String kind) {
    return resources.stream().filter(resource -> kind(resource).equals(kind));
  }

  /** Returns the one of a kind that has a name. */
  public static JsonNode find(List<JsonNode> resources, String kind, String name) {
    return ofKind(resources, kind)
        .filter(resource -> name(resource).equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no %s %s".formatted(kind, name)));
  }

  public static String kind(JsonNode resource) {
    return resource.path("kind").asText();
  }

  public static String name(JsonNode resource) {
    return resource.at("/metadata/name").asText();
  }

  static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
