package dev.voucherstreams.schemas;

import dev.voucherstreams.events.LoadProgress;
import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.events.OrderOutcomes;
import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.events.VoucherRequest;
import dev.voucherstreams.events.VoucherResult;
import java.util.Map;
import org.apache.avro.Schema;

/** Which schema the values of a topic have. */
public final class TopicSchemas {

  private TopicSchemas() {}

  /** Returns the schemas of all topics that are written and read as Avro, by topic. */
  public static Map<String, Schema> of(Topics topics) {
    return Map.of(
        topics.orderEvents(), OrderEvent.getClassSchema(),
        topics.segmentVouchers(), SegmentVoucher.getClassSchema(),
        topics.orderOutcomes(), OrderOutcomes.getClassSchema(),
        topics.orderLoads(), LoadProgress.getClassSchema(),
        topics.voucherRequests(), VoucherRequest.getClassSchema(),
        topics.voucherResults(), VoucherResult.getClassSchema());
  }
}
