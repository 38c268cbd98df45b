package dev.voucherstreams.gateway.replica;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How old the replica is: the time since a broker last answered a fetch. A broker answers twice a
 * second even when there is nothing new, so silence means that it is away.
 */
final class BrokerContact {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerContact.class);
  private static final Duration SILENCE = Duration.ofSeconds(10);

  private final Clock clock;
  private double fetches = Double.NaN;
  private boolean silent;
  private volatile @Nullable Instant last;

  BrokerContact(Clock clock) {
    this.clock = clock;
  }

  /** Notes the fetches that have been answered so far; called about once a second. */
  void sample(double answeredFetches) {
    if (answeredFetches != fetches) {
      fetches = answeredFetches;
      last = clock.instant();
    }
    boolean nowSilent = age().filter(age -> age.compareTo(SILENCE) > 0).isPresent();
    if (nowSilent && !silent) {
      LOG.warn("Kafka has not answered for {} s; going on with what is here", SILENCE.toSeconds());
    } else if (silent && !nowSilent) {
      LOG.info("Kafka answers again");
    }
    silent = nowSilent;
  }

  /** The time since the last contact; empty if there has been none. */
  Optional<Duration> age() {
    return last().map(contact -> Duration.between(contact, clock.instant()));
  }

  /** When a broker last answered; empty if none has. */
  Optional<Instant> last() {
    return Optional.ofNullable(last);
  }
}
