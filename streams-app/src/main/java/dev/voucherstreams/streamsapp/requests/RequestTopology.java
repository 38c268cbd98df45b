package dev.voucherstreams.streamsapp.requests;

import dev.voucherstreams.service.table.VoucherTable;
import dev.voucherstreams.streamsapp.deadletter.PoisonRecords;
import dev.voucherstreams.streamsapp.deadletter.RefusedRecords;
import dev.voucherstreams.streamsapp.kafka.RecordTime;
import dev.voucherstreams.streamsapp.requests.RequestTopics.RequestFormat;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;

/**
 * Answers each voucher request with one result.
 *
 * <pre>
 * voucher-requests      ─▶ take-avro ─▶ read-avro ─▶ resolve-avro ─▶ write-avro ─▶ voucher-results
 *                                                         ▲
 * segment-vouchers ─▶ global store segment-vouchers ──────┤
 *                                                         ▼
 * voucher-requests-json ─▶ take-json ─▶ read-json ─▶ resolve-json ─▶ write-json ─▶ voucher-results-json
 * </pre>
 *
 * <p>It is a Kafka Streams client of its own, beside the tally's: a backlog of a million orders
 * must not stand before a request, and the tally commits when its tallies are flushed, a request as
 * soon as it is answered. The table is a few rows a country, so each instance has all of it, and a
 * request is answered in the task where it arrives: nothing is repartitioned, and the order of the
 * requests of a key is that of their results.
 *
 * @param table that the requests are answered from
 * @param poison the requests that have ended the client so far
 * @param refused what was too long for its topic so far
 * @param traces where requests are traced, if they are
 */
public record RequestTopology(
    RequestTopics topics,
    VoucherTable table,
    RequestSettings settings,
    PoisonRecords poison,
    RefusedRecords refused,
    MeterRegistry registry,
    Optional<OpenTelemetry> traces) {

  /** Adds the flow to the builder; reads no configuration and starts nothing. */
  public void addTo(StreamsBuilder builder) {
    table.addTo(builder);
    topics.formats().forEach(format -> answer(format, builder));
  }

  private void answer(RequestFormat format, StreamsBuilder builder) {
    RequestMeters meters = new RequestMeters(registry, format.name());
    ReplyRouting routing =
        new ReplyRouting(
            format.results(), format.writer().serializer(), settings.replyTopics(), refused);
    builder.stream(
            format.requests().topic(),
            Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
                .withTimestampExtractor(new RecordTime(InstantSource.system()))
                .withName("take-" + format.name()))
        .processValues(
            () -> new ReadProcessor(format.requests(), poison, meters),
            Named.as("read-" + format.name()))
        .processValues(
            () -> traced(format, new ResolveProcessor(table, routing, meters)),
            Named.as("resolve-" + format.name()))
        .to(
            routing,
            Produced.with(Serdes.ByteArray(), format.writer(), routing)
                .withName("write-" + format.name()));
  }

  private FixedKeyProcessor<byte[], Request, AddressedResult> traced(
      RequestFormat format, ResolveProcessor processor) {
    return traces.isPresent()
        ? new TracedProcessor(processor, format.requests().topic(), traces.get())
        : processor;
  }
}
