package dev.voucherstreams.avroserde;

import static dev.voucherstreams.avroserde.SampleOrder.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.voucherstreams.events.OrderEvent;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectNamingTest {

  private final RegistryStub registry = new RegistryStub();

  @AfterEach
  void stopRegistry() {
    registry.close();
  }

  @ParameterizedTest
  @CsvSource({
    "TopicNameStrategy, orders-value, orders-key",
    "RecordNameStrategy, dev.voucherstreams.events.OrderEvent, dev.voucherstreams.events.OrderEvent",
    "TopicRecordNameStrategy, orders-dev.voucherstreams.events.OrderEvent, orders-dev.voucherstreams.events.OrderEvent"
  })
  void strategy_shortOrInFull_namesTheSubjectsAsConfluentsDoes(
      String strategy, String valueSubject, String keySubject) {
    for (String prefix : new String[] {"", "io.confluent.kafka.serializers.subject."}) {
      assertThat(subject(AvroSerdeConfig.VALUE_SUBJECT_NAME_STRATEGY, prefix + strategy, false))
          .isEqualTo(valueSubject);
      assertThat(subject(AvroSerdeConfig.KEY_SUBJECT_NAME_STRATEGY, prefix + strategy, true))
          .isEqualTo(keySubject);
    }
  }

  @Test
  void strategy_ofTheKey_doesNotMatterToValues() {
    assertThat(subject(AvroSerdeConfig.KEY_SUBJECT_NAME_STRATEGY, "RecordNameStrategy", false))
        .isEqualTo("orders-value");
  }

  @Test
  void strategy_thatIsNoneOfThese_isRefused() {
    assertThatThrownBy(
            () -> subject(AvroSerdeConfig.VALUE_SUBJECT_NAME_STRATEGY, "com.shop.Mine", false))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "Invalid value com.shop.Mine for configuration value.subject.name.strategy: must be one"
                + " of [TopicNameStrategy, RecordNameStrategy, TopicRecordNameStrategy]");
  }

  private String subject(String key, String strategy, boolean isKey) {
    Map<String, Object> config = new HashMap<>(registry.config());
    config.put(key, strategy);
    AvroSerializer<OrderEvent> serializer = new AvroSerializer<>();
    serializer.configure(config, isKey);
    serializer.serialize("orders", order());
    String request = registry.requests().get(registry.requests().size() - 1);
    return request.substring("POST /subjects/".length(), request.indexOf("/versions"));
  }
}
