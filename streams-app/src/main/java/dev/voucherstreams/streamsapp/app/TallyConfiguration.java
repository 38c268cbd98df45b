package dev.voucherstreams.streamsapp.app;

import dev.voucherstreams.schemas.Topics;
import dev.voucherstreams.schemas.generation.TableValues;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.service.KafkaClientConfig;
import dev.voucherstreams.service.info.ServingGeneration;
import dev.voucherstreams.service.streams.ManagedStreams;
import dev.voucherstreams.service.table.VoucherTable;
import dev.voucherstreams.streamsapp.app.StreamsAppProperties.Switching;
import dev.voucherstreams.streamsapp.generation.CountIdentity;
import dev.voucherstreams.streamsapp.generation.GenerationClients;
import dev.voucherstreams.streamsapp.generation.GenerationPlan;
import dev.voucherstreams.streamsapp.generation.LostCounts;
import dev.voucherstreams.streamsapp.generation.OldGenerations;
import dev.voucherstreams.streamsapp.generation.OrderEndsWatch;
import dev.voucherstreams.streamsapp.generation.TableFollower;
import dev.voucherstreams.streamsapp.generation.TableWriter;
import dev.voucherstreams.streamsapp.query.SegmentRoutes;
import dev.voucherstreams.streamsapp.query.SegmentVoucherQueries;
import dev.voucherstreams.streamsapp.query.WholeTable;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.HostInfo;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Puts the counts of the orders and their interactive queries together. */
@Configuration(proxyBeanMethods = false)
@Import(KafkaClientConfig.class)
class TallyConfiguration {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  @Bean
  GenerationClients generations(
      StreamsAppProperties voucher,
      KafkaClientConfig kafka,
      MeterRegistry registry,
      StreamsClients clients) {
    InstantSource clock = InstantSource.system();
    Topics topics = voucher.topicNames();
    Serde<SpecificRecord> values = TableValues.serde(kafka.streams());
    VoucherTable table = new VoucherTable(topics.segmentVouchers(), values.deserializer());
    TableWriter writer =
        new TableWriter(
            topics.segmentVouchers(), () -> producer(kafka), values.serializer(), clock);
    OrderEndsWatch ends =
        new OrderEndsWatch(topics.orderEvents(), () -> Admin.create(kafka.admin()), clock);
    LostCounts lost = new LostCounts(table, writer, registry);
    TallyClients tallies = new TallyClients(voucher, kafka, clients, ends, lost, registry);
    return new GenerationClients(
        new GenerationPlan(voucher.identities(), voucher.switching() == Switching.MANUAL),
        table,
        new TableFollower(table, () -> consumer(kafka)),
        ends,
        tallies::client,
        old(voucher, kafka, table, writer, clock),
        lost,
        clock);
  }

  private static OldGenerations old(
      StreamsAppProperties voucher,
      KafkaClientConfig kafka,
      VoucherTable table,
      TableWriter writer,
      InstantSource clock) {
    Map<String, Object> config = kafka.streams();
    return new OldGenerations(
        table,
        voucher.topicNames(),
        String.valueOf(config.get(StreamsConfig.APPLICATION_ID_CONFIG)),
        voucher.keepGenerations(),
        Path.of(String.valueOf(config.get(StreamsConfig.STATE_DIR_CONFIG))),
        () -> Admin.create(kafka.admin()),
        writer,
        clock);
  }

  private static Consumer<String, byte[]> consumer(KafkaClientConfig kafka) {
    Map<String, Object> config = kafka.consumer();
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
    return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
  }

  private static KafkaProducer<String, byte[]> producer(KafkaClientConfig kafka) {
    Map<String, Object> config = kafka.producer();
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
  }

  @Bean
  TallyHealth tallyHealthIndicator(GenerationClients generations) {
    return new TallyHealth(generations);
  }

  @Bean
  ServingGeneration servingGeneration(GenerationClients generations, MeterRegistry registry) {
    return new ServingGeneration(generations::known, registry);
  }

  @Bean
  RouterFunction<ServerResponse> segmentRoutes(
      StreamsAppProperties voucher,
      KafkaClientConfig kafka,
      GenerationClients generations,
      WebClient.Builder http) {
    HostInfo self = self(kafka);
    CountIdentity own = voucher.identities().get(0);
    List<SegmentKey> segments = own.rules().keys(own.countries());
    return new SegmentRoutes(
            new SegmentVoucherQueries(
                () -> generations.first().map(ManagedStreams::streams).orElse(null),
                generations::firstName,
                self,
                segments),
            new WholeTable(http.build(), voucher.tally().mergePartitions(), segments, TIMEOUT))
        .routes();
  }

  private static HostInfo self(KafkaClientConfig kafka) {
    Object server = kafka.streams().get(StreamsConfig.APPLICATION_SERVER_CONFIG);
    return HostInfo.buildFromEndpoint(String.valueOf(server));
  }
}
