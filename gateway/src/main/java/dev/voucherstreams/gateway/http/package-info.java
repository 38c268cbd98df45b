/**
 * The HTTP contract. Handlers translate: they read a request, ask the domain and the table, and
 * turn the outcome into a status and a body; they decide nothing, and block nothing.
 */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.gateway.http;
