/**
 * An Avro serde in the Confluent wire format (a zero byte, the schema's id in 4 bytes, the record),
 * for any registry with the Confluent REST API. {@code io.confluent} is not on Maven Central, and
 * Apicurio's own serde speaks only Apicurio's API.
 */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.avroserde;
