package dev.voucherstreams.service.table;

/**
 * What requests are answered from: the {@link ServedTable} of the generation that serves, or why
 * there is none.
 */
public sealed interface Served permits ServedTable, Served.NotReady {

  /** The table can't be asked now, and this is why: have the client come back. */
  record NotReady(String reason) implements Served {}
}
