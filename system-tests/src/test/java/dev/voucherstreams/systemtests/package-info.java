/**
 * The whole system from outside: started by the launcher, as {@code make run} does it, and looked
 * at through HTTP, Kafka and its processes.
 */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.systemtests;
