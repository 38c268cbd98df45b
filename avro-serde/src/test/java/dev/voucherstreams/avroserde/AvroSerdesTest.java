package dev.voucherstreams.avroserde;

import static dev.voucherstreams.avroserde.SampleOrder.order;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.voucherstreams.events.LoadProgress;
import dev.voucherstreams.events.OrderEvent;
import java.net.ConnectException;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;

class AvroSerdesTest {

  private static final byte[] BYTES = "bytes".getBytes(UTF_8);

  /** Another maker's serde: what it reads, or fails with, is configured. */
  public static final class Other implements Serde<Object> {

    static final String READS = "other.reads";

    private Optional<Object> reads = Optional.empty();

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
      reads = Optional.ofNullable(configs.get(READS));
    }

    @Override
    public Serializer<Object> serializer() {
      return (topic, data) -> BYTES;
    }

    @Override
    public Deserializer<Object> deserializer() {
      return (topic, bytes) -> {
        if (reads.orElseThrow() instanceof RuntimeException failure) {
          throw failure;
        }
        if (reads.orElseThrow() instanceof Error failure) {
          throw failure;
        }
        return reads.orElseThrow();
      };
    }
  }

  @Test
  void values_noClassConfigured_isOurs() {
    // Given
    Map<String, String> config = Map.of(AvroSerdeConfig.SCHEMA_REGISTRY_URL, "http://unused:1");

    // Then
    assertThat(AvroSerdes.values(OrderEvent.class, config)).isInstanceOf(AvroSerde.class);
  }

  @Test
  void values_ofAllTypes_readsEachAsItsOwn() {
    try (RegistryStub registry = new RegistryStub()) {
      // When
      Serde<SpecificRecord> serde = AvroSerdes.values(SpecificRecord.class, registry.config());

      // Then
      byte[] bytes = serde.serializer().serialize("t", order());
      assertThat(serde.deserializer().deserialize("t", bytes)).isEqualTo(order());
    }
  }

  @Test
  void values_ofAnotherClass_writesAndReadsWithIt() {
    // When
    Serde<OrderEvent> serde = other(order());

    // Then
    assertThat(serde.serializer().serialize("t", order())).isEqualTo(BYTES);
    assertThat(serde.deserializer().deserialize("t", BYTES)).isEqualTo(order());
    assertThat(serde.deserializer().deserialize("t", new RecordHeaders(), BYTES))
        .isEqualTo(order());
    assertThat(serde.deserializer().deserialize("t", null)).isNull();
  }

  @Test
  void otherClass_readsSomethingElse_saysWhatToConfigure() {
    assertThatThrownBy(() -> other("no order").deserializer().deserialize("t", BYTES))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("reads a java.lang.String instead of a " + OrderEvent.class.getName())
        .hasMessageContaining("configure it to read generated classes");
  }

  @Test
  void otherClass_cannotRead_isTheRecordsFault() {
    assertThatThrownBy(
            () ->
                other(new IllegalStateException("no magic")).deserializer().deserialize("t", BYTES))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("no magic");
  }

  @Test
  void otherClass_readsARecordOfAnotherType_isTheRecordsFault() {
    assertThatThrownBy(() -> other(new LoadProgress()).deserializer().deserialize("t", BYTES))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("reads a " + LoadProgress.class.getName() + " instead of a ");
  }

  @Test
  void otherClass_fallsTooDeep_isTheRecordsFault() {
    assertThatThrownBy(() -> other(new StackOverflowError()).deserializer().deserialize("t", BYTES))
        .isInstanceOf(SerializationException.class);
  }

  @Test
  void otherClass_isNotConfigured_saysSo() {
    assertThatThrownBy(
            () -> other(new ConfigException("no url")).deserializer().deserialize("t", BYTES))
        .isInstanceOf(ConfigException.class)
        .hasMessage("no url");
  }

  @Test
  void otherClass_isInterrupted_isNoFaultOfTheRecord() {
    // Given
    Exception interruption = new SerializationException("no schema", new InterruptedException());

    // Then
    assertThatThrownBy(() -> other(interruption).deserializer().deserialize("t", BYTES))
        .isInstanceOf(InterruptException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void otherClass_registryAway_isNoFaultOfTheRecord() {
    // Given
    Exception outage =
        new SerializationException("no schema", new ConnectException("Connection refused"));

    // Then
    assertThatThrownBy(() -> other(outage).deserializer().deserialize("t", BYTES))
        .isInstanceOf(SchemaRegistryUnavailableException.class)
        .hasMessageContaining("Connection refused");
  }

  @Test
  void values_classThatIsNotThere_saysSo() {
    assertThatThrownBy(() -> values("io.confluent.kafka.streams.serdes.avro.SpecificAvroSerde"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("avro.serde.class: is not on the class path");
  }

  @Test
  void values_classThatIsNoSerde_saysSo() {
    assertThatThrownBy(() -> values("java.lang.String"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("avro.serde.class: is no usable serde");
  }

  private static Serde<OrderEvent> other(Object reads) {
    return AvroSerdes.values(
        OrderEvent.class, Map.of(AvroSerdes.SERDE_CLASS, Other.class, Other.READS, reads));
  }

  private static void values(String className) {
    AvroSerdes.values(OrderEvent.class, Map.of(AvroSerdes.SERDE_CLASS, className));
  }
}
