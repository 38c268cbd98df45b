package dev.voucherstreams.history.generate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of a synthetic history, in the types of the real one: times and order counts are text,
 * which may be unreadable, amounts are floating-point numbers.
 *
 * @param totalOrders for example {@code 45.0}, empty if unknown
 */
public record SyntheticOrder(
    long customerId,
    String countryCode,
    String timestamp,
    String lastOrderTs,
    Instant firstOrderTs,
    String totalOrders,
    @Nullable Double voucherAmount) {}
