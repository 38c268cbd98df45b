package dev.voucherstreams.streamsapp.app;

import dev.voucherstreams.streamsapp.query.SegmentRoutes;
import dev.voucherstreams.streamsapp.query.SegmentVoucherQueries;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Puts the interactive queries and their health together. */
@Configuration(proxyBeanMethods = false)
class QueryConfiguration {

  @Bean
  RouterFunction<ServerResponse> segmentRoutes(
      VoucherProperties voucher, StreamsBuilderFactoryBean segmentTally) {
    SegmentVoucherQueries queries = new SegmentVoucherQueries(segmentTally::getKafkaStreams);
    return new SegmentRoutes(queries, voucher.segmentRules().keys(voucher.countries())).routes();
  }

  @Bean
  TallyHealth tallyHealthIndicator(StreamsBuilderFactoryBean segmentTally) {
    return new TallyHealth(segmentTally::getKafkaStreams);
  }
}
