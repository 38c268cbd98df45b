package dev.voucherstreams.streamsapp.requests;

import dev.voucherstreams.events.VoucherResult;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;

/** Writes the result of a reply; its address is for the way only. */
final class ReplySerializer implements Serializer<AddressedResult> {

  private final Serializer<VoucherResult> results;

  ReplySerializer(Serializer<VoucherResult> results) {
    this.results = results;
  }

  @Override
  public byte[] serialize(String topic, Headers headers, AddressedResult reply) {
    return results.serialize(topic, headers, reply.result());
  }

  @Override
  public byte[] serialize(String topic, AddressedResult reply) {
    return results.serialize(topic, reply.result());
  }
}
