package dev.voucherstreams.loader.deadletter;

import dev.voucherstreams.avroserde.AvroSerdes;
import dev.voucherstreams.avroserde.SchemaRegistryUnavailableException;
import dev.voucherstreams.schemas.deadletter.DeadLetter;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Shows a dead letter in a few lines: where it came from and when, why, and what it is. */
final class LetterText implements AutoCloseable {

  private final Waiting waiting;
  private final Deserializer<SpecificRecord> avro;
  private boolean registryAnswers = true;

  LetterText(Waiting waiting, Map<String, Object> serdeConfig) {
    this.waiting = waiting;
    this.avro = AvroSerdes.values(SpecificRecord.class, serdeConfig).deserializer();
  }

  /** Where the record was read; if the letter doesn't say it, where the letter itself stands. */
  static String name(DeadLetter letter) {
    return Printable.text(letter.place().orElseGet(letter::here).toString());
  }

  /** Returns the lines. Whatever is in a letter, there are some. */
  String of(DeadLetter letter) {
    StringBuilder text = new StringBuilder(name(letter));
    try {
      describe(letter, text);
    } catch (RuntimeException | StackOverflowError e) { // anybody may write dead letters
      field("", "can't be shown: " + Printable.text(e.toString()), text);
    }
    return text.toString();
  }

  private void describe(DeadLetter letter, StringBuilder text) {
    text.append("  ")
        .append(Instant.ofEpochMilli(letter.record().timestamp()))
        .append(waiting.contains(letter) ? "" : "  (processed)");
    field("why", why(letter), text);
    letter.leftOut().ifPresent(what -> field("lacks", Printable.text(what), text));
    waiting
        .whyPassedOver(letter)
        .ifPresent(why -> field("replay", "passed it over: " + Printable.text(why), text));
    field("key", bytes(letter.record().key()), text);
    field("value", value(letter.record()), text);
    for (Header header : letter.receivedHeaders()) {
      field("header", Printable.text(header.key()) + ": " + bytes(header.value()), text);
    }
  }

  private static String why(DeadLetter letter) {
    return letter.exception().isEmpty()
        ? "not told"
        : Printable.text(letter.exception() + ": " + letter.message());
  }

  private static void field(String name, String value, StringBuilder text) {
    text.append("%n  %-7s %s".formatted(name, value));
  }

  private static String bytes(byte @Nullable [] bytes) {
    return bytes == null ? "none" : Printable.bytes(bytes);
  }

  /* Avro as JSON where it can be read, else the bytes. */
  String value(ConsumerRecord<byte[], byte[]> record) {
    return decode(record).orElseGet(() -> bytes(record.value()));
  }

  /** Whether all values could be decoded that can be, so far. */
  boolean registryAnswers() {
    return registryAnswers;
  }

  private Optional<String> decode(ConsumerRecord<byte[], byte[]> record) {
    if (!registryAnswers || record.value() == null) {
      return Optional.empty();
    }
    try {
      SpecificRecord decoded = avro.deserialize(record.topic(), record.headers(), record.value());
      return Optional.ofNullable(decoded).map(text -> Printable.text(text.toString()));
    } catch (SchemaRegistryUnavailableException e) {
      registryAnswers = false; // to wait for it at each letter would take for ever
      return Optional.empty();
    } catch (InterruptException e) {
      throw e;
    } catch (RuntimeException e) {
      return Optional.empty(); // whatever it is, it may be why the letter is here
    }
  }

  @Override
  public void close() {
    avro.close();
  }
}
