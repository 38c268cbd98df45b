package dev.voucherstreams.streamsapp.requests;

import dev.voucherstreams.events.VoucherResult;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * A result with where it goes.
 *
 * @param partition the partition that the client waits at; null for the one of the record's key
 */
record AddressedResult(VoucherResult result, String topic, @Nullable Integer partition) {

  /** Writes the result; its address is for the way only. */
  record Writer(Serializer<VoucherResult> results) implements Serializer<AddressedResult> {

    @Override
    public byte[] serialize(String topic, Headers headers, AddressedResult reply) {
      return results.serialize(topic, headers, reply.result());
    }

    @Override
    public byte[] serialize(String topic, AddressedResult reply) {
      return results.serialize(topic, reply.result());
    }
  }
}
