package dev.voucherstreams.schemas.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {

  private static final Origin HERE = new Origin("order-events", 3, 20);

  @Test
  void text_ofATopicWithDashesAndDigits_isUnderstood() {
    Origin origin = new Origin("shop-1-order-events", 11, 9_000_000_000L);

    assertThat(origin).hasToString("shop-1-order-events-11-9000000000");
    assertThat(Origin.parse(origin.toString())).contains(origin);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "order-events",
        "order-events-3",
        "-3-17",
        "order-events-3-",
        "order-events-3--17",
        "order-events-three-17",
        "order-events-99999999999-17",
        "order-events-3-99999999999999999999"
      })
  void text_ofSomethingElse_isNone(String text) {
    assertThat(Origin.parse(text)).isEmpty();
  }

  @Test
  void replayHeader_ofARecordBefore_isItsOrigin() {
    assertThat(ofReplay("order-events-3-19")).contains(new Origin("order-events", 3, 19));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"order-events-3-20", "order-events-3-21", "order-events-2-19", "orders-3-19", "?"})
  void replayHeader_ofWhatCannotBeReplayedHere_isNone(String header) {
    assertThat(ofReplay(header)).isEmpty();
  }

  @Test
  void replayHeader_withoutAValue_isNone() {
    Headers headers = new RecordHeaders().add(Origin.REPLAY_HEADER, null);

    assertThat(Origin.ofReplay(headers.lastHeader(Origin.REPLAY_HEADER), HERE)).isEmpty();
  }

  private static Optional<Origin> ofReplay(String value) {
    Headers headers = new RecordHeaders().add(Origin.REPLAY_HEADER, value.getBytes(UTF_8));
    return Origin.ofReplay(headers.lastHeader(Origin.REPLAY_HEADER), HERE);
  }
}
