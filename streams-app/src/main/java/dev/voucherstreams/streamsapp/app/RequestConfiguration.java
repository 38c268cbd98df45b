package dev.voucherstreams.streamsapp.app;

import dev.voucherstreams.schemas.generation.TableValues;
import dev.voucherstreams.service.KafkaClientConfig;
import dev.voucherstreams.service.streams.ManagedStreams;
import dev.voucherstreams.service.streams.StreamsHealth;
import dev.voucherstreams.service.table.RestoredRowHandler;
import dev.voucherstreams.service.table.ServedTable;
import dev.voucherstreams.service.table.VoucherTable;
import dev.voucherstreams.service.tracing.TraceProperties;
import dev.voucherstreams.service.tracing.TracingConfiguration;
import dev.voucherstreams.streamsapp.deadletter.PoisonRecords;
import dev.voucherstreams.streamsapp.requests.RequestTopics;
import dev.voucherstreams.streamsapp.requests.RequestTopology;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Puts the request resolver together. */
@Configuration(proxyBeanMethods = false)
@Import(TracingConfiguration.class)
class RequestConfiguration {

  @Bean
  ManagedStreams requests(
      StreamsAppProperties voucher,
      KafkaClientConfig kafka,
      MeterRegistry registry,
      TraceProperties traces,
      OpenTelemetry telemetry,
      StreamsClients clients) {
    Map<String, Object> config = kafka.streams();
    config.putAll(voucher.requests().kafka());
    RequestTopics topics =
        new RequestTopics(voucher.topicNames(), config, voucher.requests().maxBytes());
    VoucherTable table =
        new VoucherTable(
            voucher.topicNames().segmentVouchers(), TableValues.serde(config).deserializer());
    config.putAll(RestoredRowHandler.config(table));
    RequestTopology topology =
        new RequestTopology(
            topics,
            table,
            voucher.requests(),
            new PoisonRecords(),
            clients.refused(),
            registry,
            Optional.of(telemetry).filter(any -> traces.isOn()));
    return clients.client(
        "requests",
        voucher.topics().forRequests(voucher.topicNames(), voucher.requests().replyTopics()),
        config,
        topology::addTo,
        kafkaClients -> kafkaClients,
        failure -> false,
        () -> table.served() instanceof ServedTable);
  }

  @Bean
  StreamsHealth requestsHealthIndicator(ManagedStreams requests) {
    return new StreamsHealth(requests);
  }
}
