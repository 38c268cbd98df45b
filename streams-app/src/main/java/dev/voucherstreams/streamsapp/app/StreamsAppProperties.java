package dev.voucherstreams.streamsapp.app;

import dev.voucherstreams.schemas.TopicSettings;
import dev.voucherstreams.schemas.Topics;
import dev.voucherstreams.segments.SegmentRulesReader;
import dev.voucherstreams.streamsapp.generation.CountIdentity;
import dev.voucherstreams.streamsapp.requests.RequestSettings;
import dev.voucherstreams.streamsapp.tally.TallySettings;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.Name;

/**
 * Our own settings, {@code voucher.*}; application.yml has their defaults, units and meaning.
 *
 * @param topicPrefix what the names of all topics begin with
 * @param countries the countries served, in the order that errors name them in
 * @param rules where the segment rules are: {@code classpath:NAME} or a file
 * @param next what is counted by beside, if anything is set there
 * @param switching whether a new generation serves as soon as it is complete
 * @param keepGenerations how many complete generations before that serving are kept
 * @param tally how the tally works
 * @param requests how requests are answered
 * @param topics what the topics have to be like
 */
@ConfigurationProperties("voucher")
public record StreamsAppProperties(
    String topicPrefix,
    Set<String> countries,
    String rules,
    Next next,
    @Name("switch") Switching switching,
    int keepGenerations,
    @NestedConfigurationProperty TallySettings tally,
    @NestedConfigurationProperty RequestSettings requests,
    @NestedConfigurationProperty TopicSettings topics) {

  private static final String MIN_IN_SYNC =
      StreamsConfig.topicPrefix(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG);

  /**
   * Rules and countries that are tried beside those that serve.
   *
   * @param rules where the segment rules are; empty: the same as {@code voucher.rules}
   * @param countries the countries served; empty: the same as {@code voucher.countries}
   */
  public record Next(String rules, Set<String> countries) {

    public Next {
      countries = inOrder(countries);
    }
  }

  /** What happens when a generation is complete. */
  public enum Switching {
    /** It serves. */
    AUTO,
    /** It waits for a person. */
    MANUAL
  }

  public StreamsAppProperties {
    countries = inOrder(countries);
    if (countries.isEmpty()) {
      throw new IllegalArgumentException(
          "voucher.countries is empty; name the countries served, e.g. Peru");
    }
    if (keepGenerations < 1) {
      throw new IllegalArgumentException(
          "voucher.keep-generations is at least 1, for one to go back to, but is "
              + keepGenerations);
    }
    requireForeign(requests.replyTopics(), new Topics(topicPrefix));
  }

  private static Set<String> inOrder(Set<String> countries) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(countries));
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

  /** What the orders are counted by; the first is that of the settings themselves. */
  List<CountIdentity> identities() {
    CountIdentity own = identity(rules, countries);
    CountIdentity other =
        identity(
            next.rules().isBlank() ? rules : next.rules(),
            next.countries().isEmpty() ? countries : next.countries());
    return own.name().equals(other.name()) ? List.of(own) : List.of(own, other);
  }

  private CountIdentity identity(String where, Set<String> served) {
    return CountIdentity.of(SegmentRulesReader.read(where), served, tally.mergePartitions());
  }
}
