package dev.voucherstreams.streamsapp.tally;

/** A task's state is less than what was published of it: it must not be gone on with. */
public final class StateLostException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StateLostException(String message) {
    super(message);
  }
}
