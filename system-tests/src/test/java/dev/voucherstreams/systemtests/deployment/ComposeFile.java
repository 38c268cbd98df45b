package dev.voucherstreams.systemtests.deployment;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** docker-compose.yml, as far as anything is compared with it. */
record ComposeFile(String text, Map<String, Map<String, Object>> services) {

  @SuppressWarnings("unchecked") // What isn't so is found by the tests.
  static ComposeFile read() {
    return new ComposeFile(
        Repository.text("docker-compose.yml"),
        (Map<String, Map<String, Object>>)
            Repository.yaml("docker-compose.yml").getOrDefault("services", Map.of()));
  }

  String image(String service) {
    return String.valueOf(service(service).get("image"));
  }

  Map<?, ?> environment(String service) {
    return (Map<?, ?>) service(service).getOrDefault("environment", Map.of());
  }

  List<?> list(String service, String key) {
    return (List<?>) service(service).getOrDefault(key, List.of());
  }

  Map<?, ?> dependencies(String service) {
    return (Map<?, ?>) service(service).getOrDefault("depends_on", Map.of());
  }

  /** Returns the command of a service's health check. */
  Optional<List<?>> healthCheck(String service) {
    return Optional.ofNullable((Map<?, ?>) service(service).get("healthcheck"))
        .map(check -> (List<?>) check.get("test"));
  }

  private Map<String, Object> service(String name) {
    return services.getOrDefault(name, Map.of());
  }
}
