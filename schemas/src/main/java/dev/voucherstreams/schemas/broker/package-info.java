/** What an application knows of the broker beside its topics: whether it answers. */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.schemas.broker;
