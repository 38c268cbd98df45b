/**
 * Parquet files, read and written with parquet-java but, as far as it goes, without Hadoop: files
 * are local, and the codecs are our own.
 */
@NullMarked
package dev.voucherstreams.history.parquet;

import org.jspecify.annotations.NullMarked;
