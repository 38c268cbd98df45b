/**
 * {@code reset}: makes streams-app forget what it has counted, so that the next start counts all
 * orders anew, with other segment rules or for other countries.
 */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.local.reset;
