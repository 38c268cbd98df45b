package dev.voucherstreams.gateway.app;

import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.gateway.replica.Replica;
import dev.voucherstreams.gateway.replica.ReplicaSettings;
import dev.voucherstreams.gateway.replica.ReplicaTable;
import dev.voucherstreams.gateway.replica.ReplicaTopology;
import dev.voucherstreams.gateway.replica.RowCheck;
import dev.voucherstreams.gateway.table.RecentLookups;
import dev.voucherstreams.gateway.table.SegmentTable;
import dev.voucherstreams.schemas.Topics;
import dev.voucherstreams.avroserde.AvroSerdes;
import dev.voucherstreams.segments.SegmentRules;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyConfig;
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
  SegmentRules segmentRules(VoucherProperties voucher) {
    return voucher.segmentRules();
  }

  @Bean(initMethod = "start", destroyMethod = "stop")
  Replica replica(
      VoucherProperties voucher,
      SegmentRules rules,
      KafkaProperties kafka,
      Clock clock,
      MeterRegistry meters) {
    Topics topics = voucher.topics();
    Properties streams = new Properties();
    streams.putAll(kafka.buildStreamsProperties());
    TopologyConfig topologyConfig = new TopologyConfig(new StreamsConfig(streams));
    Deserializer<SegmentVoucher> rows = rows(kafka.buildStreamsProperties());
    return new Replica(
        new ReplicaSettings(
            topics.segmentVouchers(),
            () -> ReplicaTopology.build(topics, rows, topologyConfig),
            streams,
            kafka.buildAdminProperties(),
            new RowCheck(rules, voucher.countries()),
            meters),
        clock);
  }

  /* One for all lives of the replica, so that a schema is fetched from the registry only once. */
  private static Deserializer<SegmentVoucher> rows(Map<String, Object> config) {
    return AvroSerdes.values(SegmentVoucher.class, config).deserializer();
  }

  @Bean
  SegmentTable segmentTable(Replica replica) {
    return new RecentLookups(new ReplicaTable(replica::state), System::nanoTime);
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
