package dev.voucherstreams.streamsapp.requests;

import org.apache.kafka.common.errors.RetriableException;

/**
 * The table has a row that no request should be answered with. The request is as good as any: it
 * waits, and is tried again.
 */
public final class UnusableRowException extends RetriableException {

  private static final long serialVersionUID = 1L;

  UnusableRowException(String reason) {
    super(reason + "; start it with the rules of the tally, or run `make reset`");
  }
}
