package dev.voucherstreams.streamsapp.tally;

import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.schemas.deadletter.Origin;
import dev.voucherstreams.streamsapp.deadletter.BadRecordException;
import dev.voucherstreams.streamsapp.deadletter.RecordGuard;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The orders of one input partition, each counted once.
 *
 * <p>It reads the orders' bytes itself, so that it can take note of the offsets of those that can't
 * be read. A replay counts if, and only if, its origin is noted there: so it doesn't count twice,
 * and not beside an original that could be read after all when everything was counted anew.
 */
record CountedOrders(
    OrderReader reader,
    RecordGuard guard,
    SegmentTallies tallies,
    LoadWatermarks watermarks,
    KeyValueStore<Long, byte[]> deadLettered) {

  private static final byte[] PRESENT = {};

  /**
   * Counts an order, or finds out why it doesn't count.
   *
   * @throws BadRecordException if the event can't be read, breaks a rule or is poison; it then has
   *     not been counted
   */
  OrderOutcome count(Record<byte[], byte[]> record) {
    Header replay = record.headers().lastHeader(Origin.REPLAY_HEADER);
    return replay == null ? countNew(record) : countReplay(record, replay);
  }

  private OrderOutcome countNew(Record<byte[], byte[]> record) {
    try {
      guard.requireHarmless();
      OrderEvent order = reader.read(record);
      return watermarks.advanceTo(order) ? tallies.count(order) : OrderOutcome.DUPLICATE_ROW;
    } catch (BadRecordException e) {
      deadLettered.put(guard.here().offset(), PRESENT);
      throw e;
    }
  }

  /* Later rows of its data set were counted meanwhile: whether it is new, only its origin tells. */
  private OrderOutcome countReplay(Record<byte[], byte[]> record, Header header) {
    long origin = requireOrigin(header);
    if (deadLettered.get(origin) == null) {
      return OrderOutcome.DUPLICATE_REPLAY;
    }
    guard.requireHarmless();
    OrderEvent order = reader.read(record);
    watermarks.requireRoom(order);
    OrderOutcome outcome = tallies.count(order);
    watermarks.advanceTo(order);
    deadLettered.delete(origin);
    return outcome;
  }

  /* An event whose header is wrong is no replay but one more that breaks a rule. */
  private long requireOrigin(Header header) {
    Origin here = guard.here();
    return Origin.ofReplay(header, here)
        .map(Origin::offset)
        .orElseThrow(
            () -> {
              deadLettered.put(here.offset(), PRESENT);
              return InvalidOrderException.noReplay(header, here);
            });
  }
}
