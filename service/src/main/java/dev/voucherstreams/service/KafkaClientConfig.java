package dev.voucherstreams.service;

import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.kafka.autoconfigure.SslBundleSslEngineFactory;
import org.springframework.boot.ssl.SslBundle;

/**
 * The configuration of each kind of Kafka's clients: {@code spring.kafka.*}, with the brokers,
 * security protocol and SSL bundle of {@link KafkaConnectionDetails}, as Spring Boot's own clients
 * have it. Every client is made with one of these; an application imports it as a bean.
 *
 * @param properties {@code spring.kafka.*}
 * @param connection how Kafka is reached: by the properties too, unless somebody else knows better
 */
public record KafkaClientConfig(KafkaProperties properties, KafkaConnectionDetails connection) {

  /** A configuration of Kafka Streams, which the caller may change. */
  public Map<String, Object> streams() {
    return connected(properties.buildStreamsProperties(), connection.getStreams());
  }

  /** A consumer's configuration, which the caller may change. */
  public Map<String, Object> consumer() {
    return connected(properties.buildConsumerProperties(), connection.getConsumer());
  }

  /** A producer's configuration, which the caller may change. */
  public Map<String, Object> producer() {
    return connected(properties.buildProducerProperties(), connection.getProducer());
  }

  /** An admin client's configuration, which the caller may change. */
  public Map<String, Object> admin() {
    return connected(properties.buildAdminProperties(), connection.getAdmin());
  }

  /** The brokers, as Kafka's own commands are told them. */
  public String bootstrapServers() {
    return String.join(",", connection.getAdmin().getBootstrapServers());
  }

  private static Map<String, Object> connected(
      Map<String, Object> config, KafkaConnectionDetails.Configuration to) {
    config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, to.getBootstrapServers());
    String protocol = to.getSecurityProtocol();
    if (protocol != null) {
      config.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, protocol);
    }
    SslBundle bundle = to.getSslBundle();
    if (bundle != null) {
      config.put(SslConfigs.SSL_ENGINE_FACTORY_CLASS_CONFIG, SslBundleSslEngineFactory.class);
      config.put(SslBundle.class.getName(), bundle);
    }
    return config;
  }
}
