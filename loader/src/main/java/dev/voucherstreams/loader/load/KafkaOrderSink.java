package dev.voucherstreams.loader.load;

import dev.voucherstreams.avroserde.AvroSerdes;
import dev.voucherstreams.events.LoadProgress;
import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.loader.kafka.KafkaSettings;
import dev.voucherstreams.schemas.OrderPartitioner;
import dev.voucherstreams.schemas.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLongArray;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the orders of one data set to Kafka, in Kafka transactions. A second one for the same data
 * set fences the first.
 *
 * <p>A record's timestamp is the time of sending, not that of the order: retention goes by it, and
 * must not delete history that was loaded a minute ago.
 */
final class KafkaOrderSink implements HistoryLoad.OrderSink, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaOrderSink.class);

  private final Topics topics;
  private final int partitions;
  private final Serializer<SpecificRecord> avro;
  private final KafkaProducer<String, byte[]> producer;
  private final AtomicLongArray nextOffsets;
  private final Callback noteOffset;
  private boolean open;

  KafkaOrderSink(KafkaSettings settings, String dataset, int partitions) {
    this.topics = settings.topics();
    this.partitions = partitions;
    this.nextOffsets = new AtomicLongArray(partitions);
    this.noteOffset =
        (sent, failure) -> {
          if (failure == null) {
            nextOffsets.set(sent.partition(), sent.offset() + 1);
          }
        };
    avro = AvroSerdes.values(SpecificRecord.class, settings.serde()).serializer();
    producer =
        new KafkaProducer<>(
            settings.producer(topics.prefix() + "loader-" + dataset),
            new StringSerializer(),
            new ByteArraySerializer());
    producer.initTransactions();
  }

  @Override
  public void send(OrderEvent order) {
    /* Before anything is sent: without a registry, no transaction is opened. */
    byte[] value = avro.serialize(topics.orderEvents(), order);
    int partition = OrderPartitioner.partition(order, partitions);
    String key = OrderPartitioner.key(order);
    send(new ProducerRecord<>(topics.orderEvents(), partition, key, value), noteOffset);
  }

  @Override
  public void commit(LoadProgress progress) {
    byte[] value = avro.serialize(topics.orderLoads(), progress);
    send(new ProducerRecord<>(topics.orderLoads(), progress.getDataset(), value), (sent, e) -> {});
    producer.commitTransaction();
    open = false;
  }

  @Override
  public void abort() {
    if (open) {
      open = false;
      abortTransaction();
    }
  }

  /* After some failures only the broker can, and does. The failure itself is on its way already. */
  private void abortTransaction() {
    try {
      producer.abortTransaction();
    } catch (KafkaException e) {
      LOG.debug("the transaction is left to the broker to abort", e);
    }
  }

  /* Whether it got there is for the commit to say: it fails if any of them failed. */
  private void send(ProducerRecord<String, byte[]> record, Callback whenSent) {
    if (!open) {
      producer.beginTransaction();
      open = true;
    }
    Future<RecordMetadata> unused = producer.send(record, whenSent);
  }

  /** Returns, for each partition that orders were sent to, the offset after the last of them. */
  Map<TopicPartition, Long> nextOffsets() {
    Map<TopicPartition, Long> next = new HashMap<>();
    for (int partition = 0; partition < partitions; partition++) {
      if (nextOffsets.get(partition) > 0) {
        next.put(new TopicPartition(topics.orderEvents(), partition), nextOffsets.get(partition));
      }
    }
    return next;
  }

  @Override
  public void close() {
    producer.close();
    avro.close();
  }
}
