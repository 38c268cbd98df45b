package dev.voucherstreams.loader.progress;

/** Shows how far a task is. */
public interface Meter extends AutoCloseable {

  /** So much of about so much is done. */
  void at(long done, long expected);

  @Override
  void close();
}
