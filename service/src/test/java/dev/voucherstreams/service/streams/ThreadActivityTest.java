package dev.voucherstreams.service.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ThreadActivityTest {

  private final CountDownLatch end = new CountDownLatch(1);

  @Test
  void thread_thatWaitsForALock_namesWhoHoldsIt() throws Exception {
    // Given
    Object lock = new Object();
    Thread holder = start("holder", () -> hold(lock));
    await().until(() -> holder.getState() == Thread.State.WAITING);

    // When
    Thread blocked = start("blocked", () -> take(lock));
    await().until(() -> blocked.getState() == Thread.State.BLOCKED);

    // Then
    assertThat(ThreadActivity.of("blocked"))
        .startsWith("BLOCKED on java.lang.Object@")
        .contains(", which is held by holder at " + getClass().getName() + ".take:");
    end.countDown();
    blocked.join();
  }

  @Test
  void thread_thatWaits_namesWhereItIs() {
    Thread waiting = start("waiting", this::awaitEnd);
    await().until(() -> waiting.getState() == Thread.State.WAITING);

    assertThat(ThreadActivity.of("waiting"))
        .matches("WAITING on .* at .*park:-?\\d+ < .*ThreadActivityTest\\.awaitEnd:\\d+.*");
    end.countDown();
  }

  @Test
  void thread_thatIsNotThere_isNotAlive() {
    assertThat(ThreadActivity.of("nobody")).isEqualTo("not alive");
  }

  private static Thread start(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.start();
    return thread;
  }

  private void hold(Object lock) {
    synchronized (lock) {
      awaitEnd();
    }
  }

  private void take(Object lock) {
    synchronized (lock) {
      end.countDown();
    }
  }

  private void awaitEnd() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
