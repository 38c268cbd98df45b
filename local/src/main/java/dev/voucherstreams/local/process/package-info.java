/**
 * Child processes: a {@link Launch} says what to start, {@link ProcessGroup} start it and stop it
 * again in order, {@link OrphanedProcesses} are what an earlier launcher could not stop.
 */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.local.process;
