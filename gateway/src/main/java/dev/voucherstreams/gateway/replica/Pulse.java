package dev.voucherstreams.gateway.replica;

import dev.voucherstreams.schemas.broker.BrokerContact;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a replica's clients are, one after the other: whether Kafka answers, whether they read, and
 * how fresh their table is. One thread samples, others ask.
 */
final class Pulse {
  private final Clock clock;
  private final BrokerContact contact;
  private volatile @Nullable Instant read;
  private volatile @Nullable Instant fresh;

  Pulse(Clock clock) {
    this.clock = clock;
    this.contact = new BrokerContact("replica", clock);
  }

  /** To be called about once a second while there is a client. */
  void sample(ReplicaClient client) throws InterruptedException {
    contact.sample(client.answers());
    read = client.lastRead();
    client.freshAsOf().ifPresent(time -> fresh = time);
  }

  /** The time since a broker last answered; empty if none has. */
  Optional<Duration> silence() {
    return contact.age();
  }

  /**
   * The time since a client last looked for something to read, which it does ten times a second.
   * Nobody having sampled counts as well. Empty if there has been no client.
   */
  Optional<Duration> standstill() {
    return Optional.ofNullable(read).map(last -> Duration.between(last, clock.instant()));
  }

  /** When the table had all that there was; empty if it never did. */
  Optional<Instant> freshAsOf() {
    return Optional.ofNullable(fresh);
  }
}
