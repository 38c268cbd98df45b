package dev.voucherstreams.streamsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/**
 * Holds docs/configuration.md to application.yml: every key of ours and every variable is in it.
 */
class ConfigurationDocTest {

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

  private Stream<String> variables(Object value) {
    return VARIABLE.matcher(value.toString()).results().map(result -> result.group(1));
  }

  private static Properties settings() {
    YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
    yaml.setResources(new ClassPathResource("application.yml"));
    return yaml.getObject();
  }
}
