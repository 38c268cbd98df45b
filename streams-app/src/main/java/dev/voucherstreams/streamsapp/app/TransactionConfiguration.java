package dev.voucherstreams.streamsapp.app;

import dev.voucherstreams.schemas.TopicSettings;
import dev.voucherstreams.schemas.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.streams.StreamsConfig;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has the transactions of all our topics watched. */
@Configuration(proxyBeanMethods = false)
class TransactionConfiguration {

  @Bean
  TransactionWatch transactionWatch(
      StreamsAppProperties voucher, KafkaProperties kafka, MeterRegistry registry) {
    StableOffsets offsets =
        new StableOffsets(
            new WatchedTopics(topics(voucher), applications(voucher, kafka)),
            () -> Admin.create(kafka.buildAdminProperties()));
    return new TransactionWatch(offsets, new TransactionAges(InstantSource.system()), registry);
  }

  private static Set<String> topics(StreamsAppProperties voucher) {
    Topics names = voucher.topicNames();
    TopicSettings settings = voucher.topics().settings();
    return Stream.concat(
            settings.forTally(names).stream(),
            settings.forRequests(names, voucher.requests().replyTopics()).stream())
        .map(NewTopic::name)
        .collect(Collectors.toSet());
  }

  private static Set<String> applications(StreamsAppProperties voucher, KafkaProperties kafka) {
    return Stream.of(kafka.buildStreamsProperties(), voucher.requests().kafka())
        .map((Map<String, ?> config) -> config.get(StreamsConfig.APPLICATION_ID_CONFIG))
        .map(String::valueOf)
        .collect(Collectors.toSet());
  }
}
