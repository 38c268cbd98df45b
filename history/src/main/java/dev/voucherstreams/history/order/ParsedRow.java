package dev.voucherstreams.history.order;

import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.history.Row;

/** What a row of a history turned out to be. */
public sealed interface ParsedRow {

  /** An order: to be sent, even with fields missing, which is for the tally to judge. */
  record Order(OrderEvent event) implements ParsedRow {}

  /** Not readable: to be written to the reject file, with the reason. */
  record Rejected(Row row, String reason) implements ParsedRow {}
}
