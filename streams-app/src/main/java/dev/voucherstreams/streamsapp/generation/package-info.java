/**
 * Which generations this process counts, and the clients that count them. Read {@link
 * dev.voucherstreams.streamsapp.generation.GenerationClients} first.
 */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.streamsapp.generation;
