package dev.voucherstreams.streamsapp.app;

/**
 * How far a partition can be read.
 *
 * @param lastStable by those who read only what is committed: where the oldest open transaction
 *     begins
 * @param end by others
 */
record PartitionOffsets(long lastStable, long end) {}
