package dev.voucherstreams.streamsapp.app;

import dev.voucherstreams.streamsapp.requests.RequestTopics;
import dev.voucherstreams.streamsapp.requests.RequestTopology;
import dev.voucherstreams.streamsapp.requests.UnreadableRequestHandler;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.KafkaStreamsConfiguration;
import org.springframework.kafka.config.KafkaStreamsInfrastructureCustomizer;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.kafka.streams.KafkaStreamsMicrometerListener;

/** Puts the request resolver together. */
@Configuration(proxyBeanMethods = false)
class RequestConfiguration {

  @Bean
  StreamsBuilderFactoryBean requestResolver(
      VoucherProperties voucher,
      KafkaProperties kafka,
      MeterRegistry registry,
      ConfigurableApplicationContext context) {
    Map<String, Object> config = kafka.buildStreamsProperties();
    config.putAll(voucher.requests().kafka());
    RequestTopics topics =
        new RequestTopics(voucher.topicNames(), config, voucher.requests().maxBytes());
    handleUnreadable(topics, registry, config);
    StreamsBuilderFactoryBean resolver =
        new StreamsBuilderFactoryBean(new KafkaStreamsConfiguration(config));
    resolver.setAutoStartup(false); // its StreamsLifecycle starts it
    resolver.setInfrastructureCustomizer(topology(voucher, topics, registry));
    resolver.setStreamsUncaughtExceptionHandler(new UncaughtExceptions(context));
    resolver.addListener(new KafkaStreamsMicrometerListener(registry));
    return resolver;
  }

  private static void handleUnreadable(
      RequestTopics topics, MeterRegistry registry, Map<String, Object> config) {
    config.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
        UnreadableRequestHandler.class);
    config.put(
        UnreadableRequestHandler.BY_TOPIC, UnreadableRequestHandler.byTopic(topics, registry));
  }

  private static KafkaStreamsInfrastructureCustomizer topology(
      VoucherProperties voucher, RequestTopics topics, MeterRegistry registry) {
    RequestTopology topology =
        new RequestTopology(
            topics, voucher.segmentRules(), voucher.countries(), voucher.requests(), registry);
    return new KafkaStreamsInfrastructureCustomizer() {
      @Override
      public void configureBuilder(StreamsBuilder builder) {
        topology.addTo(builder);
      }
    };
  }

  @Bean
  StreamsLifecycle requestLifecycle(
      VoucherProperties voucher,
      KafkaProperties kafka,
      @Qualifier("&requestResolver") StreamsBuilderFactoryBean requestResolver) {
    Collection<String> replyTopics = voucher.requests().replyTopics();
    TopicCreator topics =
        new TopicCreator(
            kafka.buildAdminProperties(),
            voucher.topics().settings().forRequests(voucher.topicNames(), replyTopics),
            voucher.topics().createMissing());
    return new StreamsLifecycle("requests", topics, requestResolver);
  }

  @Bean
  StreamsHealth requestsHealthIndicator(
      @Qualifier("&requestResolver") StreamsBuilderFactoryBean requestResolver) {
    return new StreamsHealth(requestResolver::getKafkaStreams);
  }
}
