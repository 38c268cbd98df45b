package dev.voucherstreams.streamsapp.app;

import static org.apache.kafka.clients.consumer.ConsumerConfig.GROUP_INSTANCE_ID_CONFIG;

import dev.voucherstreams.schemas.TopicSettings;
import dev.voucherstreams.schemas.deadletter.DeadLetterBuilder;
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
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.stereotype.Component;

/** Makes the clients of this process. Each runs, fails and is started anew on its own. */
@Component
final class StreamsClients {

  private final StreamsAppProperties voucher;
  private final KafkaProperties kafka;
  private final MeterRegistry registry;
  private final ConfigurationExit exit;
  private final RefusedRecords refused = new RefusedRecords(InstantSource.system());

  StreamsClients(
      StreamsAppProperties voucher,
      KafkaProperties kafka,
      MeterRegistry registry,
      ConfigurableApplicationContext context) {
    this.voucher = voucher;
    this.kafka = kafka;
    this.registry = registry;
    Object instanceId = kafka.buildStreamsProperties().get(GROUP_INSTANCE_ID_CONFIG);
    this.exit = new ConfigurationExit(context, String.valueOf(instanceId));
  }

  /**
   * @param name what the client does, for logs, meters and health
   * @param topics those that it needs
   * @param topology adds its flow to a builder
   */
  ManagedStreams client(
      String name,
      List<NewTopic> topics,
      Map<String, Object> config,
      Consumer<StreamsBuilder> topology) {
    Properties properties = new Properties();
    properties.putAll(voucher.internalTopics());
    properties.putAll(config);
    properties.putAll(deadLetters());
    return new ManagedStreams(
        name,
        watch(name, topics, new InternalTopics(properties)),
        new StaticMembers(kafka.buildAdminProperties(), properties),
        clients -> new KafkaStreams(build(topology, properties), properties, clients),
        new ClientFailureHandler(name, exit::isCausedBy, registry),
        registry);
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
            kafka.buildAdminProperties(),
            topics,
            voucher.requests().replyTopics(),
            internal,
            voucher.topics().createMissing());
    String bootstrapServers = String.join(",", kafka.getBootstrapServers());
    return new TopicWatch(name, keeper::ensureTopics, bootstrapServers, registry);
  }

  private static Topology build(Consumer<StreamsBuilder> topology, Properties properties) {
    StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));
    topology.accept(builder);
    return builder.build(properties);
  }
}
