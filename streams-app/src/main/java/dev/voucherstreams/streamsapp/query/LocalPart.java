package dev.voucherstreams.streamsapp.query;

import dev.voucherstreams.service.table.SegmentRow;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.state.HostInfo;

/**
 * The part of the table that one instance answers for: {@code GET /segments?scope=local}.
 *
 * @param instance who answers, as it announces itself to the others: host:port
 * @param generation whose table it is
 * @param partitions those that it is active for; standbys are somebody else's part
 * @param segments the rows in use of these partitions
 */
record LocalPart(
    String instance, String generation, Set<Integer> partitions, List<SegmentRow> segments) {

  LocalPart {
    partitions = Set.copyOf(partitions);
    segments = List.copyOf(segments);
  }

  static String address(HostInfo host) {
    return host.host() + ":" + host.port();
  }
}
