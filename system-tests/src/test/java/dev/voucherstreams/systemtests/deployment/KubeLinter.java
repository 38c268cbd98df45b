package dev.voucherstreams.systemtests.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The checks that kube-linter 0.7 has on by default, by the names and rules of its <a
 * href="https://docs.kubelinter.io/#/generated/checks">documentation</a>. The program itself can't
 * be had from Debian, npm or Maven Central.
 *
 * <p>As there, an annotation {@code ignore-check.kube-linter.io/CHECK} with the reason excepts a
 * resource from a check.
 */
final class KubeLinter {

  private static final String IGNORE = "ignore-check.kube-linter.io/";

  private KubeLinter() {}

  /** Returns the names of all checks. */
  static Set<String> checks() {
    Set<String> names = new TreeSet<>(ResourceChecks.OF_RESOURCES.keySet());
    names.addAll(PodChecks.OF_PODS.keySet());
    names.addAll(PodChecks.OF_CONTAINERS.keySet());
    return names;
  }

  /** Returns what is wrong, each as CHECK: KIND NAME. */
  static List<String> problems(List<JsonNode> resources) {
    return resources.stream().flatMap(resource -> problems(resource, resources)).toList();
  }

  private static Stream<String> problems(JsonNode resource, List<JsonNode> all) {
    String name = Kustomization.kind(resource) + " " + Kustomization.name(resource);
    return Stream.concat(
            violated(ResourceChecks.OF_RESOURCES, check -> check.test(resource, all)),
            Workload.in(List.of(resource)).map(Workload::pod).flatMap(KubeLinter::violatedBy))
        .distinct()
        .filter(check -> !resource.at("/metadata/annotations").has(IGNORE + check))
        .map(check -> check + ": " + name);
  }

  private static Stream<String> violatedBy(JsonNode pod) {
    Stream<String> ofContainers =
        PodChecks.containers(pod)
            .flatMap(
                container ->
                    violated(PodChecks.OF_CONTAINERS, check -> check.test(pod, container)));
    return Stream.concat(violated(PodChecks.OF_PODS, check -> check.test(pod)), ofContainers);
  }

  private static <C> Stream<String> violated(Map<String, C> checks, Predicate<C> violates) {
    return checks.entrySet().stream()
        .filter(check -> violates.test(check.getValue()))
        .map(Map.Entry::getKey);
  }
}
