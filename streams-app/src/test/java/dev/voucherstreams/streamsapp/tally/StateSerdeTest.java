package dev.voucherstreams.streamsapp.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.voucherstreams.avroserde.AvroSerdes;
import dev.voucherstreams.avroserde.RegistryStub;
import dev.voucherstreams.streamsapp.state.AmountTally;
import dev.voucherstreams.streamsapp.state.PartialTally;
import dev.voucherstreams.streamsapp.state.TallySnapshot;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StateSerdeTest {

  private static final String TOPIC = "tally-partial-tallies-changelog";
  private static final PartialTally PARTIAL =
      new PartialTally(
          5,
          Instant.parse("2026-01-01T12:00:00.000001Z"),
          new TallySnapshot(List.of(new AmountTally(2640L, 3L))));

  private final RegistryStub registry = new RegistryStub();
  private final Serde<PartialTally> wireFormat =
      AvroSerdes.values(PartialTally.class, registry.config());
  private final StateSerde<PartialTally> state =
      new StateSerde<>(PartialTally.class, wireFormat.deserializer());

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void state_comesBackAsItWas_withoutARegistry() {
    // Given
    registry.close();

    // When
    byte[] bytes = state.serializer().serialize(TOPIC, PARTIAL);

    // Then
    assertThat(bytes).startsWith(0xC3, 0x01);
    assertThat(state.deserializer().deserialize(TOPIC, bytes)).isEqualTo(PARTIAL);
  }

  @Test
  void state_thatAnEarlierVersionWrote_isRead() {
    byte[] bytes = wireFormat.serializer().serialize(TOPIC, PARTIAL);

    assertThat(state.deserializer().deserialize(TOPIC, bytes)).isEqualTo(PARTIAL);
  }

  @Test
  void none_staysNone() {
    assertThat(state.serializer().serialize(TOPIC, null)).isNull();
    assertThat(state.deserializer().deserialize(TOPIC, null)).isNull();
  }

  @Test
  void bytes_thatAreNoState_areRefused() {
    assertThatThrownBy(() -> state.deserializer().deserialize(TOPIC, new byte[] {1, 2, 3}))
        .isInstanceOf(SerializationException.class)
        .hasMessageStartingWith("state in " + TOPIC + " can't be read: ");
  }
}
