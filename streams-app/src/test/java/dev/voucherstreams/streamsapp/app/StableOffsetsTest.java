package dev.voucherstreams.streamsapp.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What it says where Kafka tells nothing; the rest is in the system's tests, on a real broker. */
class StableOffsetsTest {

  private final Logger logger = (Logger) LoggerFactory.getLogger(StableOffsets.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    logger.setLevel(Level.WARN); // tests are quiet otherwise
    logger.addAppender(log);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(log);
    logger.setLevel(null);
  }

  @Test
  void kafkaThatRefuses_isToldOnce() throws Exception {
    askThreeTimes(new ConfigException("no certificate"));

    assertThat(log.list)
        .singleElement()
        .extracting(ILoggingEvent::getFormattedMessage)
        .asString()
        .contains("all topics", "no certificate");
  }

  @Test
  void kafkaThatIsAway_isToldOfByOthers() throws Exception {
    askThreeTimes(new TimeoutException("no node"));

    assertThat(log.list).isEmpty();
  }

  private static void askThreeTimes(KafkaException refusal) throws InterruptedException {
    WatchedTopics topics = new WatchedTopics(Set.of("order-events"), Set::of);
    try (StableOffsets offsets =
        new StableOffsets(
            topics,
            () -> {
              throw refusal;
            })) {
      for (int i = 0; i < 3; i++) {
        assertThat(offsets.ask()).isEmpty();
      }
    }
  }
}
