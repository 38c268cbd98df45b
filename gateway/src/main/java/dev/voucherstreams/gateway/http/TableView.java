package dev.voucherstreams.gateway.http;

import dev.voucherstreams.service.table.SegmentRow;
import dev.voucherstreams.service.table.ServedTable;
import java.util.List;

/** The whole table of the generation that serves, as the answers show it. */
record TableView(String generation, List<SegmentRow> segments) {
  TableView {
    segments = List.copyOf(segments);
  }

  static TableView of(ServedTable table) {
    List<SegmentRow> rows =
        table.segments().stream().map(key -> SegmentRow.of(key, table.find(key))).toList();
    return new TableView(table.generation().name(), rows);
  }
}
