package dev.voucherstreams.gateway.replica;

import dev.voucherstreams.events.SegmentVoucher;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * The serde of the replica's store, which takes what can't be read, too. A restore takes bytes
 * without reading them; Kafka Streams would pass over such a record while it runs, and answers
 * would go on with the row before it.
 */
final class TableRows implements Serde<TableRow> {
  private final Deserializer<SegmentVoucher> vouchers;

  TableRows(Deserializer<SegmentVoucher> vouchers) {
    this.vouchers = vouchers;
  }

  @Override
  public Serializer<TableRow> serializer() {
    return (topic, row) -> row == null ? null : row.bytes();
  }

  @Override
  public Deserializer<TableRow> deserializer() {
    return (topic, bytes) -> bytes == null ? null : read(topic, bytes);
  }

  private TableRow read(String topic, byte[] bytes) {
    try {
      @Nullable SegmentVoucher voucher = vouchers.deserialize(topic, bytes);
      return voucher == null
          ? TableRow.unreadable(bytes, "it is empty")
          : TableRow.of(bytes, voucher);
    } catch (RetriableException | InterruptException e) {
      throw e; // not the row's fault
    } catch (RuntimeException e) {
      return TableRow.unreadable(bytes, String.valueOf(e.getMessage()));
    }
  }
}
