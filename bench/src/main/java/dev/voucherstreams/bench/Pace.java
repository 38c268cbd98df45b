package dev.voucherstreams.bench;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** When records are sent, one after the other. */
public sealed interface Pace {

  /** Waits until the next is to be sent, and returns when that was due: its time begins. */
  long awaitNext() throws InterruptedException;

  /** Takes notice of a result. */
  void answered();

  /** So many a second, whatever comes back: one that is sent late counts from when it was due. */
  final class Steady implements Pace {

    private final long interval;
    private long next = System.nanoTime();

    /** Begins now. */
    public Steady(int perSecond) {
      this.interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    @Override
    public long awaitNext() {
      long due = next;
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      next = due + interval;
      return due;
    }

    @Override
    public void answered() {
      /* It waits for nobody. */
    }
  }

  /** As fast as results come back, with so many requests in flight. */
  final class Saturated implements Pace {

    private final Semaphore free;

    /** With so many in flight. */
    public Saturated(int underWay) {
      this.free = new Semaphore(underWay);
    }

    @Override
    public long awaitNext() throws InterruptedException {
      free.acquire();
      return System.nanoTime();
    }

    @Override
    public void answered() {
      free.release();
    }
  }
}
