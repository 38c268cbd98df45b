package dev.voucherstreams.streamsapp.app;

import static java.util.stream.Collectors.toMap;

import dev.voucherstreams.schemas.TopicSettings;
import dev.voucherstreams.schemas.Topics;
import dev.voucherstreams.service.KafkaClientConfig;
import dev.voucherstreams.streamsapp.generation.GenerationClients;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.StreamsConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Shows how long transactions of all our topics have been open, by partition. One that Kafka has
 * lost stays open for ever, and whoever reads that partition stands still without an error.
 *
 * <p>Partitions come and go with what Kafka tells: where nothing is known, nothing is shown. One
 * meter for each is no more than Kafka's consumers have themselves.
 */
@Component
final class TransactionWatch {

  private static final Logger LOG = LoggerFactory.getLogger(TransactionWatch.class);

  private static final Duration PAUSE = Duration.ofSeconds(15);

  private final StableOffsets offsets;
  private final TransactionAges ages = new TransactionAges(InstantSource.system());
  private final MultiGauge gauge;
  private volatile Map<TopicPartition, Double> seconds = Map.of();
  private final Thread thread = new Thread(this::keepLooking, "transaction-watch");

  TransactionWatch(
      StreamsAppProperties voucher,
      KafkaClientConfig kafka,
      GenerationClients generations,
      MeterRegistry registry) {
    this.offsets =
        new StableOffsets(
            new WatchedTopics(topics(voucher), () -> applications(voucher, kafka, generations)),
            () -> Admin.create(kafka.admin()));
    this.gauge =
        MultiGauge.builder("voucher.topic.transaction.age")
            .description("How long the oldest open transaction of a partition has been open.")
            .baseUnit("seconds")
            .register(registry);
  }

  private static Set<String> topics(StreamsAppProperties voucher) {
    Topics names = voucher.topicNames();
    TopicSettings settings = voucher.topics();
    return Stream.concat(
            settings.forTally(names).stream(),
            settings.forRequests(names, voucher.requests().replyTopics()).stream())
        .map(NewTopic::name)
        .collect(Collectors.toSet());
  }

  private static Set<String> applications(
      StreamsAppProperties voucher, KafkaClientConfig kafka, GenerationClients generations) {
    String tally = id(kafka.streams());
    return Stream.concat(
            generations.names().stream().map(name -> tally + "-" + name),
            Stream.of(id(voucher.requests().kafka())))
        .collect(Collectors.toSet());
  }

  private static String id(Map<String, ?> config) {
    return String.valueOf(config.get(StreamsConfig.APPLICATION_ID_CONFIG));
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    thread.start();
  }

  private void keepLooking() {
    try {
      while (true) {
        look();
        TimeUnit.SECONDS.sleep(PAUSE.toSeconds());
      }
    } catch (InterruptedException e) {
      LOG.debug("transactions are watched no more");
    }
  }

  private void look() throws InterruptedException {
    seconds =
        offsets.ask().entrySet().stream()
            .collect(
                toMap(
                    Map.Entry::getKey,
                    each -> ages.age(each.getKey(), each.getValue()).toMillis() / 1000.0));
    gauge.register(seconds.keySet().stream().map(this::row).toList(), false);
  }

  private MultiGauge.Row<?> row(TopicPartition partition) {
    Tags tags =
        Tags.of("topic", partition.topic(), "partition", Integer.toString(partition.partition()));
    return MultiGauge.Row.of(tags, () -> seconds.getOrDefault(partition, Double.NaN));
  }

  @PreDestroy
  void stop() {
    thread.interrupt();
    offsets.close();
  }
}
