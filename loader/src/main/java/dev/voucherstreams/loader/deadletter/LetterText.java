package dev.voucherstreams.loader.deadletter;

import dev.voucherstreams.schemas.deadletter.DeadLetter;
import dev.voucherstreams.schemas.deadletter.Origin;
import java.time.Instant;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Shows a dead letter in a few lines: where it came from and when, why, and what it is. */
record LetterText(ValueText values) {

  /**
   * Returns the lines.
   *
   * @param done whether it is done with
   */
  String of(DeadLetter letter, boolean done) {
    StringBuilder text = new StringBuilder();
    text.append(letter.place().map(Origin::toString).orElse("from somewhere"))
        .append("  ")
        .append(Instant.ofEpochMilli(letter.record().timestamp()))
        .append(done ? "  (done with)" : "");
    field("why", why(letter), text);
    field("key", bytes(letter.record().key()), text);
    field("value", values.of(letter.record()), text);
    for (Header header : letter.receivedHeaders()) {
      field("header", Printable.text(header.key()) + ": " + bytes(header.value()), text);
    }
    return text.toString();
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
}
