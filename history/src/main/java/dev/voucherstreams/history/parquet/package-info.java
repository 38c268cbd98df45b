/**
 * Parquet files, read by DuckDB in this process. It is known here only, and reads what it is told
 * to: what a value means stays with {@code history.order}.
 */
@NullMarked
package dev.voucherstreams.history.parquet;

import org.jspecify.annotations.NullMarked;
