/**
 * The launcher behind {@code make run}: broker, registry, streams-app and gateway as processes of
 * this machine, from the artifacts of the build, without Docker.
 *
 * <p>Begin with {@link dev.voucherstreams.local.run}; it starts each {@link
 * dev.voucherstreams.local.component}, and stops them by way of {@link
 * dev.voucherstreams.local.process}.
 */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.local;
