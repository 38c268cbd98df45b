package dev.voucherstreams.streamsapp.requests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.events.VoucherResult;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class ReplyRoutingTest {

  private static final ReplyRouting ROUTING =
      new ReplyRouting("voucher-results", Set.of("shop.replies"));

  @Test
  void partition_ofAnAllowedTopic_isTaken() {
    assertThat(partition("shop.replies", bytes(2), 4)).contains(Set.of(2));
    assertThat(partition("voucher-results", bytes(3), 4)).contains(Set.of(3));
  }

  @Test
  void partition_thatTheTopicDoesNotHave_isLeftToTheKey() {
    assertThat(partition("shop.replies", bytes(4), 4)).isEmpty();
    assertThat(partition("shop.replies", bytes(-1), 4)).isEmpty();
  }

  @Test
  void partition_thatIsNoNumber_isLeftToTheKey() {
    assertThat(partition("shop.replies", "2".getBytes(UTF_8), 4)).isEmpty();
    assertThat(partition("shop.replies", null, 4)).isEmpty();
  }

  @Test
  void partition_ofATopicThatIsNotAllowed_isNotTakenForTheUsualOne() {
    assertThat(partition("elsewhere", bytes(2), 4)).isEmpty();
  }

  @Test
  void headers_withoutATopic_meanTheUsualOne() {
    Headers headers = new RecordHeaders().add("kafka_replyPartition", bytes(2));

    AddressedResult reply = ROUTING.address(new VoucherResult(), headers);

    assertThat(reply.topic()).isEqualTo("voucher-results");
    assertThat(reply.partition()).isNull();
  }

  @Test
  void topic_namedTwice_isTheLast() {
    Headers headers =
        new RecordHeaders()
            .add("kafka_replyTopic", "voucher-results".getBytes(UTF_8))
            .add("kafka_replyTopic", "shop.replies".getBytes(UTF_8));

    assertThat(ROUTING.address(new VoucherResult(), headers).topic()).isEqualTo("shop.replies");
  }

  private static Optional<Set<Integer>> partition(String topic, byte[] partition, int partitions) {
    Headers headers =
        new RecordHeaders()
            .add("kafka_replyTopic", topic.getBytes(UTF_8))
            .add("kafka_replyPartition", partition);
    AddressedResult reply = ROUTING.address(new VoucherResult(), headers);
    return ROUTING.partitions(topic, null, reply, partitions);
  }

  private static byte[] bytes(int number) {
    return ByteBuffer.allocate(4).putInt(number).array();
  }
}
