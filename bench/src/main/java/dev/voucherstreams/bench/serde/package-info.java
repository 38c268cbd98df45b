/** Our Avro serde beside Apicurio's, on the same records and one registry. */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.bench.serde;
