package dev.voucherstreams.loader.generation;

import dev.voucherstreams.events.GenerationDecision;
import dev.voucherstreams.loader.kafka.KafkaSettings;
import dev.voucherstreams.schemas.generation.TableKey;
import dev.voucherstreams.schemas.generation.TableValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes into segment-vouchers what a person has decided about generations. */
public record DecisionWriter(KafkaSettings kafka) {

  /**
   * Writes decisions, and returns once all copies of the topic have them.
   *
   * @throws KafkaException if that fails
   */
  public void write(Map<TableKey, GenerationDecision> decisions) {
    String topic = kafka.topics().segmentVouchers();
    List<Future<?>> sent = new ArrayList<>();
    try (Serializer<SpecificRecord> avro = TableValues.serde(kafka.serde()).serializer();
        Producer<String, byte[]> producer =
            new KafkaProducer<>(
                kafka.producer(), new StringSerializer(), new ByteArraySerializer())) {
      decisions.forEach(
          (key, decision) ->
              sent.add(
                  producer.send(
                      new ProducerRecord<>(
                          topic,
                          PartFollower.PARTITION,
                          key.toString(),
                          avro.serialize(topic, decision)))));
    }
    sent.forEach(DecisionWriter::await);
  }

  private static void await(Future<?> sent) {
    try {
      sent.get();
    } catch (ExecutionException e) {
      throw new KafkaException("the decision could not be written", e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
