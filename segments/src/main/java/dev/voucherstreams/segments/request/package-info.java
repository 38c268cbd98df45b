/**
 * The voucher request, wherever it comes from: its fields, their coercions and the errors they
 * give, as the HTTP contract has them. Knows no JSON parser and no transport.
 */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.segments.request;
