/** Interactive queries: the segment-voucher store, read in place and shown over HTTP. */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.streamsapp.query;
