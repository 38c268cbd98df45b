package dev.voucherstreams.streamsapp.app;

import dev.voucherstreams.schemas.TopicSettings;
import dev.voucherstreams.schemas.Topics;
import dev.voucherstreams.segments.SegmentRules;
import dev.voucherstreams.segments.SegmentRulesReader;
import dev.voucherstreams.streamsapp.requests.RequestSettings;
import dev.voucherstreams.streamsapp.tally.TallySettings;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
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
    TopicSettings topics) {

  private static final String MIN_IN_SYNC =
      StreamsConfig.topicPrefix(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG);

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

  /** Kafka Streams' keys for the topics that it creates itself, which are to be as safe as ours. */
  Map<String, Object> internalTopics() {
    Map<String, Object> config = new HashMap<>();
    Optional.ofNullable(topics.replication())
        .ifPresent(
            copies -> config.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, copies.intValue()));
    topics.minInsyncReplicas().ifPresent(copies -> config.put(MIN_IN_SYNC, copies.toString()));
    return config;
  }

  Topics topicNames() {
    return new Topics(topicPrefix);
  }

  SegmentRules segmentRules() {
    return SegmentRulesReader.read(rules);
  }
}
