/**
 * From a row to an order event: what the cells mean, or why they mean nothing. Pure: no file, no
 * Kafka, no clock.
 */
@NullMarked
package dev.voucherstreams.history.order;

import org.jspecify.annotations.NullMarked;
