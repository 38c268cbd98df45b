package dev.voucherstreams.schemas.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.voucherstreams.schemas.Topics;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Builds dead letters: a record as it was received, under headers that say where and why it was
 * dead-lettered, see {@link DeadLetter}. No letter is longer than its topic takes: what doesn't fit
 * is left out, the value first, then the headers that the record came with, then the key, and
 * {@link DeadLetter#LEFT_OUT_HEADER} says so. Safe for use by several threads.
 */
public final class DeadLetterBuilder {

  /* What a topic takes that nobody has configured otherwise: Kafka's default, somewhat below. */
  private static final int USUAL_BYTES = 1_000_000;

  /* Our own headers have at most some 6 KB, so a letter of these alone fits. */
  private static final int LEAST_BYTES = 16 * 1024;

  private static final int MAX_CHARACTERS = 1_000;
  private static final int STACK_TRACE_LINES = 5;

  private final Topics topics;
  private final AtomicInteger maxBytes;

  /**
   * @param maxBytes how long a letter may be, with key, headers and all; at least 16 KiB
   */
  public DeadLetterBuilder(Topics topics, int maxBytes) {
    this.topics = topics;
    this.maxBytes = new AtomicInteger(Math.max(LEAST_BYTES, maxBytes));
  }

  /**
   * Takes note that a record was too long for a topic. If that is a dead-letter topic, it takes
   * less than it should: from then on letters have what a topic takes by default, and if that is
   * too much, little more than the reason.
   */
  public void refused(String topic) {
    if (!topics.ofDeadLetters(topic).equals(topic)) {
      maxBytes.updateAndGet(bytes -> bytes > USUAL_BYTES ? USUAL_BYTES : LEAST_BYTES);
    }
  }

  /**
   * Returns the letter of a record, to the dead-letter topic of its topic.
   *
   * @param place where the record was read
   * @param received the headers that it was received with
   * @param reason what is wrong
   */
  public ProducerRecord<byte[], byte[]> letter(
      Origin place,
      byte @Nullable [] key,
      byte @Nullable [] value,
      Headers received,
      Throwable reason) {
    LetterDraft draft = new LetterDraft(key, value, received, headers(place, reason));
    draft.fitInto(maxBytes.get());
    return draft.toTopic(topics.deadLetter(place.topic()));
  }

  private static Map<String, byte[]> headers(Origin place, Throwable reason) {
    Map<String, byte[]> headers = new LinkedHashMap<>();
    add(headers, "exception", reason.getClass().getName());
    add(headers, "message", String.valueOf(reason.getMessage()));
    add(headers, "stacktrace", stackTrace(reason));
    add(headers, "topic", place.topic());
    add(headers, "partition", Integer.toString(place.partition()));
    add(headers, "offset", Long.toString(place.offset()));
    return headers;
  }

  private static void add(Map<String, byte[]> headers, String name, String value) {
    headers.put(DeadLetter.HEADERS + name, cut(value).getBytes(UTF_8));
  }

  private static String cut(String text) {
    return text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS) + "…";
  }

  /* Where it was noticed; what called that is the same for every letter. */
  private static String stackTrace(Throwable reason) {
    return Arrays.stream(reason.getStackTrace())
        .limit(STACK_TRACE_LINES)
        .map(frame -> "at " + frame)
        .collect(Collectors.joining("\n"));
  }
}
