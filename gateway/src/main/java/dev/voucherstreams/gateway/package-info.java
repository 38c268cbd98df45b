/**
 * The HTTP gateway: answers which voucher customers like this one use most.
 *
 * <p>A request comes in at {@link dev.voucherstreams.gateway.http.GatewayRoutes}, is answered by a
 * lookup in the {@link dev.voucherstreams.service.table.SegmentTable}, and that is a copy of the
 * topic segment-vouchers, which {@link dev.voucherstreams.gateway.replica.Replica} keeps in this
 * process.
 */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.gateway;
