/** Where the rows go that can't be read, so that somebody can look at them. */
@NullMarked
package dev.voucherstreams.loader.reject;

import org.jspecify.annotations.NullMarked;
