package dev.voucherstreams.streamsapp.tally;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.LongDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.test.TestRecord;

/**
 * The smallest use of a {@link WriteBehindStore}: counts words, exactly once. Kafka's test driver
 * commits a transaction a line, and shows only what was committed.
 */
final class WordCount implements AutoCloseable {

  private static final String STORE = "counts";

  private final TopologyTestDriver driver = new TopologyTestDriver(topology(), config());

  static WriteBehindStore<String, AtomicLong, Long> store() {
    return storeBuilder().withLoggingDisabled().build();
  }

  void pipe(String line) {
    driver
        .createInputTopic("lines", new StringSerializer(), new StringSerializer())
        .pipeInput(line);
  }

  /** What was committed to the changelog since the last call. */
  List<TestRecord<String, Long>> changelogRecords() {
    return driver
        .createOutputTopic(
            "words-counts-changelog", new StringDeserializer(), new LongDeserializer())
        .readRecordsToList();
  }

  List<KeyValue<String, Long>> changelog() {
    return changelogRecords().stream()
        .map(record -> KeyValue.pair(record.key(), record.value()))
        .toList();
  }

  private static Topology topology() {
    return new Topology()
        .addSource("read-lines", new StringDeserializer(), new StringDeserializer(), "lines")
        .addProcessor("count-words", new Supplier(), "read-lines");
  }

  private static Properties config() {
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "words");
    config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    return config;
  }

  private static StoreBuilder<WriteBehindStore<String, AtomicLong, Long>> storeBuilder() {
    return WriteBehindStore.builder(
        STORE, Serdes.String(), Serdes.Long(), AtomicLong::get, AtomicLong::new);
  }

  @Override
  public void close() {
    driver.close();
  }

  private static final class Supplier implements ProcessorSupplier<String, String, Void, Void> {

    @Override
    public Set<StoreBuilder<?>> stores() {
      return Set.of(storeBuilder().withLoggingEnabled(Map.of()));
    }

    @Override
    public Processor<String, String, Void, Void> get() {
      return new Counter();
    }
  }

  private static final class Counter implements Processor<String, String, Void, Void> {

    private WriteBehindStore<String, AtomicLong, Long> counts;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
      counts = context.getStateStore(STORE);
    }

    @Override
    public void process(Record<String, String> line) {
      Stream.of(line.value().split(" ")).filter(word -> !word.isEmpty()).forEach(this::add);
    }

    private void add(String word) {
      AtomicLong count = counts.get(word);
      AtomicLong live = count == null ? new AtomicLong() : count;
      live.incrementAndGet();
      counts.changed(word, live);
    }
  }
}
