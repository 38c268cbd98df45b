/**
 * What runs and what serves, in {@code /actuator/info} and as meters. An application imports {@link
 * InfoConfiguration} and makes a {@link ServingGeneration} of its table.
 */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.service.info;
