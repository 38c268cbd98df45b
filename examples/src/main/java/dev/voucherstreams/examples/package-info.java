/**
 * Clients of the request topics, each in one file that can be copied. They ask for one voucher,
 * print the result as a line and end. {@code KAFKA_BOOTSTRAP_SERVERS} and {@code
 * SCHEMA_REGISTRY_URL} say where, by default on this machine.
 */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.examples;
