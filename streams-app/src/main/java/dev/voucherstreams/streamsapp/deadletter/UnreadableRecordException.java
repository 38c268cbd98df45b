package dev.voucherstreams.streamsapp.deadletter;

import java.util.Objects;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;

/** The bytes of a record are not what its topic holds. The cause says why. */
public final class UnreadableRecordException extends BadRecordException {

  private static final long serialVersionUID = 1L;

  /** A record that can't be read for this reason. */
  public UnreadableRecordException(SerializationException reason) {
    super(reason);
  }

  /**
   * Tells what a reader's failure means: whatever it throws is about the record, unless the reader
   * has not come to look at it.
   *
   * @return what to throw: this exception, or the failure as it is
   */
  public static RuntimeException of(RuntimeException failure) {
    if (failure instanceof SerializationException reason) {
      return new UnreadableRecordException(reason);
    }
    return failure instanceof KafkaException
        ? failure
        : new UnreadableRecordException(new SerializationException(failure.toString(), failure));
  }

  @Override
  public boolean isOfTheRecordAlone() {
    return true;
  }

  @Override
  Throwable reason() {
    return Objects.requireNonNull(getCause());
  }
}
