package dev.voucherstreams.service.table;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** Whether the table can be asked, and what it waits for while it can't. */
public sealed interface Readiness {

  /** It can. */
  record Ready() implements Readiness {}

  /**
   * It can't.
   *
   * @param reason a sentence for people
   * @param recordsLeft what is still to be read, if that has begun
   * @param timeLeft how long that will take, going by how long it took so far
   */
  record NotYet(
      Missing missing, String reason, OptionalLong recordsLeft, Optional<Duration> timeLeft)
      implements Readiness {}

  /** What a table can wait for, in the order in which it does. */
  enum Missing {
    /** A broker that answers. */
    KAFKA,
    /** The topic, which streams-app creates. */
    TOPIC,
    /** Records of the topic. */
    RECORDS,
    /** The first count of the orders. */
    COUNT,
    /** A row that can be read. */
    READABLE_ROWS
  }

  /** Where to ask. */
  interface Check {
    Readiness readiness();
  }
}
