package dev.voucherstreams.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds docs/configuration.md, and what IDEs are told, to an application's application.yml: every
 * key of ours is there, and every variable is documented.
 */
public abstract class ConfigurationDocContract {

  private static final String METADATA = "META-INF/spring-configuration-metadata.json";
  private static final ClassLoader CLASSES = ConfigurationDocContract.class.getClassLoader();
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)");

  @Test
  void document_namesEveryKeyAndVariable() throws IOException {
    // Given
    String document = Files.readString(Path.of("..", "docs", "configuration.md"));
    Properties settings = settings();

    // Then
    List<String> keys =
        settings.stringPropertyNames().stream().filter(key -> key.startsWith("voucher.")).toList();
    assertThat(keys).isNotEmpty().allSatisfy(key -> assertThat(document).contains("`" + key + "`"));
    List<String> variables =
        settings.values().stream().flatMap(this::variables).distinct().toList();
    assertThat(variables)
        .contains("KAFKA_BOOTSTRAP_SERVERS")
        .filteredOn(variable -> !variable.equals("HOSTNAME"))
        .allSatisfy(variable -> assertThat(document).contains("`" + variable + "`"));
  }

  /* Kafka's own keys, in brackets, are its business. */
  @Test
  void metadata_forIdes_hasTypeAndMeaningOfEveryKey() throws IOException {
    Map<String, JsonNode> known = new HashMap<>();
    for (URL file : Collections.list(CLASSES.getResources(METADATA))) {
      try (InputStream json = file.openStream()) {
        new JsonMapper()
            .readTree(json)
            .path("properties")
            .forEach(property -> known.put(property.path("name").asString(), property));
      }
    }

    assertThat(settings().stringPropertyNames())
        .filteredOn(key -> key.startsWith("voucher."))
        .map(key -> key.replaceAll("\\[.*", ""))
        .isNotEmpty()
        .allSatisfy(
            key -> {
              assertThat(known).containsKey(key);
              assertThat(known.get(key).path("type").asString()).isNotEmpty();
              assertThat(known.get(key).path("description").asString()).isNotEmpty();
            });
  }

  private Stream<String> variables(Object value) {
    return VARIABLE.matcher(value.toString()).results().map(result -> result.group(1));
  }

  private static Properties settings() {
    YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
    yaml.setResources(new ClassPathResource("application.yml"));
    return yaml.getObject();
  }
}
