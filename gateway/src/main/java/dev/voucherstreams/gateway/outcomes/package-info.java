/**
 * What the gateway knows of the orders beside the table: how many were counted and left out, from
 * the topic order-outcomes. Knows no HTTP and no Spring.
 */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.gateway.outcomes;
