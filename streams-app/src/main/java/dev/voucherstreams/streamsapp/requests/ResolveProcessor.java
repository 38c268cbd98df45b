package dev.voucherstreams.streamsapp.requests;

import dev.voucherstreams.events.VoucherResult;
import dev.voucherstreams.service.table.SegmentTable;
import dev.voucherstreams.service.table.Served;
import dev.voucherstreams.service.table.Served.NotReady;
import dev.voucherstreams.service.table.ServedTable;
import dev.voucherstreams.streamsapp.deadletter.RefusedRecordException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/**
 * Answers the requests of one format, one for one, each at the time of its record. A result has the
 * headers of its request, correlation id and trace context among them, without those that say how
 * the request's value was written, which a reader would take for the result's.
 */
final class ResolveProcessor extends ContextualFixedKeyProcessor<byte[], Request, AddressedResult> {

  /* The serde's schema id, and the type that Spring's JSON serializer names. */
  private static final List<String> OF_THE_VALUE =
      List.of("__value_schema_id", "__TypeId__", "__ContentTypeId__");

  private final SegmentTable table;
  private final ReplyRouting routing;
  private final RequestMeters meters;

  ResolveProcessor(SegmentTable table, ReplyRouting routing, RequestMeters meters) {
    this.table = table;
    this.routing = routing;
    this.meters = meters;
  }

  /**
   * @throws RefusedRecordException if the result is too long for its topic
   */
  @Override
  public void process(FixedKeyRecord<byte[], Request> record) {
    Instant now = Instant.ofEpochMilli(record.timestamp());
    VoucherResult result = RequestResolver.resolve(record.value(), now, served());
    AddressedResult addressed = addressed(record, result);
    meters.answered(result.getStatus(), waitOf(record));
    FixedKeyRecord<byte[], AddressedResult> reply =
        record
            .withValue(addressed)
            .withTimestamp(
                context().currentSystemTimeMs()); // with a request's old one it would be gone
    OF_THE_VALUE.forEach(reply.headers()::remove);
    context().forward(reply);
  }

  /* Not ready is rare here: the client is paused meanwhile. */
  private ServedTable served() {
    Served served = table.served();
    if (served instanceof NotReady notReady) {
      throw new TableNotReadyException(notReady.reason());
    }
    return (ServedTable) served;
  }

  private AddressedResult addressed(FixedKeyRecord<byte[], Request> record, VoucherResult result) {
    try {
      return routing.address(result, record.key(), record.headers());
    } catch (RefusedRecordException e) {
      meters.deadLettered(e);
      throw e;
    }
  }

  private Duration waitOf(FixedKeyRecord<byte[], Request> record) {
    return Duration.ofMillis(Math.max(0, context().currentSystemTimeMs() - record.timestamp()));
  }
}
