/**
 * Synthetic histories: {@link dev.voucherstreams.history.generate.SyntheticOrders} makes the rows,
 * the same for the same seed for ever, and a writer for each format writes them down.
 */
@NullMarked
package dev.voucherstreams.history.generate;

import org.jspecify.annotations.NullMarked;
