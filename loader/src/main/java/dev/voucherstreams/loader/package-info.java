/**
 * The command line of voucher-streams: {@code load} sends a history file into order-events, where
 * an order enters the system, {@code report} says what is in one, {@code generate} makes a
 * synthetic history, {@code dead-letters} lists what could not be counted, {@code replay} sends it
 * again, and {@code segments} prints the result. {@code generations}, {@code switch}, {@code
 * rollback} and {@code recount} are about the counts that results come from.
 *
 * <p>The path of a row: {@link dev.voucherstreams.history.formats.HistoryFile} opens the file, a
 * {@link dev.voucherstreams.history.HistoryReader} reads the row, {@link
 * dev.voucherstreams.history.order.OrderParser} makes an order event of it or rejects it, both in
 * the thread of {@link dev.voucherstreams.history.order.RowsAhead}.
 */
@NullMarked
package dev.voucherstreams.loader;

import org.jspecify.annotations.NullMarked;
