package dev.voucherstreams.streamsapp.deadletter;

/** A record has ended its client again and again, so it is dead-lettered without another try. */
public final class PoisonRecordException extends BadRecordException {

  private static final long serialVersionUID = 1L;

  PoisonRecordException(int times, String lastFailure) {
    super(
        "poison: it ended the client %d times, at last by %s; that is a bug, please report it with this letter"
            .formatted(times, lastFailure));
  }
}
