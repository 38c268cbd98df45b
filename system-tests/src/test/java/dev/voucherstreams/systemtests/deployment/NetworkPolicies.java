package dev.voucherstreams.systemtests.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * Which connections a set of NetworkPolicies lets through, by the rules of Kubernetes: what no
 * policy selects is open; what one selects needs a rule that allows it, on both sides.
 */
record NetworkPolicies(List<JsonNode> policies) {

  /**
   * One end of a connection.
   *
   * @param address of what is no pod, which has neither namespace nor labels
   */
  record Pod(String namespace, Map<String, String> labels, String address) {

    Pod(String namespace, Map<String, String> labels) {
      this(namespace, labels, "");
    }

    /** What is out of the cluster, or of its pods. */
    static Pod at(String address) {
      return new Pod("", Map.of(), address);
    }
  }

  static NetworkPolicies in(List<JsonNode> resources) {
    return new NetworkPolicies(Kustomization.ofKind(resources, "NetworkPolicy").toList());
  }

  /**
   * Whether a connection is let through.
   *
   * @param portName the name of the port in the pod that is connected to
   */
  boolean allow(Pod from, Pod to, String portName, int port) {
    return side("Ingress", "ingress", "from", to, from, portName, port)
        && side("Egress", "egress", "to", from, to, portName, port);
  }

  private boolean side(
      String type, String rules, String peers, Pod self, Pod other, String portName, int port) {
    List<JsonNode> selecting =
        policies.stream().filter(policy -> selects(policy, self) && has(policy, type)).toList();
    return selecting.isEmpty()
        || selecting.stream()
            .flatMap(policy -> Kustomization.elements(policy.at("/spec/" + rules)))
            .anyMatch(
                rule ->
                    peersMatch(rule.path(peers), self, other) && portsMatch(rule, portName, port));
  }

  private static boolean selects(JsonNode policy, Pod pod) {
    return policy.at("/metadata/namespace").asText().equals(pod.namespace())
        && matches(policy.at("/spec/podSelector"), pod.labels());
  }

  /* Without types, a policy is one of ingress. */
  private static boolean has(JsonNode policy, String type) {
    JsonNode types = policy.at("/spec/policyTypes");
    return types.isMissingNode()
        ? type.equals("Ingress")
        : Kustomization.elements(types).anyMatch(each -> each.asText().equals(type));
  }

  private static boolean peersMatch(JsonNode peers, Pod self, Pod other) {
    return peers.isMissingNode()
        || Kustomization.elements(peers).anyMatch(peer -> peerMatches(peer, self, other));
  }

  private static boolean peerMatches(JsonNode peer, Pod self, Pod other) {
    JsonNode block = peer.at("/ipBlock/cidr");
    if (!block.isMissingNode() || !other.address().isEmpty()) {
      return isWithin(block.asText(), other.address());
    }
    JsonNode namespaces = peer.path("namespaceSelector");
    boolean namespace =
        namespaces.isMissingNode()
            ? self.namespace().equals(other.namespace())
            : matches(namespaces, Map.of("kubernetes.io/metadata.name", other.namespace()));
    JsonNode pods = peer.path("podSelector");
    return namespace && (pods.isMissingNode() || matches(pods, other.labels()));
  }

  /* Blocks are of one address or of all. */
  private static boolean isWithin(String block, String address) {
    return !address.isEmpty() && (block.equals("0.0.0.0/0") || block.equals(address + "/32"));
  }

  private static boolean portsMatch(JsonNode rule, String name, int number) {
    return rule.path("ports").isMissingNode()
        || Kustomization.elements(rule.path("ports"))
            .map(port -> port.path("port").asText())
            .anyMatch(port -> port.equals(name) || port.equals(Integer.toString(number)));
  }

  /** Whether a label selector matches; of its operators we use only {@code In}. */
  static boolean matches(JsonNode selector, Map<String, String> labels) {
    return hasLabels(selector.path("matchLabels"), labels)
        && Kustomization.elements(selector.path("matchExpressions"))
            .allMatch(expression -> isIn(expression, labels));
  }

  /** Whether all labels that are wanted are there. */
  static boolean hasLabels(JsonNode wanted, Map<String, String> labels) {
    return wanted.properties().stream()
        .allMatch(label -> label.getValue().asText().equals(labels.get(label.getKey())));
  }

  private static boolean isIn(JsonNode expression, Map<String, String> labels) {
    if (!expression.path("operator").asText().equals("In")) {
      throw new AssertionError("an operator that this test doesn't know: " + expression);
    }
    String value = labels.getOrDefault(expression.path("key").asText(), "");
    return Kustomization.elements(expression.path("values"))
        .anyMatch(each -> each.asText().equals(value));
  }
}
