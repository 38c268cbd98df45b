package dev.voucherstreams.streamsapp.generation;

import dev.voucherstreams.events.GenerationDecision;
import dev.voucherstreams.schemas.generation.TableKey;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes into segment-vouchers what no count does: decisions, and that records are taken back.
 *
 * @param producers makes a producer
 */
public record TableWriter(
    String topic,
    Supplier<Producer<String, byte[]>> producers,
    Serializer<SpecificRecord> values,
    InstantSource clock) {

  /** Has the orders of a generation counted anew, under the next number. */
  void giveUp(String generation, String reason) throws ExecutionException, InterruptedException {
    GenerationDecision decision =
        new GenerationDecision(generation, false, reason, clock.instant());
    byte[] value = values.serialize(topic, decision);
    send(List.of(new ProducerRecord<>(topic, 0, new TableKey.Anew(generation).toString(), value)));
  }

  /** Takes back the records under these keys. */
  void takeBack(Collection<String> keys) throws ExecutionException, InterruptedException {
    send(
        keys.stream().map(key -> new ProducerRecord<String, byte[]>(topic, 0, key, null)).toList());
  }

  private void send(List<ProducerRecord<String, byte[]>> records)
      throws ExecutionException, InterruptedException {
    try (Producer<String, byte[]> producer = producers.get()) {
      List<Future<RecordMetadata>> sent = records.stream().map(producer::send).toList();
      for (Future<RecordMetadata> each : sent) {
        each.get();
      }
    }
  }
}
