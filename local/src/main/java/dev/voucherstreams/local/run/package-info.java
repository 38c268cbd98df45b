/**
 * {@code run}: {@link StartUp} brings the components up, {@link History} is loaded, and when the
 * answers include it the system is ready.
 */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.local.run;
