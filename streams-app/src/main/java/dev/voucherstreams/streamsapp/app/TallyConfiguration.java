package dev.voucherstreams.streamsapp.app;

import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.service.streams.ManagedStreams;
import dev.voucherstreams.service.streams.StreamsHealth;
import dev.voucherstreams.streamsapp.deadletter.PoisonRecords;
import dev.voucherstreams.streamsapp.query.SegmentRoutes;
import dev.voucherstreams.streamsapp.query.SegmentVoucherQueries;
import dev.voucherstreams.streamsapp.query.WholeTable;
import dev.voucherstreams.streamsapp.tally.OrderCounters;
import dev.voucherstreams.streamsapp.tally.SegmentTallyTopology;
import dev.voucherstreams.streamsapp.tally.TallyTopics;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.HostInfo;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Puts the segment tally and its interactive queries together. */
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
        voucher.topics().forTally(voucher.topicNames()),
        kafka.buildStreamsProperties(),
        topology(voucher, kafka, registry)::addTo);
  }

  @Bean
  StreamsHealth tallyHealthIndicator(ManagedStreams tally) {
    return new StreamsHealth(tally);
  }

  @Bean
  RouterFunction<ServerResponse> segmentRoutes(
      StreamsAppProperties voucher,
      KafkaProperties kafka,
      ManagedStreams tally,
      WebClient.Builder http) {
    HostInfo self = self(kafka);
    List<SegmentKey> segments = voucher.segmentRules().keys(voucher.countries());
    return new SegmentRoutes(
            new SegmentVoucherQueries(tally::streams, self, segments),
            new WholeTable(http.build(), voucher.tally().mergePartitions(), segments))
        .routes();
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

  private static HostInfo self(KafkaProperties kafka) {
    Object server = kafka.buildStreamsProperties().get(StreamsConfig.APPLICATION_SERVER_CONFIG);
    return HostInfo.buildFromEndpoint(String.valueOf(server));
  }
}
