/** The published table of segments and their vouchers, for people. */
@NullMarked
package dev.voucherstreams.loader.segment;

import org.jspecify.annotations.NullMarked;
