package dev.voucherstreams.loader.deadletter;

import dev.voucherstreams.schemas.deadletter.DeadLetter;
import java.time.Instant;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Shows a dead letter in a few lines: where it came from and when, why, and what it is. */
record LetterText(ValueText values, Waiting waiting) {

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
    field("value", values.of(letter.record()), text);
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
}
