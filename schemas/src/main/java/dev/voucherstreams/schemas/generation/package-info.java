/**
 * Generations: each is one count of all orders, by one set of segment rules and countries. What the
 * topic segment-vouchers says of them, and which of them serves.
 */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.schemas.generation;
