package dev.voucherstreams.avroserde;

import org.apache.kafka.common.errors.RetriableException;

/**
 * The registry could not be reached, or answered that it can't serve, for as long as {@link
 * AvroSerdeConfig#MAX_WAIT_MS} allows; or it lets us not in. The record may be perfectly good: the
 * caller should try again, not set it aside.
 */
public final class SchemaRegistryUnavailableException extends RetriableException {

  private static final long serialVersionUID = 1L;

  SchemaRegistryUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }

  SchemaRegistryUnavailableException(String message) {
    super(message);
  }
}
