/**
 * Dead letters: which there are, and how they are sent again. {@link
 * dev.voucherstreams.loader.deadletter.Replay} is the loop over the letters that wait.
 */
@NullMarked
package dev.voucherstreams.loader.deadletter;

import org.jspecify.annotations.NullMarked;
