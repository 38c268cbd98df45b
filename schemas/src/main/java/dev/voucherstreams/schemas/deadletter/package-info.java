/** The contract of dead letters: how they say where they come from, and how they are sent again. */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.schemas.deadletter;
