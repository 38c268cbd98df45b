package dev.voucherstreams.avroserde;

import static dev.voucherstreams.avroserde.SampleOrder.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import dev.voucherstreams.events.OrderEvent;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry that speaks TLS and asks clients for a certificate, as far as each test has one. */
class RegistryTlsTest {

  private static final String PASSWORD = "changeit";

  @TempDir private static Path folder;
  private static RegistryStub registry;
  private static RegistryStub mutual;

  @BeforeAll
  static void startRegistries() throws Exception {
    KeyTool keys = new KeyTool(folder, PASSWORD);
    keys.newKey("server", "localhost");
    keys.newKey("client", "client");
    keys.newKey("elsewhere", "registry.example.com");
    keys.trust("server-trust", "server");
    keys.trust("client-trust", "client");
    registry = new RegistryStub(tls("server", false));
    mutual = new RegistryStub(tls("server", true));
  }

  @AfterAll
  static void stopRegistries() {
    registry.close();
    mutual.close();
  }

  @Test
  void trustStore_thatHasTheCertificate_letsUsIn() {
    assertThat(serialize(registry, trustStore())).isNotEmpty();
  }

  @Test
  void trustStore_asPem_letsUsIn() {
    assertThat(
            serialize(
                registry,
                Map.of(
                    "schema.registry.ssl.truststore.type",
                    "PEM",
                    "schema.registry.ssl.truststore.location",
                    file("server.pem"))))
        .isNotEmpty();
  }

  @Test
  void withoutTrustStore_theRegistryIsNotTrusted() {
    assertThatThrownBy(() -> serialize(registry, Map.of()))
        .isInstanceOf(SchemaRegistryUnavailableException.class)
        .hasMessageContaining("PKIX path building failed")
        .hasMessageContaining("correct its certificate, or schema.registry.ssl.*");
  }

  @Test
  void mutualTls_withAKeyStore_letsUsIn() {
    // Given
    Map<String, String> config = new HashMap<>(trustStore());
    config.put("schema.registry.ssl.keystore.location", file("client.p12"));
    config.put("schema.registry.ssl.keystore.password", PASSWORD);
    config.put("schema.registry.ssl.keystore.type", "PKCS12");
    config.put("schema.registry.ssl.key.password", PASSWORD);

    // Then
    assertThat(serialize(mutual, config)).isNotEmpty();
  }

  @Test
  void mutualTls_withoutAKeyStore_keepsUsOut() {
    assertThatThrownBy(() -> serialize(mutual, trustStore()))
        .isInstanceOf(SchemaRegistryUnavailableException.class);
  }

  @Test
  void certificate_ofAnotherHost_isNotTrusted() throws Exception {
    try (RegistryStub elsewhere = new RegistryStub(tls("elsewhere", false))) {
      assertThatThrownBy(
              () ->
                  serialize(
                      elsewhere,
                      Map.of(
                          "schema.registry.ssl.truststore.type",
                          "PEM",
                          "schema.registry.ssl.truststore.location",
                          file("elsewhere.pem"))))
          .isInstanceOf(SchemaRegistryUnavailableException.class)
          .hasMessageContaining("localhost");
    }
  }

  @Test
  void store_thatIsNotThere_isNamed() {
    assertThatThrownBy(
            () ->
                serialize(
                    registry, Map.of("schema.registry.ssl.truststore.location", "no-such.jks")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("schema.registry.ssl.* can't be used")
        .hasMessageContaining("no-such.jks");
  }

  @Test
  void hostNames_thatAreNotToBeChecked_areRefused() {
    assertThatThrownBy(
            () ->
                serialize(
                    registry, Map.of("schema.registry.ssl.endpoint.identification.algorithm", "")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("endpoint.identification.algorithm")
        .hasMessageContaining("the certificate must name the registry's host");
  }

  private static Map<String, String> trustStore() {
    return Map.of(
        "schema.registry.ssl.truststore.location",
        file("server-trust.p12"),
        "schema.registry.ssl.truststore.password",
        PASSWORD,
        "schema.registry.ssl.truststore.type",
        "PKCS12");
  }

  private static byte[] serialize(RegistryStub registry, Map<String, String> config) {
    Map<String, Object> all = new HashMap<>(registry.config());
    all.put(AvroSerdeConfig.MAX_WAIT_MS, "0");
    all.putAll(config);
    try (AvroSerializer<OrderEvent> serializer = new AvroSerializer<>()) {
      serializer.configure(all, false);
      return serializer.serialize("order-events", order());
    }
  }

  private static String file(String name) {
    return folder.resolve(name).toString();
  }

  private static HttpsConfigurator tls(String key, boolean asksForCertificates) {
    return new HttpsConfigurator(context(key)) {
      @Override
      public void configure(HttpsParameters connection) {
        SSLParameters parameters = getSSLContext().getDefaultSSLParameters();
        parameters.setNeedClientAuth(asksForCertificates);
        connection.setSSLParameters(parameters);
      }
    };
  }

  private static SSLContext context(String key) {
    try (DefaultSslEngineFactory factory = new DefaultSslEngineFactory()) {
      Map<String, Object> config = new HashMap<>();
      config.put("ssl.protocol", "TLSv1.3");
      config.put("ssl.cipher.suites", List.of());
      config.put("ssl.enabled.protocols", List.of());
      config.put("ssl.keystore.type", "PKCS12");
      config.put("ssl.keystore.location", file(key + ".p12"));
      config.put("ssl.keystore.password", new Password(PASSWORD));
      config.put("ssl.truststore.type", "PKCS12");
      config.put("ssl.truststore.location", file("client-trust.p12"));
      config.put("ssl.truststore.password", new Password(PASSWORD));
      factory.configure(config);
      return factory.sslContext();
    }
  }
}
