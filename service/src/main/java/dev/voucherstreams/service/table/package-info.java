/** The latest voucher of each segment: what can be asked of it, and the table that has it. */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.service.table;
