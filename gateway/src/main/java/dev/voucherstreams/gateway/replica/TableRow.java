package dev.voucherstreams.gateway.replica;

import dev.voucherstreams.events.SegmentVoucher;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record of the topic, with its bytes as they are: the row that they are, or why they are none.
 */
final class TableRow {
  private final byte[] bytes;
  private final @Nullable SegmentVoucher voucher;
  private final String problem;

  private TableRow(byte[] bytes, @Nullable SegmentVoucher voucher, String problem) {
    this.bytes = bytes;
    this.voucher = voucher;
    this.problem = problem;
  }

  static TableRow of(byte[] bytes, SegmentVoucher voucher) {
    return new TableRow(bytes, voucher, "");
  }

  static TableRow unreadable(byte[] bytes, String problem) {
    return new TableRow(bytes, null, problem);
  }

  byte[] bytes() {
    return bytes;
  }

  /** The row; empty if it can't be read: answer neither with it nor with the one before. */
  Optional<SegmentVoucher> voucher() {
    return Optional.ofNullable(voucher);
  }

  /** Why it can't be read, if so. */
  String problem() {
    return problem;
  }
}
