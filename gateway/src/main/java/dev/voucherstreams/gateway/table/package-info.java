/** What the gateway knows: the latest voucher of each segment, wherever it is kept. */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.gateway.table;
