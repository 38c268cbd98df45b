package dev.voucherstreams.avroserde;

import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;

/**
 * How to talk TLS with the registry: Kafka's own {@code ssl.*} keys behind {@code
 * schema.registry.}, with all that Kafka's clients can read (JKS, PKCS12, PEM).
 */
record RegistryTls(SSLContext context, SSLParameters parameters) {

  private static final String PREFIX = "schema.registry.";
  private static final String SSL_KEYS = PREFIX + "ssl.";
  private static final ConfigDef DEFINITION = new ConfigDef().withClientSslSupport();

  /**
   * Returns what the configuration has, empty if it has nothing: then it is for Java's own trusted
   * certificates.
   *
   * @throws ConfigException if a store can't be read
   */
  static Optional<RegistryTls> of(AbstractConfig config) {
    return config.originalsWithPrefix(SSL_KEYS).isEmpty()
        ? Optional.empty()
        : Optional.of(read(config.originalsWithPrefix(PREFIX)));
  }

  private static RegistryTls read(Map<String, Object> keys) {
    try (DefaultSslEngineFactory factory = new DefaultSslEngineFactory()) {
      AbstractConfig ssl = new AbstractConfig(DEFINITION, keys, false);
      requireHostNames(ssl);
      factory.configure(ssl.values());
      SSLParameters parameters = factory.createClientSslEngine("", 0, "https").getSSLParameters();
      return new RegistryTls(factory.sslContext(), parameters);
    } catch (KafkaException e) {
      throw new ConfigException("schema.registry.ssl.* can't be used: " + reason(e));
    }
  }

  /* Java's HTTP client can't be told to skip the check, and what can't be done must not be ignored. */
  private static void requireHostNames(AbstractConfig ssl) {
    String algorithm = ssl.getString(SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG);
    if (!"https".equalsIgnoreCase(algorithm)) {
      throw new ConfigException(
          "endpoint.identification.algorithm is '"
              + algorithm
              + "', but only https is supported: the certificate must name the registry's host");
    }
  }

  private static String reason(Throwable e) {
    Throwable cause = e.getCause();
    return cause == null ? e.toString() : e.getMessage() + ": " + reason(cause);
  }
}
