package dev.voucherstreams.loader.kafka;

import org.apache.kafka.common.KafkaException;

/**
 * The Kafka cluster is not as a command needs it: it isn't there, lacks a topic, or another command
 * is in the way. The message says in one line what is wrong and what to do.
 */
public final class UnusableClusterException extends KafkaException {

  private static final long serialVersionUID = 1L;

  public UnusableClusterException(String message) {
    super(message);
  }

  public UnusableClusterException(String message, Throwable cause) {
    super(message, cause);
  }
}
