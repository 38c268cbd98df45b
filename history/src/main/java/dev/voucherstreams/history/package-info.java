/**
 * What a history file is made of, whatever its format: {@link
 * dev.voucherstreams.history.HistoryReader} gives rows, a row has a cell for each column, and a
 * cell is what the file holds, not yet what it means.
 */
@NullMarked
package dev.voucherstreams.history;

import org.jspecify.annotations.NullMarked;
