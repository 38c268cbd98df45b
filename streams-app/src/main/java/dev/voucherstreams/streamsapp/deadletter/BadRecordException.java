package dev.voucherstreams.streamsapp.deadletter;

/**
 * A record from outside is at fault, and nothing else: it is dead-lettered, and the stream goes on.
 * Whoever throws it has not changed anything because of the record.
 */
public abstract class BadRecordException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  protected BadRecordException(String message) {
    super(message);
  }

  protected BadRecordException(Throwable cause) {
    super(cause.getMessage(), cause);
  }

  /** Whether anybody who reads the record, at any time, would find the same. */
  public boolean isOfTheRecordAlone() {
    return false;
  }

  /** What is wrong, as the dead letter tells it. */
  Throwable reason() {
    return this;
  }
}
