package dev.voucherstreams.schemas.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A record of a dead-letter topic: a record as it was received, with Kafka Streams' headers that
 * say where and why it was dead-lettered. Client headers of the same names don't count: Kafka
 * Streams adds its own after them, and the last one of a name is read.
 */
public record DeadLetter(ConsumerRecord<byte[], byte[]> record) {

  /** The header of a letter that lacks something, because it didn't fit: it says what. */
  public static final String LEFT_OUT_HEADER = "voucher.dead-letter.left-out";

  static final String HEADERS = "__streams.errors.";

  /** Where the record was read; empty if the headers don't say it. */
  public Optional<Origin> place() {
    return Origin.parse(
        "%s-%s-%s".formatted(header("topic"), header("partition"), header("offset")));
  }

  /** The class of the exception, empty if the headers don't say it. */
  public String exception() {
    return header("exception");
  }

  /** What is wrong, empty if the headers don't say it. */
  public String message() {
    return header("message");
  }

  /** What the letter lacks of the record, because it didn't fit; empty if nothing. */
  public Optional<String> leftOut() {
    return last(LEFT_OUT_HEADER);
  }

  /** Where the letter itself stands. */
  public Origin here() {
    return new Origin(record.topic(), record.partition(), record.offset());
  }

  /** The headers that the record was received with, as far as they weren't left out. */
  public List<Header> receivedHeaders() {
    return StreamSupport.stream(record.headers().spliterator(), false)
        .filter(header -> !header.key().startsWith(HEADERS))
        .filter(header -> !header.key().equals(LEFT_OUT_HEADER))
        .toList();
  }

  /**
   * The record to send again, as it was received and to where it was read, under a header that
   * names its {@link Origin}; empty if the letter doesn't say where it was read, or isn't the whole
   * record. Its time is the time of sending: retention goes by it.
   */
  public Optional<ProducerRecord<byte[], byte[]>> replay() {
    return leftOut().isPresent() ? Optional.empty() : place().map(this::replayTo);
  }

  private ProducerRecord<byte[], byte[]> replayTo(Origin place) {
    ProducerRecord<byte[], byte[]> replay =
        new ProducerRecord<>(place.topic(), place.partition(), record.key(), record.value());
    receivedHeaders().stream()
        .filter(header -> !header.key().equals(Origin.REPLAY_HEADER))
        .forEach(replay.headers()::add);
    replay.headers().add(Origin.REPLAY_HEADER, origin(place).toBytes());
    return replay;
  }

  /* A replay that was dead-lettered again still stands for the record that was read first. */
  private Origin origin(Origin place) {
    return Optional.ofNullable(record.headers().lastHeader(Origin.REPLAY_HEADER))
        .flatMap(header -> Origin.ofReplay(header, place))
        .orElse(place);
  }

  private String header(String name) {
    return last(HEADERS + name).orElse("");
  }

  private Optional<String> last(String name) {
    return Optional.ofNullable(record.headers().lastHeader(name))
        .map(header -> header.value() == null ? "" : new String(header.value(), UTF_8));
  }
}
