package dev.voucherstreams.streamsapp.app;

import dev.voucherstreams.service.streams.ManagedStreams;
import dev.voucherstreams.service.streams.StreamsHealth;
import dev.voucherstreams.streamsapp.deadletter.PoisonRecords;
import dev.voucherstreams.streamsapp.tally.OrderCounters;
import dev.voucherstreams.streamsapp.tally.SegmentTallyTopology;
import dev.voucherstreams.streamsapp.tally.TallyTopics;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the segment tally together. */
@Configuration(proxyBeanMethods = false)
class TallyConfiguration {

  @Bean
  ManagedStreams tally(
      StreamsAppProperties voucher,
      KafkaProperties kafka,
      MeterRegistry registry,
      StreamsClients clients) {
    return clients.client(
        "tally",
        voucher.topics().settings().forTally(voucher.topicNames()),
        kafka.buildStreamsProperties(),
        topology(voucher, kafka, registry)::addTo);
  }

  @Bean
  StreamsHealth tallyHealthIndicator(ManagedStreams tally) {
    return new StreamsHealth(tally);
  }

  private static SegmentTallyTopology topology(
      StreamsAppProperties voucher, KafkaProperties kafka, MeterRegistry registry) {
    return new SegmentTallyTopology(
        new TallyTopics(voucher.topicNames(), kafka.buildStreamsProperties()),
        voucher.segmentRules(),
        voucher.countries(),
        voucher.tally(),
        new OrderCounters(registry),
        new PoisonRecords());
  }
}
