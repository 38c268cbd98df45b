package dev.voucherstreams.streamsapp.requests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.voucherstreams.events.VoucherResult;
import dev.voucherstreams.streamsapp.deadletter.RefusedRecordException;
import dev.voucherstreams.streamsapp.deadletter.RefusedRecords;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class ReplyRoutingTest {

  private final RefusedRecords refused = new RefusedRecords(InstantSource.system());
  private final ReplyRouting routing =
      new ReplyRouting(
          "voucher-results", (topic, reply) -> new byte[100], Set.of("shop.replies"), refused);

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

    AddressedResult reply = routing.address(new VoucherResult(), null, headers);

    assertThat(reply.topic()).isEqualTo("voucher-results");
    assertThat(reply.partition()).isNull();
  }

  @Test
  void topic_namedTwice_isTheLast() {
    Headers headers =
        new RecordHeaders()
            .add("kafka_replyTopic", "voucher-results".getBytes(UTF_8))
            .add("kafka_replyTopic", "shop.replies".getBytes(UTF_8));

    assertThat(routing.address(new VoucherResult(), null, headers).topic())
        .isEqualTo("shop.replies");
  }

  @Test
  void result_asLongAsOneThatItsTopicRefused_isNotSent() {
    // Given
    refused.add(new ProducerRecord<>("voucher-results", new byte[20], new byte[90]));
    Headers elsewhere = new RecordHeaders().add("kafka_replyTopic", "shop.replies".getBytes(UTF_8));

    // When / Then
    assertThatThrownBy(() -> address(new byte[10], new RecordHeaders()))
        .isInstanceOf(RefusedRecordException.class)
        .hasMessageContaining("its result has 110 bytes, and voucher-results has refused");
    assertThat(address(new byte[9], new RecordHeaders()).topic()).isEqualTo("voucher-results");
    assertThat(address(new byte[10], elsewhere).topic()).isEqualTo("shop.replies");
  }

  private AddressedResult address(byte[] key, Headers headers) {
    return routing.address(new VoucherResult(), key, headers);
  }

  private Optional<Set<Integer>> partition(String topic, byte[] partition, int partitions) {
    Headers headers =
        new RecordHeaders()
            .add("kafka_replyTopic", topic.getBytes(UTF_8))
            .add("kafka_replyPartition", partition);
    AddressedResult reply = routing.address(new VoucherResult(), null, headers);
    return routing.partitions(topic, null, reply, partitions);
  }

  private static byte[] bytes(int number) {
    return ByteBuffer.allocate(4).putInt(number).array();
  }
}
