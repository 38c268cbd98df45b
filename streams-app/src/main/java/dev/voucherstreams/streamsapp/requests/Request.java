package dev.voucherstreams.streamsapp.requests;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as far as it has been read: fields that nobody has looked at yet.
 *
 * @param fields by their names in the HTTP contract, and {@code request_id}
 */
record Request(Map<String, @Nullable Object> fields) {}
