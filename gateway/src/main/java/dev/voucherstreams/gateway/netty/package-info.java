/**
 * What the public port does with connections and requests before any handler sees them. Handlers of
 * Netty, one a connection, put in place by {@link dev.voucherstreams.gateway.netty.PublicServer}; a
 * request meets them in this order, its answer in the other:
 *
 * <pre>
 * connection-limit      refuses connections that are too many
 * HTTP codec            Netty's: bytes to requests
 * answer-headers        a request's id, when to come back; no query any more
 * slow-client-timeouts  closes what nobody sends or reads on
 * load-shedding         refuses what has waited too long
 * traces                if they are on: a span a request
 * HTTP traffic handler  Reactor Netty's: first its own routes (PostRoute, BulkRoute), then Spring's
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.gateway.netty;
