package dev.voucherstreams.avroserde;

import static dev.voucherstreams.avroserde.SampleOrder.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.voucherstreams.events.OrderEvent;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may ask the registry, and what answers as one. */
class RegistryAccessTest {

  private final RegistryStub registry = new RegistryStub();

  @AfterEach
  void stopRegistry() {
    registry.close();
  }

  @Test
  void userInfo_isSent() {
    // Given
    registry.requireCredentials("ann:p@ss:word");

    // Then
    assertThat(serialize(userInfo("basic.auth.user.info", "ann:p@ss:word"))).isNotEmpty();
    assertThat(serialize(userInfo("schema.registry.basic.auth.user.info", "ann:p@ss:word")))
        .isNotEmpty();
  }

  @Test
  void credentialsInTheUrl_areSentByDefault() {
    // Given
    registry.requireCredentials("ann:p@ss/word");
    String url = registry.url().replace("//", "//ann:p%40ss%2Fword@");

    // Then
    assertThat(serialize(Map.of(AvroSerdeConfig.SCHEMA_REGISTRY_URL, url + "/"))).isNotEmpty();
  }

  @Test
  void credentialsInTheUrl_areNeverShown() {
    // Given
    String url = "http://ann:secret@localhost:1";

    // Then
    assertThatThrownBy(
            () ->
                serialize(
                    Map.of(
                        AvroSerdeConfig.SCHEMA_REGISTRY_URL,
                        url,
                        AvroSerdeConfig.MAX_WAIT_MS,
                        "0")))
        .hasMessageContaining("http://localhost:1")
        .hasMessageNotContaining("secret");
    assertThatThrownBy(
            () -> serialize(Map.of(AvroSerdeConfig.SCHEMA_REGISTRY_URL, "http://ann:se%cret@host")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("schema.registry.url")
        .hasMessageNotContaining("cret");
  }

  @Test
  void wrongCredentials_areNoFaultOfTheRecord() {
    // Given
    registry.requireCredentials("ann:password");

    // Then
    assertThatThrownBy(() -> serialize(userInfo("basic.auth.user.info", "ann:wrong")))
        .isInstanceOf(SchemaRegistryUnavailableException.class)
        .hasMessageContaining("with status 401")
        .hasMessageContaining("correct basic.auth.credentials.source")
        .hasMessageNotContaining("wrong");
    assertThat(registry.requests()).hasSize(1);
  }

  @Test
  void userInfo_asTheSourceButNotThere_isRefused() {
    assertThatThrownBy(
            () -> serialize(Map.of(AvroSerdeConfig.BASIC_AUTH_CREDENTIALS_SOURCE, "USER_INFO")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("basic.auth.user.info is not set");
  }

  @Test
  void source_thatIsNotSupported_isRefused() {
    assertThatThrownBy(
            () -> serialize(Map.of(AvroSerdeConfig.BASIC_AUTH_CREDENTIALS_SOURCE, "SASL_INHERIT")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("must be URL or USER_INFO");
  }

  @Test
  void url_thatIsNone_isRefused() {
    for (String url :
        new String[] {"localhost:8081", "http://", "http://under_score:1", "http:// x"}) {
      assertThatThrownBy(() -> serialize(Map.of(AvroSerdeConfig.SCHEMA_REGISTRY_URL, url)))
          .as(url)
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("schema.registry.url");
    }
  }

  @Test
  void serverThatIsNoRegistry_isNoFaultOfTheRecord() {
    // Given
    String url = registry.url() + "/no/registry/here";

    // Then
    assertThatThrownBy(() -> serialize(Map.of(AvroSerdeConfig.SCHEMA_REGISTRY_URL, url)))
        .isInstanceOf(SchemaRegistryUnavailableException.class)
        .hasMessageContaining("with status 404 is no schema registry")
        .hasMessageContaining("correct schema.registry.url");
  }

  private static Map<String, String> userInfo(String key, String userInfo) {
    return Map.of(AvroSerdeConfig.BASIC_AUTH_CREDENTIALS_SOURCE, "USER_INFO", key, userInfo);
  }

  private byte[] serialize(Map<String, String> config) {
    Map<String, Object> all = new HashMap<>(registry.config());
    all.putAll(config);
    try (AvroSerializer<OrderEvent> serializer = new AvroSerializer<>()) {
      serializer.configure(all, false);
      return serializer.serialize("order-events", order());
    }
  }
}
