/**
 * The request resolver: from a voucher request on a topic to its result on another. Read it in the
 * order of the flow: {@link dev.voucherstreams.streamsapp.requests.RequestTopology}, {@link
 * dev.voucherstreams.streamsapp.requests.ResolveProcessor}, {@link
 * dev.voucherstreams.streamsapp.requests.RequestResolver}.
 */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.streamsapp.requests;
