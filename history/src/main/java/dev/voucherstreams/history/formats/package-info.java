/**
 * From a path to a reader: what a history file's name says it is, what its first bytes say, and the
 * readers of the text formats.
 */
@NullMarked
package dev.voucherstreams.history.formats;

import org.jspecify.annotations.NullMarked;
