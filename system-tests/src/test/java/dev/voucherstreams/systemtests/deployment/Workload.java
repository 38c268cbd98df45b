package dev.voucherstreams.systemtests.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import io.kubernetes.client.custom.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What runs pods, and the pods' template.
 *
 * @param resource a Deployment, StatefulSet, Job or CronJob
 */
public record Workload(JsonNode resource, JsonNode template) {

  private static final Set<String> OURS = Set.of("streams-app", "gateway", "loader");

  /** Returns all among these resources. */
  static Stream<Workload> in(List<JsonNode> resources) {
    return resources.stream()
        .flatMap(
            resource ->
                template(resource).map(template -> new Workload(resource, template)).stream());
  }

  /** Returns those that run one of our images. */
  public static Stream<Workload> oursIn(List<JsonNode> resources) {
    return in(resources).filter(workload -> OURS.contains(workload.app()));
  }

  /** Returns that of one part of the system, as the folder renders it. */
  static Workload of(String folder, String app) {
    return of(Kustomization.render(folder), app);
  }

  /** Returns that of one part of the system among these resources. */
  public static Workload of(List<JsonNode> resources, String app) {
    return in(resources).filter(workload -> workload.app().equals(app)).findFirst().orElseThrow();
  }

  /** Returns the one among these resources that has a name. */
  public static Workload named(List<JsonNode> resources, String name) {
    return in(resources)
        .filter(workload -> Kustomization.name(workload.resource()).equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Optional<JsonNode> template(JsonNode resource) {
    return switch (Kustomization.kind(resource)) {
      case "Deployment", "StatefulSet", "Job" -> Optional.of(resource.at("/spec/template"));
      case "CronJob" -> Optional.of(resource.at("/spec/jobTemplate/spec/template"));
      default -> Optional.empty();
    };
  }

  /** Returns the label that says which part of the system it is. */
  public String app() {
    return labels().getOrDefault("app.kubernetes.io/name", "");
  }

  Map<String, String> labels() {
    return text(template.at("/metadata/labels"));
  }

  JsonNode pod() {
    return template.path("spec");
  }

  public JsonNode container() {
    return pod().at("/containers/0");
  }

  /** Returns the names and numbers of the container's ports. */
  public Map<String, Integer> ports() {
    return Kustomization.elements(container().path("ports"))
        .collect(
            Collectors.toMap(
                port -> port.path("name").asText(), port -> port.path("containerPort").asInt()));
  }

  /** Returns the ConfigMaps that its environment or a volume reads. */
  Set<String> configMaps() {
    Set<String> names = new TreeSet<>();
    pod().findValues("configMapRef").forEach(map -> names.add(map.path("name").asText()));
    pod().findValues("configMapKeyRef").forEach(map -> names.add(map.path("name").asText()));
    pod().findValues("configMap").forEach(map -> names.add(map.path("name").asText()));
    return names;
  }

  /** Returns the keys of Secrets that its environment or a volume reads, as NAME/KEY. */
  Set<String> secretKeys() {
    Set<String> keys = new TreeSet<>();
    pod()
        .findValues("secretKeyRef")
        .forEach(key -> keys.add(key.path("name").asText() + "/" + key.path("key").asText()));
    for (JsonNode secret : pod().findValues("secret")) {
      secret.findValuesAsText("key").forEach(key -> keys.add(secretName(secret) + "/" + key));
    }
    return keys;
  }

  /* A projection names it in another field than a volume. */
  private static String secretName(JsonNode secret) {
    return secret.path("secretName").asText(secret.path("name").asText());
  }

  /**
   * Returns the files that ConfigMaps and Secrets put into a folder of the container, by their
   * names.
   *
   * @param secret gives the value of a Secret's NAME/KEY
   */
  public Map<String, String> files(
      String mountPath, List<JsonNode> resources, UnaryOperator<String> secret) {
    Map<String, String> files = new TreeMap<>();
    Kustomization.elements(container().path("volumeMounts"))
        .filter(mount -> mount.path("mountPath").asText().equals(mountPath))
        .flatMap(mount -> sources(mount.path("name").asText()))
        .forEach(source -> files.putAll(files(source, resources, secret)));
    return files;
  }

  private Stream<JsonNode> sources(String volume) {
    return Kustomization.elements(pod().path("volumes"))
        .filter(each -> each.path("name").asText().equals(volume))
        .flatMap(
            each ->
                each.has("projected")
                    ? Kustomization.elements(each.at("/projected/sources"))
                    : Stream.of(each));
  }

  private static Map<String, String> files(
      JsonNode source, List<JsonNode> resources, UnaryOperator<String> secret) {
    if (source.has("configMap")) {
      String name = source.at("/configMap/name").asText();
      return text(Kustomization.find(resources, "ConfigMap", name).path("data"));
    }
    JsonNode from = source.path("secret");
    return Kustomization.elements(from.path("items"))
        .collect(
            Collectors.toMap(
                item -> item.path("path").asText(),
                item -> secret.apply(secretName(from) + "/" + item.path("key").asText())));
  }

  /**
   * Returns the container's environment as Kubernetes makes it: ConfigMaps first, what names a
   * variable of its own over them.
   *
   * @param secret gives the value of a Secret's NAME/KEY
   */
  public Map<String, String> environment(List<JsonNode> resources, UnaryOperator<String> secret) {
    Map<String, String> environment = new TreeMap<>();
    for (JsonNode map : container().findValues("configMapRef")) {
      String name = map.path("name").asText();
      environment.putAll(text(Kustomization.find(resources, "ConfigMap", name).path("data")));
    }
    for (JsonNode variable : container().path("env")) {
      environment.put(variable.path("name").asText(), value(variable, environment, secret));
    }
    return environment;
  }

  private String value(
      JsonNode variable, Map<String, String> before, UnaryOperator<String> secret) {
    JsonNode key = variable.at("/valueFrom/secretKeyRef");
    if (!key.isMissingNode()) {
      return secret.apply(key.path("name").asText() + "/" + key.path("key").asText());
    }
    JsonNode amount = variable.at("/valueFrom/resourceFieldRef");
    if (!amount.isMissingNode()) {
      return inUnits(amount);
    }
    if (variable.at("/valueFrom/fieldRef/fieldPath").asText().equals("metadata.name")) {
      return Kustomization.name(resource) + "-0";
    }
    String value = variable.path("value").asText();
    for (Map.Entry<String, String> other : before.entrySet()) {
      value = value.replace("$(" + other.getKey() + ")", other.getValue());
    }
    return value;
  }

  /* As Kubernetes does: in units of the divisor, rounded up. */
  private String inUnits(JsonNode reference) {
    String path = "/resources/" + reference.path("resource").asText().replace('.', '/');
    BigDecimal amount = Quantity.fromString(container().at(path).asText()).getNumber();
    BigDecimal unit = Quantity.fromString(reference.path("divisor").asText()).getNumber();
    return amount.divide(unit, 0, RoundingMode.CEILING).toPlainString();
  }

  private static Map<String, String> text(JsonNode object) {
    Map<String, String> values = new TreeMap<>();
    object.properties().forEach(field -> values.put(field.getKey(), field.getValue().asText()));
    return values;
  }

  @Override
  public String toString() {
    return Kustomization.kind(resource) + " " + Kustomization.name(resource);
  }
}
