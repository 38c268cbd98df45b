package dev.voucherstreams.streamsapp.app;

import dev.voucherstreams.streamsapp.tally.BrokenOrderHandler;
import dev.voucherstreams.streamsapp.tally.OrderCounters;
import dev.voucherstreams.streamsapp.tally.SegmentTallyTopology;
import dev.voucherstreams.streamsapp.tally.TallyTopics;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the segment tally together. */
@Configuration(proxyBeanMethods = false)
class TallyConfiguration {

  @Bean
  OrderCounters orderCounters(MeterRegistry registry) {
    return new OrderCounters(registry);
  }

  @Bean
  StreamsClient tally(
      VoucherProperties voucher,
      KafkaProperties kafka,
      OrderCounters counters,
      StreamsClients clients) {
    return clients.client(
        "tally",
        voucher.topics().settings().forTally(voucher.topicNames()),
        streamsConfig(voucher, kafka, counters),
        topology(voucher, kafka, counters)::addTo);
  }

  @Bean
  StreamsHealth tallyHealthIndicator(StreamsClient tally) {
    return new StreamsHealth(tally);
  }

  private static Map<String, Object> streamsConfig(
      VoucherProperties voucher, KafkaProperties kafka, OrderCounters counters) {
    Map<String, Object> config = kafka.buildStreamsProperties();
    String orderEvents = voucher.topicNames().orderEvents();
    config.put(
        StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG,
        voucher.topicNames().deadLetter(orderEvents));
    config.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, BrokenOrderHandler.class);
    config.put(BrokenOrderHandler.COUNTERS, counters);
    return config;
  }

  private static SegmentTallyTopology topology(
      VoucherProperties voucher, KafkaProperties kafka, OrderCounters counters) {
    return new SegmentTallyTopology(
        new TallyTopics(voucher.topicNames(), kafka.buildStreamsProperties()),
        voucher.segmentRules(),
        voucher.countries(),
        voucher.tally(),
        counters);
  }
}
