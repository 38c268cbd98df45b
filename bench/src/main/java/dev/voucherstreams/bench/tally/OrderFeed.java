package dev.voucherstreams.bench.tally;

import dev.voucherstreams.bench.orders.SampleOrders;
import dev.voucherstreams.bench.orders.Shape;
import dev.voucherstreams.schemas.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Makes the topics of a tally, with all that is to be counted. */
final class OrderFeed {

  private OrderFeed() {}

  /** Creates the topics and sends so many orders; returns once all are acknowledged. */
  static void fill(
      Map<String, Object> client, Topics topics, int partitions, int count, Shape shape)
      throws ExecutionException, InterruptedException {
    NewTopic events = new NewTopic(topics.orderEvents(), partitions, (short) 1);
    NewTopic vouchers = new NewTopic(topics.segmentVouchers(), 1, (short) 1);
    try (Admin admin = Admin.create(client)) {
      admin.createTopics(List.of(events, vouchers)).all().get();
    }
    try (SampleOrders orders = new SampleOrders(client, topics.orderEvents(), shape)) {
      for (int i = 0; i < count; i++) {
        orders.send(orders.next());
      }
    }
  }
}
