package dev.voucherstreams.systemtests.deployment;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.JSON;
import java.lang.reflect.InvocationTargetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Says what is wrong with a resource, without a cluster: a field that its kind doesn't have, a
 * required one that is missing, or a value of another type.
 *
 * <p>The schemas are those that the models of the Java clients were made from: Kubernetes' own for
 * its own kinds, Strimzi's and fabric8's for theirs. Of KEDA and of Strimzi's Access Operator there
 * is no model, see {@link Keda} and {@link StrimziAccess}.
 */
final class KubernetesSchemas {

  /* By their names: Strimzi's have annotations that the compiler doesn't find. */
  private static final Map<String, String> CUSTOM =
      Map.of(
          "kafka.strimzi.io/v1/KafkaTopic", "io.strimzi.api.kafka.model.topic.KafkaTopic",
          "kafka.strimzi.io/v1/KafkaUser", "io.strimzi.api.kafka.model.user.KafkaUser",
          "monitoring.coreos.com/v1/ServiceMonitor",
              "io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor",
          "monitoring.coreos.com/v1/PrometheusRule",
              "io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule",
          "keda.sh/v1alpha1/ScaledObject", Keda.ScaledObject.class.getName(),
          "access.strimzi.io/v1alpha1/KafkaAccess", StrimziAccess.KafkaAccess.class.getName());

  private static final ObjectMapper STRICT = strictMapper();

  private KubernetesSchemas() {}

  /** Returns what is wrong; nothing for a valid resource. */
  static Optional<String> problem(JsonNode resource) {
    String type = resource.path("apiVersion").asText() + "/" + Kustomization.kind(resource);
    try {
      return CUSTOM.containsKey(type)
          ? custom(resource, Class.forName(CUSTOM.get(type)))
          : own(resource, Class.forName(ownModel(type)));
    } catch (ClassNotFoundException e) {
      return Optional.of("no such kind: " + type);
    }
  }

  /* apps/v1/Deployment is V1Deployment. */
  private static String ownModel(String type) {
    String[] parts = type.split("/", -1);
    String version = parts[parts.length - 2];
    return "io.kubernetes.client.openapi.models."
        + version.substring(0, 1).toUpperCase(Locale.ROOT)
        + version.substring(1)
        + parts[parts.length - 1];
  }

  /* The generated models check names; what they read has to come out as it went in, or a value was
   * of another type. They add empty lists. */
  private static Optional<String> own(JsonNode resource, Class<?> model) {
    Gson gson = JSON.getGson();
    JsonElement json = JsonParser.parseString(resource.toString());
    try {
      model.getMethod("validateJsonElement", JsonElement.class).invoke(null, json);
      JsonElement understood = gson.toJsonTree(gson.fromJson(json, model));
      return changed("", json, understood);
    } catch (InvocationTargetException e) {
      return Optional.of(String.valueOf(e.getCause()));
    } catch (RuntimeException e) {
      return Optional.of(e.toString());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static Optional<String> changed(String path, JsonElement json, JsonElement understood) {
    if (json.isJsonObject() && understood.isJsonObject()) {
      JsonObject object = understood.getAsJsonObject();
      return json.getAsJsonObject().entrySet().stream()
          .flatMap(
              field ->
                  changed(
                      path + "/" + field.getKey(), field.getValue(), get(object, field.getKey()))
                      .stream())
          .findFirst();
    }
    if (json.isJsonArray() && understood.isJsonArray()) {
      JsonArray array = understood.getAsJsonArray();
      return IntStream.range(0, json.getAsJsonArray().size())
          .boxed()
          .flatMap(
              i -> changed(path + "/" + i, json.getAsJsonArray().get(i), array.get(i)).stream())
          .findFirst();
    }
    return understood.equals(json)
        ? Optional.empty()
        : Optional.of("%s is %s, read as %s".formatted(path, json, understood));
  }

  private static JsonElement get(JsonObject object, String key) {
    return object.has(key) ? object.get(key) : JsonNull.INSTANCE;
  }

  private static Optional<String> custom(JsonNode resource, Class<?> model) {
    try {
      STRICT.treeToValue(resource, model);
      return Optional.empty();
    } catch (Exception e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /* These models keep fields that they don't know in a map; here there is none. */
  private static ObjectMapper strictMapper() {
    JacksonAnnotationIntrospector withoutMaps =
        new JacksonAnnotationIntrospector() {
          @Override
          public @Nullable Boolean hasAnySetter(Annotated a) {
            return null;
          }
        };
    return JsonMapper.builder()
        .annotationIntrospector(withoutMaps)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .withCoercionConfig(
            LogicalType.Textual,
            text ->
                text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
        .build();
  }
}
