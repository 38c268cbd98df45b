package dev.voucherstreams.streamsapp.requests;

import org.jspecify.annotations.Nullable;

/**
 * Where a result goes.
 *
 * @param partition the partition that the client waits at; null for the one of the record's key
 */
record ReplyAddress(String topic, @Nullable Integer partition) {}
