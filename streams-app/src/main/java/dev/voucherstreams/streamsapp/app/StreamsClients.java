package dev.voucherstreams.streamsapp.app;

import static org.apache.kafka.clients.consumer.ConsumerConfig.GROUP_INSTANCE_ID_CONFIG;

import dev.voucherstreams.schemas.TopicSettings;
import dev.voucherstreams.schemas.deadletter.DeadLetterBuilder;
import dev.voucherstreams.service.KafkaClientConfig;
import dev.voucherstreams.service.streams.ClientFailureHandler;
import dev.voucherstreams.service.streams.InternalTopics;
import dev.voucherstreams.service.streams.ManagedStreams;
import dev.voucherstreams.service.streams.StaticMembers;
import dev.voucherstreams.service.streams.TopicKeeper;
import dev.voucherstreams.service.streams.TopicWatch;
import dev.voucherstreams.streamsapp.deadletter.DeadLetterHandler;
import dev.voucherstreams.streamsapp.deadletter.RefusedRecordHandler;
import dev.voucherstreams.streamsapp.deadletter.RefusedRecords;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.stereotype.Component;

/** Makes the clients of this process. Each runs, fails and is started anew on its own. */
@Component
final class StreamsClients {

  private final StreamsAppProperties voucher;
  private final KafkaClientConfig kafka;
  private final MeterRegistry registry;
  private final ScaleIn scaleIn;
  private final ConfigurationExit exit;
  private final RefusedRecords refused = new RefusedRecords(InstantSource.system());

  StreamsClients(
      StreamsAppProperties voucher,
      KafkaClientConfig kafka,
      MeterRegistry registry,
      ScaleIn scaleIn,
      ConfigurableApplicationContext context) {
    this.voucher = voucher;
    this.kafka = kafka;
    this.registry = registry;
    this.scaleIn = scaleIn;
    Object instanceId = kafka.streams().get(GROUP_INSTANCE_ID_CONFIG);
    this.exit = new ConfigurationExit(context, String.valueOf(instanceId));
  }

  /**
   * Makes a client.
   *
   * @param name what the client does, for logs, meters and health
   * @param topics those that it needs
   * @param config of Kafka Streams
   * @param topology adds its flow to a builder
   * @param clients the Kafka clients that it works with, made of the usual ones
   * @param isFinal whether it is not to be started again after a failure
   * @param mayWork whether its tasks may process records, now
   */
  ManagedStreams client(
      String name,
      List<NewTopic> topics,
      Map<String, Object> config,
      Consumer<StreamsBuilder> topology,
      UnaryOperator<KafkaClientSupplier> clients,
      Predicate<Throwable> isFinal,
      BooleanSupplier mayWork) {
    Properties properties = new Properties();
    properties.putAll(voucher.internalTopics());
    properties.putAll(config);
    properties.putAll(deadLetters());
    return new ManagedStreams(
        name,
        watch(name, topics, new InternalTopics(properties)),
        new StaticMembers(kafka.admin(), properties),
        usual -> new KafkaStreams(build(topology, properties), properties, clients.apply(usual)),
        new ClientFailureHandler(
            name, failure -> exit.isCausedBy(failure) || isFinal.test(failure), registry),
        registry,
        mayWork,
        scaleIn::takesThisPod);
  }

  private Map<String, Object> deadLetters() {
    return Map.of(
        StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
        DeadLetterHandler.class,
        StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG,
        RefusedRecordHandler.class,
        DeadLetterHandler.LETTERS,
        new DeadLetterBuilder(voucher.topicNames(), TopicSettings.DEAD_LETTER_BYTES),
        RefusedRecordHandler.REFUSED,
        refused);
  }

  /** What was too long for its topic, of all clients. */
  RefusedRecords refused() {
    return refused;
  }

  private TopicWatch watch(String name, List<NewTopic> topics, InternalTopics internal) {
    TopicKeeper keeper =
        new TopicKeeper(
            kafka.admin(),
            topics,
            voucher.requests().replyTopics(),
            internal,
            voucher.topics().createMissing());
    return new TopicWatch(name, keeper::ensureTopics, kafka.bootstrapServers(), registry);
  }

  private static Topology build(Consumer<StreamsBuilder> topology, Properties properties) {
    StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));
    topology.accept(builder);
    return builder.build(properties);
  }
}
