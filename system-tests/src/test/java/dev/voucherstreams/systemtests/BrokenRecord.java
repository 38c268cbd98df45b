package dev.voucherstreams.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** A record that somebody may send, and that nothing can be made of. */
final class BrokenRecord {

  private static final int THREE_MEGABYTES = 3 * 1024 * 1024;

  private final String name;
  private final String reason;
  private final long timestamp;
  private final byte @Nullable [] key;
  private final byte @Nullable [] value;
  private final List<Header> headers;

  private BrokenRecord(
      String name,
      String reason,
      long timestamp,
      byte @Nullable [] key,
      byte @Nullable [] value,
      List<Header> headers) {
    this.name = name;
    this.reason = reason;
    this.timestamp = timestamp;
    this.key = key;
    this.value = value;
    this.headers = headers;
  }

  String name() {
    return name;
  }

  /** What its dead letter says of it, among others. */
  String reason() {
    return reason;
  }

  byte @Nullable [] value() {
    return value;
  }

  static BrokenRecord of(String name, String reason, byte @Nullable [] value) {
    return new BrokenRecord(
        name, reason, System.currentTimeMillis(), "k".getBytes(UTF_8), value, List.of());
  }

  BrokenRecord withTimestamp(long millis) {
    return new BrokenRecord(name, reason, millis, key, value, headers);
  }

  BrokenRecord withKey(byte @Nullable [] other) {
    return new BrokenRecord(name, reason, timestamp, other, value, headers);
  }

  BrokenRecord withHeaders(Header... others) {
    return new BrokenRecord(name, reason, timestamp, key, value, List.of(others));
  }

  /** Sends it, and returns its offset. */
  long send(RawProducer producer, String topic, int partition) throws IOException {
    return producer.send(topic, partition, timestamp, key, value, headers.toArray(Header[]::new));
  }

  static Header header(String name, byte @Nullable [] value) {
    return new RecordHeader(name, value);
  }

  static byte[] text(String text) {
    return text.getBytes(UTF_8);
  }

  private static byte[] large(int bytes) {
    return text("x".repeat(bytes));
  }

  private static Header[] manyHeaders() {
    Header[] headers = new Header[10_000];
    Arrays.setAll(headers, i -> header("h" + i, text("value")));
    return headers;
  }

  /** What is broken in any topic. */
  private static List<BrokenRecord> anywhere() {
    byte[] garbage = text("garbage");
    return List.of(
        of("text", "", garbage),
        of("no value", "value", null),
        of("empty", "", new byte[0]),
        of("no key", "", garbage).withKey(null),
        of("no timestamp", "", garbage).withTimestamp(RawProducer.NO_TIMESTAMP),
        of("timestamp 0", "", garbage).withTimestamp(0),
        of("3 MB", "", large(THREE_MEGABYTES)),
        of("3 MB without a timestamp", "", large(THREE_MEGABYTES))
            .withTimestamp(RawProducer.NO_TIMESTAMP),
        of("2 MiB and a byte", "", large(2 * 1024 * 1024 + 1)),
        of("header of 1 MB", "", garbage).withHeaders(header("h", large(1_000_000))),
        of("headers of 3 MB", "", garbage).withHeaders(header("h", large(THREE_MEGABYTES))),
        of("10,000 headers", "", garbage).withHeaders(manyHeaders()),
        of("key of 3 MB", "", garbage).withKey(large(THREE_MEGABYTES)),
        of("all too large", "", large(1_500_000))
            .withKey(large(1_500_000))
            .withHeaders(header("h", large(1_500_000))),
        of("headers like ours", "", garbage)
            .withHeaders(
                header("__streams.errors.topic", text("elsewhere")),
                header("__streams.errors.offset", null),
                header("voucher.dead-letter.left-out", text("all"))));
  }

  /**
   * What is broken in a topic of Avro.
   *
   * @param good a record that can be read
   */
  static List<BrokenRecord> inAvro(byte[] good) {
    List<BrokenRecord> broken = new ArrayList<>(anywhere());
    broken.addAll(
        List.of(
            of("JSON", "not in the Confluent wire format: begins with 0x7b", text("{\"a\": 1}")),
            of("one byte", "1 bytes, and the schema's id alone has 5", new byte[1]),
            of(
                "cut GUID",
                "not in the Confluent wire format: 6 bytes",
                new byte[] {1, 2, 3, 4, 5, 6}),
            of("unknown id", "schema registry", new byte[] {0, 0, 0x7f, 1, 1, 2, 3}),
            of("negative id", "schema registry", new byte[] {0, -1, -1, -1, -1, 2, 3}),
            of("unknown GUID", "GUID", ByteBuffer.allocate(20).put((byte) 1).array()),
            of("cut short", "can't read", Arrays.copyOf(good, good.length / 2)),
            of("id alone", "can't read", Arrays.copyOf(good, 5)),
            of("absurd length", "can't read", afterId(good, -2, -1, -1, -1, 15)),
            of("negative length", "can't read", afterId(good, 1, 1, 1, 1, 1, 1)),
            of(
                "endless number",
                "can't read",
                afterId(good, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1)),
            of("id header that is none", "not in the Confluent wire format", good)
                .withHeaders(header("__value_schema_id", text("x"))),
            of("id header of an unknown schema", "schema registry", good)
                .withHeaders(header("__value_schema_id", new byte[] {0, 0, 0x7f, 1, 1}))));
    return broken;
  }

  private static byte[] afterId(byte[] good, int... bytes) {
    ByteBuffer record = ByteBuffer.allocate(5 + bytes.length).put(good, 0, 5);
    for (int each : bytes) {
      record.put((byte) each);
    }
    return record.array();
  }

  /** What is broken in a topic of JSON. */
  static List<BrokenRecord> inJson() {
    List<BrokenRecord> broken = new ArrayList<>(anywhere());
    broken.addAll(
        List.of(
            of("array", "JSON, but not an object", text("[1]")),
            of("number", "JSON, but not an object", text("12")),
            of("null", "JSON, but not an object", text("null")),
            of("cut short", "not JSON", text("{\"a\":")),
            of("two values", "not JSON: Trailing token", text("{} {}")),
            of("nested", "nesting depth", text("{\"a\":" + "[".repeat(2_000))),
            of("no UTF-8", "not JSON", new byte[] {'{', '"', -1, -1, '"', ':', '1', '}'}),
            of("70 KB", "at most 65536 bytes", text("{\"a\": \"" + "x".repeat(70_000) + "\"}")),
            of("a schema id first", "begins with a schema id", text("\0\0\0\0\1{}")),
            of("a GUID first", "begins with a schema id", text("\1 and 16 bytes {}"))));
    return broken;
  }
}
