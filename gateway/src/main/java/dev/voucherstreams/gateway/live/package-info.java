/**
 * The table as it changes. A {@link dev.voucherstreams.gateway.live.TableFeed} looks at it ten
 * times a second for all who listen, and each listener takes from the latest {@link
 * dev.voucherstreams.gateway.live.TableSnapshot} what it does not have yet.
 */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.gateway.live;
