package dev.voucherstreams.streamsapp.requests;

import org.apache.kafka.common.errors.RetriableException;

/** The table can't be asked now. The request is as good as any: it waits, and is tried again. */
public final class TableNotReadyException extends RetriableException {

  private static final long serialVersionUID = 1L;

  TableNotReadyException(String reason) {
    super(reason);
  }
}
