/**
 * What the gateway tells of generations beside the vouchers: which comes next, what it would
 * change, what became of the orders. Pure functions of what the table says of itself.
 */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.gateway.generations;
