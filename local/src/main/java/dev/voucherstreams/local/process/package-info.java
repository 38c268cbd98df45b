/**
 * Child processes: a {@link Launch} says what to start, {@link Children} start it and stop it again
 * in order, {@link Leftovers} are what an earlier launcher could not stop.
 */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.local.process;
