/**
 * Parquet files, read and written with parquet-java but, as far as it goes, without Hadoop: files
 * are local, and the codecs are our own.
 */
@NullMarked
package dev.voucherstreams.loader.parquet;

import org.jspecify.annotations.NullMarked;
