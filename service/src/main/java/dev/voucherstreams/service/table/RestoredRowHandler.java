package dev.voucherstreams.service.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/**
 * Takes the rows that Kafka Streams passes over while it restores a global store: those with a
 * negative timestamp, which clients that are not Java write. The table has no use for timestamps.
 */
public final class RestoredRowHandler implements DeserializationExceptionHandler {

  private static final String TABLE = "voucher.table";

  private VoucherTable table;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls configure before anything else
  public RestoredRowHandler() {}

  /** Returns what a client's configuration needs so that its restored rows come to this table. */
  public static Map<String, Object> config(VoucherTable table) {
    return Map.of(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
        RestoredRowHandler.class,
        TABLE,
        table);
  }

  @Override
  public void configure(Map<String, ?> config) {
    table = (VoucherTable) Objects.requireNonNull(config.get(TABLE), TABLE);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> row, Exception exception) {
    table.put(new String(row.key(), UTF_8), row.value());
    return Response.resume();
  }
}
