package dev.voucherstreams.gateway.app;

import dev.voucherstreams.gateway.replica.Replica;
import dev.voucherstreams.gateway.replica.RestoreProgress;
import dev.voucherstreams.schemas.generation.TableValues;
import dev.voucherstreams.service.KafkaClientConfig;
import dev.voucherstreams.service.info.ServingGeneration;
import dev.voucherstreams.service.streams.ClientFailureHandler;
import dev.voucherstreams.service.streams.InternalTopics;
import dev.voucherstreams.service.streams.ManagedStreams;
import dev.voucherstreams.service.streams.StaticMembers;
import dev.voucherstreams.service.streams.TopicKeeper;
import dev.voucherstreams.service.streams.TopicWatch;
import dev.voucherstreams.service.table.Readiness.Ready;
import dev.voucherstreams.service.table.RestoredRowHandler;
import dev.voucherstreams.service.table.SegmentTable;
import dev.voucherstreams.service.table.VoucherTable;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyConfig;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Puts the replica together, and what tells of its condition. */
@Configuration(proxyBeanMethods = false)
@Import(KafkaClientConfig.class)
class ReplicaConfiguration {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  /* Whoever wants a segment table gets the replica, which knows whether this one is read. */
  @Bean(defaultCandidate = false)
  VoucherTable voucherTable(GatewayProperties voucher, KafkaClientConfig kafka) {
    return new VoucherTable(
        voucher.topics().segmentVouchers(), TableValues.serde(kafka.streams()).deserializer());
  }

  @Bean
  RestoreProgress restoreProgress(Clock clock) {
    return new RestoreProgress(clock);
  }

  @Bean
  ManagedStreams replicaClient(
      GatewayProperties voucher,
      KafkaClientConfig kafka,
      @Qualifier("voucherTable") VoucherTable table,
      RestoreProgress restore,
      MeterRegistry registry) {
    Properties config = new Properties();
    config.putAll(kafka.streams());
    config.putAll(RestoredRowHandler.config(table));
    return new ManagedStreams(
        "replica",
        topicWatch(voucher, kafka, registry),
        new StaticMembers(kafka.admin(), config),
        clients -> client(table, config, clients, restore),
        new ClientFailureHandler("replica", failure -> false, registry),
        registry,
        () -> true, // may work whenever it can
        () -> false); // is expected back
  }

  /* The gateway creates none, and takes it as it is: streams-app looks after its settings. */
  private static TopicWatch topicWatch(
      GatewayProperties voucher, KafkaClientConfig kafka, MeterRegistry registry) {
    NewTopic topic =
        new NewTopic(voucher.topics().segmentVouchers(), Optional.empty(), Optional.empty());
    TopicKeeper keeper =
        new TopicKeeper(
            kafka.admin(), List.of(topic), Set.of(), new InternalTopics(kafka.streams()), false);
    return new TopicWatch("replica", keeper::ensureTopics, kafka.bootstrapServers(), registry);
  }

  private static KafkaStreams client(
      VoucherTable table, Properties config, KafkaClientSupplier clients, RestoreProgress restore) {
    StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(config)));
    table.addTo(builder);
    KafkaStreams client = new KafkaStreams(builder.build(), config, clients);
    client.setGlobalStateRestoreListener(restore);
    return client;
  }

  @Bean
  Replica replica(
      @Qualifier("voucherTable") VoucherTable table,
      ManagedStreams replicaClient,
      RestoreProgress restore) {
    return new Replica(table, replicaClient, restore);
  }

  @Bean
  ReplicaWatch replicaWatch(Replica replica) {
    return new ReplicaWatch(replica);
  }

  @Bean
  ReplicaHealth replicaHealthIndicator(Replica replica) {
    return new ReplicaHealth(replica);
  }

  @Bean
  MeterBinder replicaMeters(Replica replica) {
    return registry -> {
      Gauge.builder("voucher.replica.ready", () -> replica.readiness() instanceof Ready ? 1 : 0)
          .description("1 while vouchers can be answered")
          .register(registry);
      TimeGauge.builder("voucher.replica.age", () -> ageMillis(replica), TimeUnit.MILLISECONDS)
          .description("Time since Kafka last answered the replica")
          .register(registry);
    };
  }

  private static double ageMillis(Replica replica) {
    return replica.age().map(Duration::toMillis).map(Long::doubleValue).orElse(Double.NaN);
  }

  @Bean
  TableMeters tableMeters(SegmentTable table, Clock clock) {
    return new TableMeters(table, clock);
  }

  @Bean
  ServingGeneration servingGeneration(SegmentTable table, MeterRegistry registry) {
    return new ServingGeneration(table::generations, registry);
  }
}
