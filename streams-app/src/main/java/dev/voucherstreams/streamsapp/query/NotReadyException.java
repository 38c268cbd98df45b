package dev.voucherstreams.streamsapp.query;

/** The table can't be read now (starting, restoring, rebalancing): the caller asks again. */
final class NotReadyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotReadyException(String reason) {
    super(reason);
  }
}
