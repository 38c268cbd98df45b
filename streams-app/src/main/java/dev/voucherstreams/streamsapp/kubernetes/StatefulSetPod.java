package dev.voucherstreams.streamsapp.kubernetes;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A pod of a StatefulSet, which Kubernetes names {@code SET-ORDINAL}.
 *
 * @param set the name of the StatefulSet
 */
public record StatefulSetPod(String set, int ordinal) {

  private static final Pattern NAME = Pattern.compile("(.+)-(\\d{1,9})");

  /**
   * Reads the name of a pod.
   *
   * @throws IllegalArgumentException if no pod of a StatefulSet is named like that
   */
  public static StatefulSetPod parse(String name) {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "voucher.kubernetes.pod is the name of a pod of a StatefulSet, e.g. streams-app-2, but is "
              + name);
    }
    return new StatefulSetPod(parts.group(1), Integer.parseInt(parts.group(2)));
  }

  /**
   * Whether its StatefulSet has so few replicas that this pod isn't one of them.
   *
   * @param statefulSet as Kubernetes' API has it
   * @throws IllegalArgumentException if it doesn't say how many it has
   */
  public boolean isBeyond(JsonNode statefulSet) {
    JsonNode spec = statefulSet.path("spec");
    JsonNode replicas = spec.path("replicas");
    if (!replicas.isInt()) {
      throw new IllegalArgumentException("a StatefulSet without a number of replicas");
    }
    int first = spec.path("ordinals").path("start").asInt(0);
    return ordinal >= first + replicas.intValue();
  }

  @Override
  public String toString() {
    return set + "-" + ordinal;
  }
}
