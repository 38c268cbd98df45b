package dev.voucherstreams.streamsapp.app;

import dev.voucherstreams.schemas.TopicSettings;
import dev.voucherstreams.schemas.Topics;
import dev.voucherstreams.segments.SegmentRules;
import dev.voucherstreams.segments.SegmentRulesReader;
import dev.voucherstreams.streamsapp.requests.RequestSettings;
import dev.voucherstreams.streamsapp.tally.TallySettings;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Our own settings, {@code voucher.*}; application.yml has their defaults, units and meaning.
 *
 * @param topicPrefix what the names of all topics begin with
 * @param countries the countries served, in the order that errors name them in
 * @param rules where the segment rules are: {@code classpath:NAME} or a file
 * @param tally how the tally works
 * @param requests how requests are answered
 * @param topics what the topics have to be like
 */
@ConfigurationProperties("voucher")
public record StreamsAppProperties(
    String topicPrefix,
    Set<String> countries,
    String rules,
    TallySettings tally,
    RequestSettings requests,
    Creation topics) {

  public StreamsAppProperties {
    countries = Collections.unmodifiableSet(new LinkedHashSet<>(countries));
    if (countries.isEmpty()) {
      throw new IllegalArgumentException(
          "voucher.countries is empty; name the countries served, e.g. Peru");
    }
    requireForeign(requests.replyTopics(), new Topics(topicPrefix));
  }

  /* A result that comes back as a request would be answered again, without end. */
  private static void requireForeign(Set<String> replyTopics, Topics topics) {
    if (!Collections.disjoint(replyTopics, topics.read())) {
      throw new IllegalArgumentException(
          "voucher.requests.reply-topics must not name what voucher-streams reads itself, %s, but is %s"
              .formatted(topics.read(), replyTopics));
    }
  }

  /**
   * What the topics have to be like, see {@link TopicSettings}.
   *
   * @param createMissing whether streams-app creates the topics that are missing
   */
  public record Creation(
      boolean createMissing,
      int orderPartitions,
      int tablePartitions,
      int requestPartitions,
      @Nullable Short replication,
      @Nullable Duration orderRetention,
      Duration requestRetention,
      Duration deadLetterRetention) {

    private static final String MIN_IN_SYNC =
        StreamsConfig.topicPrefix(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG);

    TopicSettings settings() {
      return new TopicSettings(
          orderPartitions,
          tablePartitions,
          requestPartitions,
          Optional.ofNullable(replication),
          Optional.ofNullable(orderRetention),
          requestRetention,
          deadLetterRetention);
    }

    /**
     * Kafka Streams' keys for the topics that it creates itself, which are to be as safe as ours.
     */
    Map<String, Object> internalTopics() {
      Map<String, Object> config = new HashMap<>();
      TopicSettings settings = settings();
      settings
          .replication()
          .ifPresent(
              copies -> config.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, copies.intValue()));
      settings.minInsyncReplicas().ifPresent(copies -> config.put(MIN_IN_SYNC, copies.toString()));
      return config;
    }
  }

  Topics topicNames() {
    return new Topics(topicPrefix);
  }

  SegmentRules segmentRules() {
    return SegmentRulesReader.read(rules);
  }
}
