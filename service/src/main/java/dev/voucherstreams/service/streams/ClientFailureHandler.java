package dev.voucherstreams.service.streams;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens when a thread of a client fails: the client ends, and its {@link ManagedStreams}
 * starts a new one. Failures are counted, as the meter {@code voucher.client.failures}, and the
 * last is kept, so that health can tell it.
 */
public final class ClientFailureHandler implements StreamsUncaughtExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ClientFailureHandler.class);

  private final String client;
  private final Predicate<Throwable> isFinal;
  private final Counter counter;
  private volatile @Nullable Failure last;
  private volatile boolean ended;

  private record Failure(String reason, long nanoTime) {}

  /**
   * @param client what the client does, for the log and the meter
   * @param isFinal whether the process is about to end because of a failure, so that no new client
   *     is to be started
   */
  public ClientFailureHandler(String client, Predicate<Throwable> isFinal, MeterRegistry registry) {
    this.client = client;
    this.isFinal = isFinal;
    this.counter =
        Counter.builder("voucher.client.failures")
            .description("How often a Kafka Streams client failed and was started anew.")
            .tag("client", client)
            .register(registry);
  }

  @Override
  public StreamThreadExceptionResponse handle(Throwable exception) {
    ended = ended || isFinal.test(exception);
    if (!ended) {
      String reason = reason(exception).toString();
      LOG.error("client {} failed and is started anew: {}", client, reason);
      counter.increment();
      last = new Failure(reason, System.nanoTime());
    }
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  /* What Kafka Streams wraps it in says only where it came up. */
  private static Throwable reason(Throwable exception) {
    Throwable cause = exception.getCause();
    return exception instanceof StreamsException && cause != null ? reason(cause) : exception;
  }

  /** Whether no new client is to be started, because the process is about to end. */
  public boolean areFinal() {
    return ended;
  }

  /** Returns the last failure, if it isn't longer ago than this. */
  public Optional<String> within(Duration time) {
    return Optional.ofNullable(last)
        .filter(failure -> System.nanoTime() - failure.nanoTime < time.toNanos())
        .map(Failure::reason);
  }
}
