package dev.voucherstreams.service.streams;

import dev.voucherstreams.service.streams.PollAge.Pause;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log when a stream thread of a client is held up, once, and when all go on again. */
final class HeldUp {

  private static final Logger LOG = LoggerFactory.getLogger(HeldUp.class);

  /* A working thread polls several times a second. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String client;
  private boolean told;

  HeldUp(String client) {
    this.client = client;
  }

  /** Describes a pause: whose it is, how long, and what that thread is doing instead. */
  static String describe(Pause pause) {
    return "%s hasn't polled for %d s; it is %s"
        .formatted(pause.thread(), pause.length().toSeconds(), ThreadActivity.of(pause.thread()));
  }

  /**
   * @param longest the longest pause, as it is now
   */
  void sample(Optional<Pause> longest) {
    Optional<Pause> heldUp = longest.filter(pause -> pause.length().compareTo(PATIENCE) >= 0);
    if (!told) {
      heldUp.ifPresent(pause -> LOG.warn("client {} is held up: {}", client, describe(pause)));
    } else if (heldUp.isEmpty()) {
      LOG.info("client {} goes on", client);
    }
    told = heldUp.isPresent();
  }
}
