package dev.voucherstreams.streamsapp.query;

/**
 * What came of a query.
 *
 * @param <T> what was asked for
 */
sealed interface QueryOutcome<T> {

  /** The answer, as of this instance's last processed record. */
  record Answer<T>(T value) implements QueryOutcome<T> {}

  /** The store can't be read now (starting, restoring, rebalancing): the caller asks again. */
  record NotReady<T>(String reason) implements QueryOutcome<T> {}
}
