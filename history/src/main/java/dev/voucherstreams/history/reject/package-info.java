/** Where the rows go that can't be read, so that somebody can look at them. */
@NullMarked
package dev.voucherstreams.history.reject;

import org.jspecify.annotations.NullMarked;
