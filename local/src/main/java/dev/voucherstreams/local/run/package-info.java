/**
 * {@code run}: {@link StartUp} brings the components up, {@link HistoryLoad} loads a history, and
 * when the answers include it the system is ready.
 */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.local.run;
