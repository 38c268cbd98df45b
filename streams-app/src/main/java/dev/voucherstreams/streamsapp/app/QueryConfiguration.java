package dev.voucherstreams.streamsapp.app;

import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.service.streams.ManagedStreams;
import dev.voucherstreams.streamsapp.query.Instances;
import dev.voucherstreams.streamsapp.query.SegmentRoutes;
import dev.voucherstreams.streamsapp.query.SegmentVoucherQueries;
import dev.voucherstreams.streamsapp.query.WholeTable;
import dev.voucherstreams.streamsapp.tally.TallyTopics;
import java.util.List;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.HostInfo;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Puts the interactive queries together. */
@Configuration(proxyBeanMethods = false)
class QueryConfiguration {

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
            new Instances(tally::streams, self, TallyTopics.segmentKey().serializer()),
            new WholeTable(http.build(), voucher.tally().mergePartitions(), segments),
            segments)
        .routes();
  }

  private static HostInfo self(KafkaProperties kafka) {
    Object server = kafka.buildStreamsProperties().get(StreamsConfig.APPLICATION_SERVER_CONFIG);
    return HostInfo.buildFromEndpoint(String.valueOf(server));
  }
}
