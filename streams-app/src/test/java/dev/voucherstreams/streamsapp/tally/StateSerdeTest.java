package dev.voucherstreams.streamsapp.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.voucherstreams.events.OrderPartition;
import dev.voucherstreams.service.table.Rows;
import dev.voucherstreams.streamsapp.state.AmountTally;
import dev.voucherstreams.streamsapp.state.PartialTally;
import dev.voucherstreams.streamsapp.state.TallySnapshot;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class StateSerdeTest {

  private static final String TOPIC = "tally-partial-tallies-changelog";
  private static final PartialTally PARTIAL =
      new PartialTally(
          5,
          Instant.parse("2026-01-01T12:00:00.000001Z"),
          new TallySnapshot(List.of(new AmountTally(2640L, 3L))));

  private final StateSerde<SpecificRecord> state =
      new StateSerde<>(PartialTally.class, OrderPartition.class);

  @Test
  void state_ofSeveralTypes_comesBackAsItWas() {
    // Given
    OrderPartition report = Rows.partition(0, 5, 3);

    // When
    byte[] bytes = state.serializer().serialize(TOPIC, PARTIAL);
    byte[] others = state.serializer().serialize(TOPIC, report);

    // Then
    assertThat(bytes).startsWith(0xC3, 0x01);
    assertThat(state.deserializer().deserialize(TOPIC, bytes)).isEqualTo(PARTIAL);
    assertThat(state.deserializer().deserialize(TOPIC, others)).isEqualTo(report);
  }

  @Test
  void record_ofAnotherType_isNotWritten() {
    assertThatThrownBy(() -> state.serializer().serialize(TOPIC, Rows.row(Rows.FEW_ORDERS, 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void none_staysNone() {
    assertThat(state.serializer().serialize(TOPIC, null)).isNull();
    assertThat(state.deserializer().deserialize(TOPIC, null)).isNull();
  }

  @Test
  void bytes_thatAreNoState_areRefused() {
    for (byte[] bytes : List.of(new byte[] {1, 2, 3}, new byte[20])) {
      assertThatThrownBy(() -> state.deserializer().deserialize(TOPIC, bytes))
          .isInstanceOf(SerializationException.class)
          .hasMessageStartingWith("state in " + TOPIC + " can't be read: ");
    }
  }
}
