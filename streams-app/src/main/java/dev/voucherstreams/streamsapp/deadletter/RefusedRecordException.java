package dev.voucherstreams.streamsapp.deadletter;

/** What a record would become is longer than the topic takes that it is to go to. */
public final class RefusedRecordException extends BadRecordException {

  private static final long serialVersionUID = 1L;

  RefusedRecordException(String topic, int bytes, int refused) {
    super(
        "its result has %,d bytes, and %s has refused one of %,d: raise that topic's max.message.bytes, and replay"
            .formatted(bytes, topic, refused));
  }
}
