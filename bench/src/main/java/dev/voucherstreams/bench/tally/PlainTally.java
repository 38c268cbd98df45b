package dev.voucherstreams.bench.tally;

import dev.voucherstreams.avroserde.AvroSerdes;
import dev.voucherstreams.events.AmountCount;
import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.segments.AmountUses;
import dev.voucherstreams.segments.CountingRule;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.segments.SegmentRules;
import dev.voucherstreams.segments.Tally;
import dev.voucherstreams.segments.Verdict;
import dev.voucherstreams.streamsapp.tally.SegmentTallyTopology;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.Stores;

/**
 * The segment tally as the DSL suggests it: every event goes through a repartition topic to the
 * task of its segment, which keeps the whole tally.
 */
record PlainTally(String orders, String vouchers, Map<String, Object> serdeConfig) {

  private static final CountingRule RULE =
      new CountingRule(SegmentRules.standard(), List.of("Peru"));

  void addTo(StreamsBuilder builder) {
    builder.stream(orders, Consumed.with(Serdes.ByteArray(), avro(OrderEvent.class)))
        .flatMap((key, order) -> uses(order))
        .groupByKey(Grouped.with("by-segment", Serdes.String(), Serdes.Long()))
        .aggregate(
            Tally::new,
            (segment, amount, tally) -> add(amount, tally),
            Named.as("tally"),
            Materialized.<String, Tally>as(Stores.inMemoryKeyValueStore("tally"))
                .withKeySerde(Serdes.String())
                .withValueSerde(Serdes.serdeFrom(PlainTally::bytes, PlainTally::tally))
                .withCachingEnabled())
        .mapValues(
            PlainTally::winner,
            Materialized.<String, SegmentVoucher>as(
                    Stores.inMemoryKeyValueStore(SegmentTallyTopology.SEGMENT_VOUCHER_STORE))
                .withKeySerde(Serdes.String())
                .withValueSerde(avro(SegmentVoucher.class))
                .withCachingDisabled())
        .toStream()
        .to(vouchers, Produced.with(Serdes.String(), avro(SegmentVoucher.class)));
  }

  private static List<KeyValue<String, Long>> uses(OrderEvent order) {
    Verdict verdict =
        RULE.judge(
            order.getCountryCode(),
            order.getTimestamp(),
            order.getLastOrderTs(),
            order.getFirstOrderTs(),
            order.getTotalOrders(),
            order.getVoucherAmount());
    return verdict instanceof Verdict.Counts counts
        ? counts.segments().stream()
            .map(segment -> KeyValue.pair(segment.toString(), order.getVoucherAmount()))
            .toList()
        : List.of();
  }

  private static Tally add(long amount, Tally tally) {
    tally.add(amount);
    return tally;
  }

  private static SegmentVoucher winner(String key, Tally tally) {
    SegmentKey segment = SegmentKey.parse(key);
    AmountUses winner = tally.winner().orElseThrow();
    return new SegmentVoucher(
        segment.country(),
        segment.type(),
        segment.segment(),
        winner.amount(),
        winner.count(),
        tally.total(),
        tally.byCount().stream().map(uses -> new AmountCount(uses.amount(), uses.count())).toList(),
        Instant.EPOCH);
  }

  /* Pairs of longs, the leanest form there is: the plain form serialises once an event. */
  private static byte[] bytes(String topic, Tally tally) {
    List<AmountUses> amounts = tally.byCount();
    ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES * amounts.size());
    amounts.forEach(uses -> bytes.putLong(uses.amount()).putLong(uses.count()));
    return bytes.array();
  }

  private static Tally tally(String topic, byte[] bytes) {
    Tally tally = new Tally();
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      tally.add(buffer.getLong(), buffer.getLong());
    }
    return tally;
  }

  private <T extends SpecificRecord> Serde<T> avro(Class<T> type) {
    return AvroSerdes.values(type, serdeConfig);
  }
}
