/**
 * Generations, as segment-vouchers tells of them: what there is to read and to follow, and what a
 * person can decide about them.
 */
@NullMarked
package dev.voucherstreams.loader.generation;

import org.jspecify.annotations.NullMarked;
