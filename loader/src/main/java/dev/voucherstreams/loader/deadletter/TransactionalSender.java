package dev.voucherstreams.loader.deadletter;

import dev.voucherstreams.loader.kafka.KafkaSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends records to Kafka, all of a list or none. A second one of the same name fences the first.
 */
final class TransactionalSender implements AutoCloseable {

  /* As long as one that died keeps others from reading what comes after its open transaction. */
  private static final int TIMEOUT_MS = (int) Duration.ofSeconds(10).toMillis();

  /* The broker's limit is the one that counts; ours must not be below it. */
  private static final int MAX_BYTES = 64 * 1024 * 1024;

  private final KafkaProducer<byte[], byte[]> producer;

  /** Ends what an earlier one of this name left open. */
  TransactionalSender(KafkaSettings settings, String name) {
    Map<String, Object> config = settings.producer(settings.topics().prefix() + name);
    config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TIMEOUT_MS);
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_BYTES);
    producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    producer.initTransactions();
  }

  /**
   * Sends all of them, or none.
   *
   * @throws KafkaException if it fails; another attempt, with other records, may succeed
   */
  void send(List<ProducerRecord<byte[], byte[]>> records) {
    producer.beginTransaction();
    try {
      for (ProducerRecord<byte[], byte[]> record : records) {
        /* Whether it got there is for the commit to say. */
        Future<RecordMetadata> unused = producer.send(record);
      }
      producer.commitTransaction();
    } catch (KafkaException e) {
      abortAfter(e);
      throw e;
    }
  }

  /* After some failures only the broker can, and does. */
  private void abortAfter(KafkaException failure) {
    try {
      producer.abortTransaction();
    } catch (KafkaException | IllegalStateException e) {
      failure.addSuppressed(e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
