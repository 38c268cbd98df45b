package dev.voucherstreams.streamsapp.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

/** What it does before there is a broker; the rest is in the system's tests, on a real one. */
class OrderEndsWatchTest {

  private final CountDownLatch tries = new CountDownLatch(3);

  @Test
  void client_thatCannotBeMadeYet_isTriedAgain() throws Exception {
    OrderEndsWatch ends = new OrderEndsWatch("orders", this::connect, InstantSource.system());

    ends.start();

    assertThat(tries.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(ends.get()).isEmpty();
    ends.stop();
  }

  private Admin connect() {
    tries.countDown();
    throw new ConfigException("No resolvable bootstrap urls given");
  }
}
