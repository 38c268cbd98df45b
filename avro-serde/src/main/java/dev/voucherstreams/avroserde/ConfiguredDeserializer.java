package dev.voucherstreams.avroserde;

import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * A deserializer of another maker whose failures tell a record that can't be read, which is set
 * aside, from a registry that is away, after which the record is tried again. What is neither an
 * outage nor a matter of configuration is about the record.
 *
 * @param <T> the type of the records
 */
record ConfiguredDeserializer<T>(Deserializer<?> deserializer, Class<T> type)
    implements Deserializer<T> {

  @Override
  public @Nullable T deserialize(String topic, byte @Nullable [] data) {
    return data == null ? null : read(() -> deserializer.deserialize(topic, data));
  }

  @Override
  public @Nullable T deserialize(String topic, Headers headers, byte @Nullable [] data) {
    return data == null ? null : read(() -> deserializer.deserialize(topic, headers, data));
  }

  private @Nullable T read(Supplier<@Nullable Object> reading) {
    Object read;
    try {
      read = reading.get();
    } catch (ConfigException | InterruptException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      throw failure(e);
    }
    if (read != null && !type.isInstance(read)) {
      throw otherType(read);
    }
    return type.cast(read);
  }

  private KafkaException otherType(Object read) {
    String what =
        "%s reads a %s instead of a %s"
            .formatted(
                deserializer.getClass().getName(), read.getClass().getName(), type.getName());
    return read instanceof SpecificRecord
        ? new SerializationException(what)
        : new ConfigException(what + "; configure it to read generated classes");
  }

  private static KafkaException failure(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof InterruptedException || cause instanceof ClosedByInterruptException) {
        return new InterruptException("interrupted while reading: " + e);
      }
      if (isOutage(cause)) {
        return new SchemaRegistryUnavailableException("no schema registry: " + cause, e);
      }
    }
    return new SerializationException("can't be read: " + e.getMessage(), e);
  }

  /* Whatever the maker wraps around it, at the bottom there is a connection that failed. */
  private static boolean isOutage(Throwable cause) {
    return cause instanceof SocketException
        || cause instanceof UnknownHostException
        || cause instanceof InterruptedIOException
        || cause instanceof HttpTimeoutException
        || cause instanceof TimeoutException
        || cause instanceof SSLException
        || cause instanceof RetriableException;
  }

  @Override
  public void close() {
    deserializer.close();
  }
}
