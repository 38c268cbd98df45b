package dev.voucherstreams.avroserde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.voucherstreams.events.OrderEvent;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaGuardTest {

  private static final String TOPIC = "order-events";
  private static final String SUBJECT = "order-events-value";
  private static final Schema SCHEMA = OrderEvent.getClassSchema();

  private final RegistryStub registry = new RegistryStub();

  @AfterEach
  void stopRegistry() {
    registry.close();
  }

  @Test
  void guard_registersTheSchemaAndSetsTheLevel() {
    // When
    boolean set = guard(Map.of()).guard(TOPIC, SCHEMA);

    // Then
    assertThat(set).isTrue();
    assertThat(registry.subjects()).containsExactly(SUBJECT);
    assertThat(registry.level(SUBJECT)).isEqualTo("BACKWARD_TRANSITIVE");
  }

  @Test
  void guard_again_changesNothing() {
    // Given
    SchemaGuard guard = guard(Map.of());
    guard.guard(TOPIC, SCHEMA);

    // When
    boolean set = guard.guard(TOPIC, SCHEMA);

    // Then
    assertThat(set).isFalse();
    assertThat(registry.requests()).filteredOn(request -> request.startsWith("PUT")).hasSize(1);
  }

  @Test
  void guard_levelThatIsStricter_staysAsItIs() {
    // Given
    registry.setLevel(SUBJECT, "FULL_TRANSITIVE");

    // When
    guard(Map.of()).guard(TOPIC, SCHEMA);

    // Then
    assertThat(registry.level(SUBJECT)).isEqualTo("FULL_TRANSITIVE");
  }

  @Test
  void guard_levelThatIsWeaker_isRaised() {
    // Given
    registry.setLevel(SUBJECT, "FULL");

    // When
    guard(Map.of()).guard(TOPIC, SCHEMA);

    // Then
    assertThat(registry.level(SUBJECT)).isEqualTo("BACKWARD_TRANSITIVE");
  }

  @Test
  void guard_withoutAutoRegister_onlySetsTheLevel() {
    // When
    guard(Map.of(AvroSerdeConfig.AUTO_REGISTER_SCHEMAS, "false")).guard(TOPIC, SCHEMA);

    // Then
    assertThat(registry.subjects()).isEmpty();
    assertThat(registry.level(SUBJECT)).isEqualTo("BACKWARD_TRANSITIVE");
  }

  @Test
  void guard_ofARecordsSubject_isThatOfTheStrategy() {
    // When
    guard(Map.of(AvroSerdeConfig.VALUE_SUBJECT_NAME_STRATEGY, "RecordNameStrategy"))
        .guard(TOPIC, SCHEMA);

    // Then
    assertThat(registry.level("dev.voucherstreams.events.OrderEvent")).isNotNull();
  }

  @Test
  void guard_registryThatRefuses_saysWhy() {
    // Given
    registry.failWith(422);

    // Then
    assertThatThrownBy(() -> guard(Map.of()).guard(TOPIC, SCHEMA))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("with status 422: out of order");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "null", "{\"id\": null}", "{\"id\": \"x\"}", "{\"id\": 1.5}"})
  void guard_answerWithoutAnId_saysSo(String answer) {
    // Given
    registry.answer("/subjects/" + SUBJECT + "/versions", 200, answer);

    // Then
    assertThatThrownBy(() -> guard(Map.of()).guard(TOPIC, SCHEMA))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("has no usable \"id\": ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "null", "{\"compatibilityLevel\": 7}"})
  void guard_answerWithoutALevel_tellsThatItWasSet(String answer) {
    // Given
    registry.answer("/config/" + SUBJECT, 200, answer);

    // Then
    assertThat(guard(Map.of()).guard(TOPIC, SCHEMA)).isTrue();
  }

  private SchemaGuard guard(Map<String, String> config) {
    Map<String, Object> all = new HashMap<>(registry.config());
    all.putAll(config);
    return new SchemaGuard(all, CompatibilityLevel.BACKWARD_TRANSITIVE);
  }
}
