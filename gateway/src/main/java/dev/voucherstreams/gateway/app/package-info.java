/** Wiring: the settings, the beans, health and meters. Everything else is made with {@code new}. */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.gateway.app;
