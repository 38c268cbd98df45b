package dev.voucherstreams.streamsapp.app;

import dev.voucherstreams.streamsapp.tally.InvalidOrderHandler;
import dev.voucherstreams.streamsapp.tally.OrderCounters;
import dev.voucherstreams.streamsapp.tally.SegmentTallyTopology;
import dev.voucherstreams.streamsapp.tally.TallyTopics;
import dev.voucherstreams.streamsapp.tally.UnreadableOrderHandler;
import io.micrometer.core.instrument.MeterRegistry;
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

/** Puts the segment tally together. */
@Configuration(proxyBeanMethods = false)
class TallyConfiguration {

  @Bean
  OrderCounters orderCounters(MeterRegistry registry) {
    return new OrderCounters(registry);
  }

  @Bean
  StreamsBuilderFactoryBean segmentTally(
      VoucherProperties voucher,
      KafkaProperties kafka,
      OrderCounters counters,
      MeterRegistry registry,
      ConfigurableApplicationContext context) {
    StreamsBuilderFactoryBean tally =
        new StreamsBuilderFactoryBean(streamsConfig(voucher, kafka, counters));
    tally.setAutoStartup(false); // its StreamsLifecycle starts it
    tally.setInfrastructureCustomizer(topology(voucher, kafka, counters));
    tally.setStreamsUncaughtExceptionHandler(new UncaughtExceptions(context));
    tally.addListener(new KafkaStreamsMicrometerListener(registry));
    return tally;
  }

  @Bean
  StreamsLifecycle tallyLifecycle(
      VoucherProperties voucher,
      KafkaProperties kafka,
      @Qualifier("&segmentTally") StreamsBuilderFactoryBean segmentTally) {
    TopicCreator topics =
        new TopicCreator(
            kafka.buildAdminProperties(),
            voucher.topics().settings().forTally(voucher.topicNames()),
            voucher.topics().createMissing());
    return new StreamsLifecycle("tally", topics, segmentTally);
  }

  private static KafkaStreamsConfiguration streamsConfig(
      VoucherProperties voucher, KafkaProperties kafka, OrderCounters counters) {
    Map<String, Object> config = kafka.buildStreamsProperties();
    String orderEvents = voucher.topicNames().orderEvents();
    config.put(
        StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG,
        voucher.topicNames().deadLetter(orderEvents));
    config.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, UnreadableOrderHandler.class);
    config.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, InvalidOrderHandler.class);
    config.put(UnreadableOrderHandler.COUNTERS, counters);
    return new KafkaStreamsConfiguration(config);
  }

  private static KafkaStreamsInfrastructureCustomizer topology(
      VoucherProperties voucher, KafkaProperties kafka, OrderCounters counters) {
    SegmentTallyTopology topology =
        new SegmentTallyTopology(
            new TallyTopics(voucher.topicNames(), kafka.buildStreamsProperties()),
            voucher.segmentRules(),
            voucher.countries(),
            voucher.tally(),
            counters);
    return new KafkaStreamsInfrastructureCustomizer() {
      @Override
      public void configureBuilder(StreamsBuilder builder) {
        topology.addTo(builder);
      }
    };
  }
}
