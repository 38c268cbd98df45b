package dev.voucherstreams.streamsapp.app;

import dev.voucherstreams.streamsapp.deadletter.PoisonRecords;
import dev.voucherstreams.streamsapp.requests.RequestTopics;
import dev.voucherstreams.streamsapp.requests.RequestTopology;
import dev.voucherstreams.tracing.TraceProperties;
import dev.voucherstreams.tracing.TracingConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Puts the request resolver together. */
@Configuration(proxyBeanMethods = false)
@Import(TracingConfiguration.class)
class RequestConfiguration {

  @Bean
  StreamsClient requests(
      VoucherProperties voucher,
      KafkaProperties kafka,
      MeterRegistry registry,
      TraceProperties traces,
      OpenTelemetry telemetry,
      StreamsClients clients) {
    Map<String, Object> config = kafka.buildStreamsProperties();
    config.putAll(voucher.requests().kafka());
    RequestTopics topics =
        new RequestTopics(voucher.topicNames(), config, voucher.requests().maxBytes());
    return clients.client(
        "requests",
        voucher
            .topics()
            .settings()
            .forRequests(voucher.topicNames(), voucher.requests().replyTopics()),
        config,
        topology(voucher, topics, registry, Optional.of(telemetry).filter(any -> traces.isOn()))
            ::addTo);
  }

  @Bean
  StreamsHealth requestsHealthIndicator(StreamsClient requests) {
    return new StreamsHealth(requests);
  }

  private static RequestTopology topology(
      VoucherProperties voucher,
      RequestTopics topics,
      MeterRegistry registry,
      Optional<OpenTelemetry> traces) {
    return new RequestTopology(
        topics,
        voucher.segmentRules(),
        voucher.countries(),
        voucher.requests(),
        new PoisonRecords(),
        registry,
        traces);
  }
}
