package dev.voucherstreams.streamsapp.requests;

import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.events.VoucherResult;
import dev.voucherstreams.streamsapp.kafka.Topic;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/** Answers the requests of one format, one for one, each at the time of its record. */
final class ResolveProcessor implements FixedKeyProcessor<byte[], Request, Reply> {

  private final RequestResolver resolver;
  private final Topic<String, SegmentVoucher> vouchers;
  private final String rules;
  private final ReplyAddresses addresses;
  private final RequestMeters meters;

  private FixedKeyProcessorContext<byte[], Reply> context;
  private VoucherTable table;

  /**
   * @param rules the fingerprint of the rules that the table must be made with
   */
  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
  ResolveProcessor(
      RequestResolver resolver,
      Topic<String, SegmentVoucher> vouchers,
      String rules,
      ReplyAddresses addresses,
      RequestMeters meters) {
    this.resolver = resolver;
    this.vouchers = vouchers;
    this.rules = rules;
    this.addresses = addresses;
    this.meters = meters;
  }

  @Override
  public void init(FixedKeyProcessorContext<byte[], Reply> context) {
    this.context = context;
    this.table = new VoucherTable(context.getStateStore(RequestTopology.VOUCHERS), vouchers, rules);
  }

  @Override
  public void process(FixedKeyRecord<byte[], Request> record) {
    Instant now = Instant.ofEpochMilli(record.timestamp());
    VoucherResult result = resolver.resolve(record.value(), now, table);
    meters.answered(result.getStatus(), waitOf(record));
    FixedKeyRecord<byte[], Reply> reply =
        record
            .withValue(new Reply(result, addresses.of(record.headers())))
            .withTimestamp(
                context.currentSystemTimeMs()); // with a request's old one it would be gone
    ResultHeaders.adapt(reply.headers());
    context.forward(reply);
  }

  private Duration waitOf(FixedKeyRecord<byte[], Request> record) {
    return Duration.ofMillis(Math.max(0, context.currentSystemTimeMs() - record.timestamp()));
  }
}
