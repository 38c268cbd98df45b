/**
 * What the public port does with connections and requests before any handler sees them: limits,
 * timeouts, request ids. Handlers of Netty, one a connection, put in place by {@link
 * dev.voucherstreams.gateway.server.PublicServer}.
 */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.gateway.server;
