package dev.voucherstreams.history.generate;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import dev.voucherstreams.history.Column;
import dev.voucherstreams.history.parquet.PageCodecs;
import dev.voucherstreams.history.parquet.StreamOutputFile;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;

/** Writes a history as Parquet, with the column types and the GZIP pages of the real sample. */
record ParquetHistoryWriter(ParquetWriter<Group> parquet) implements HistoryWriter {

  private static final MessageType SCHEMA =
      Types.buildMessage()
          .addFields(
              Types.optional(INT64).named(Column.CUSTOMER_ID.columnName()),
              Types.optional(BINARY).as(stringType()).named(Column.COUNTRY_CODE.columnName()),
              Types.optional(BINARY).as(stringType()).named(Column.TIMESTAMP.columnName()),
              Types.optional(BINARY).as(stringType()).named(Column.LAST_ORDER_TS.columnName()),
              Types.optional(INT64)
                  .as(timestampType(true, LogicalTypeAnnotation.TimeUnit.NANOS))
                  .named(Column.FIRST_ORDER_TS.columnName()),
              Types.optional(BINARY).as(stringType()).named(Column.TOTAL_ORDERS.columnName()),
              Types.optional(DOUBLE).named(Column.VOUCHER_AMOUNT.columnName()))
          .named("schema");

  static HistoryWriter create(OutputStream content) throws IOException {
    return new ParquetHistoryWriter(
        ExampleParquetWriter.builder(new StreamOutputFile(content))
            .withConf(new PlainParquetConfiguration())
            .withCodecFactory(new PageCodecs())
            .withCompressionCodec(CompressionCodecName.GZIP)
            .withType(SCHEMA)
            .build());
  }

  @Override
  public void write(SyntheticOrder order) throws IOException {
    Group row =
        new SimpleGroup(SCHEMA)
            .append(Column.CUSTOMER_ID.columnName(), order.customerId())
            .append(Column.COUNTRY_CODE.columnName(), order.countryCode())
            .append(Column.TIMESTAMP.columnName(), order.timestamp())
            .append(Column.LAST_ORDER_TS.columnName(), order.lastOrderTs())
            .append(Column.FIRST_ORDER_TS.columnName(), nanos(order.firstOrderTs()))
            .append(Column.TOTAL_ORDERS.columnName(), order.totalOrders());
    Double amount = order.voucherAmount();
    if (amount != null) {
      row.append(Column.VOUCHER_AMOUNT.columnName(), amount);
    }
    parquet.write(row);
  }

  private static long nanos(Instant time) {
    return TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
  }

  @Override
  public void close() throws IOException {
    parquet.close();
  }
}
