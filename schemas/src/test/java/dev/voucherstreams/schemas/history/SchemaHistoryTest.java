package dev.voucherstreams.schemas.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.voucherstreams.events.GenerationDecision;
import dev.voucherstreams.events.GenerationPart;
import dev.voucherstreams.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds every public schema to its committed versions, and the check itself to what it promises.
 */
class SchemaHistoryTest {

  private static final Path SCHEMAS = Path.of("src", "main", "avro");

  @TempDir private Path folder;

  static Stream<Schema> schemas() {
    return Stream.concat(
        new Topics("").schemas().values().stream(),
        Stream.of(GenerationPart.getClassSchema(), GenerationDecision.getClassSchema()));
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void schema_getsOnWithAllItsVersions(Schema schema) throws IOException {
    Path file = SCHEMAS.resolve(schema.getName() + ".avsc");
    SchemaHistory.of(schema).check(new Schema.Parser().parse(Files.readString(file)));
  }

  @Test
  void schemas_areThoseOfAllFiles() throws IOException {
    try (Stream<Path> files = Files.list(SCHEMAS)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              schemas().map(schema -> schema.getName() + ".avsc").toList());
    }
  }

  @Test
  void field_newWithADefault_needsAVersion() throws IOException {
    // Given
    commit(schema("a"));
    Schema current = schema("a", "b=");

    // Then
    assertThatThrownBy(() -> SchemaHistory.read(folder).check(current))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "R differs from its newest committed version. If the change is meant, copy its file to "
                + folder.resolve("2.avsc"));
  }

  @Test
  void field_newWithADefault_inANewVersion_isFine() throws IOException {
    commit(schema("a"), schema("a", "b="));

    SchemaHistory.read(folder).check(schema("a", "b="));
  }

  @Test
  void field_newWithoutADefault_isRefused() throws IOException {
    // Given
    commit(schema("a"), schema("a", "b"));

    // Then
    assertThatThrownBy(() -> SchemaHistory.read(folder).check(schema("a", "b")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("1.avsc: records of this version could not be read today")
        .hasMessageContaining("READER_FIELD_MISSING_DEFAULT_VALUE");
  }

  @Test
  void field_goneThatHadNoDefault_isRefused() throws IOException {
    // Given
    commit(schema("a", "b"), schema("a"));

    // Then
    assertThatThrownBy(() -> SchemaHistory.read(folder).check(schema("a")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("1.avsc: today's records could not be read by it");
  }

  @Test
  void version_beforeTheLast_countsToo() throws IOException {
    // Given
    commit(schema("a"), schema("a", "b="), schema("a", "b"));

    // Then
    assertThatThrownBy(() -> SchemaHistory.read(folder).check(schema("a", "b")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("1.avsc");
  }

  private void commit(Schema... versions) throws IOException {
    for (int i = 0; i < versions.length; i++) {
      Files.writeString(folder.resolve((i + 1) + ".avsc"), versions[i].toString());
    }
  }

  /* A record with these text fields; those that end with = have a default. */
  private static Schema schema(String... names) {
    SchemaBuilder.FieldAssembler<Schema> fields = SchemaBuilder.record("R").fields();
    Arrays.stream(names)
        .forEach(
            name -> {
              if (name.endsWith("=")) {
                fields.name(name.replace("=", "")).type().stringType().stringDefault("");
              } else {
                fields.requiredString(name);
              }
            });
    return fields.endRecord();
  }
}
