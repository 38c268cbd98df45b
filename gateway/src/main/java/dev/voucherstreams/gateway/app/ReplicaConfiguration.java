package dev.voucherstreams.gateway.app;

import dev.voucherstreams.avroserde.AvroSerdes;
import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.gateway.replica.ReadProgress;
import dev.voucherstreams.gateway.replica.Replica;
import dev.voucherstreams.gateway.replica.ReplicaWatch;
import dev.voucherstreams.gateway.replica.RestoreProgress;
import dev.voucherstreams.gateway.replica.TableFreshness;
import dev.voucherstreams.gateway.replica.WatchedClients;
import dev.voucherstreams.segments.SegmentRules;
import dev.voucherstreams.service.streams.ClientFailureHandler;
import dev.voucherstreams.service.streams.InternalTopics;
import dev.voucherstreams.service.streams.ManagedStreams;
import dev.voucherstreams.service.streams.StaticMembers;
import dev.voucherstreams.service.streams.TopicKeeper;
import dev.voucherstreams.service.streams.TopicWatch;
import dev.voucherstreams.service.table.RestoredRowHandler;
import dev.voucherstreams.service.table.VoucherTable;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyConfig;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the replica together, and what tells of its condition. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KafkaProperties.class)
class ReplicaConfiguration {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  SegmentRules segmentRules(GatewayProperties voucher) {
    return voucher.segmentRules();
  }

  /* Whoever wants a segment table gets the replica, which knows whether this one is complete. */
  @Bean(defaultCandidate = false)
  VoucherTable voucherTable(GatewayProperties voucher, SegmentRules rules, KafkaProperties kafka) {
    return new VoucherTable(
        voucher.topics().segmentVouchers(),
        AvroSerdes.values(SegmentVoucher.class, kafka.buildStreamsProperties()).deserializer(),
        rules,
        voucher.countries());
  }

  @Bean
  ReadProgress readProgress() {
    return new ReadProgress();
  }

  @Bean
  RestoreProgress restoreProgress(Clock clock) {
    return new RestoreProgress(clock);
  }

  @Bean
  ManagedStreams replicaClient(
      GatewayProperties voucher,
      KafkaProperties kafka,
      @Qualifier("voucherTable") VoucherTable table,
      ReadProgress reading,
      RestoreProgress restore,
      MeterRegistry registry) {
    Properties config = new Properties();
    config.putAll(kafka.buildStreamsProperties());
    config.putAll(RestoredRowHandler.config(table));
    return new ManagedStreams(
        "replica",
        topicWatch(voucher, kafka, registry),
        new StaticMembers(kafka.buildAdminProperties(), config),
        clients -> client(table, config, new WatchedClients(clients, reading), reading, restore),
        new ClientFailureHandler("replica", failure -> false, registry),
        registry);
  }

  /* The gateway creates none, and takes it as it is: streams-app looks after its settings. */
  private static TopicWatch topicWatch(
      GatewayProperties voucher, KafkaProperties kafka, MeterRegistry registry) {
    NewTopic topic =
        new NewTopic(voucher.topics().segmentVouchers(), Optional.empty(), Optional.empty());
    TopicKeeper keeper =
        new TopicKeeper(
            kafka.buildAdminProperties(),
            List.of(topic),
            Set.of(),
            new InternalTopics(kafka.buildStreamsProperties()),
            false);
    String bootstrapServers = String.join(",", kafka.getBootstrapServers());
    return new TopicWatch("replica", keeper::ensureTopics, bootstrapServers, registry);
  }

  private static KafkaStreams client(
      VoucherTable table,
      Properties config,
      KafkaClientSupplier clients,
      ReadProgress reading,
      RestoreProgress restore) {
    StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(config)));
    table.addTo(builder);
    reading.begin();
    KafkaStreams client = new KafkaStreams(builder.build(), config, clients);
    client.setGlobalStateRestoreListener(restore);
    return client;
  }

  @Bean
  TableFreshness tableFreshness(KafkaProperties kafka, ReadProgress reading, Clock clock) {
    return new TableFreshness(Admin.create(kafka.buildAdminProperties()), reading, clock);
  }

  @Bean
  Replica replica(
      @Qualifier("voucherTable") VoucherTable table,
      ManagedStreams replicaClient,
      RestoreProgress restore,
      TableFreshness freshness) {
    return new Replica(table, replicaClient, restore, freshness);
  }

  @Bean
  ReplicaWatch replicaWatch(Replica replica, TableFreshness freshness) {
    return new ReplicaWatch(replica, freshness);
  }

  @Bean
  ReplicaHealth replicaHealthIndicator(Replica replica) {
    return new ReplicaHealth(replica);
  }

  @Bean
  ReplicaMeters replicaMeters(Replica replica) {
    return new ReplicaMeters(replica);
  }
}
