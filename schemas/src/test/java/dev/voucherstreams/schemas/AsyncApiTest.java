package dev.voucherstreams.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Holds docs/asyncapi.yaml to the specification, and to what is in the code. */
class AsyncApiTest {
  private static final Path DOCS = Path.of("..", "docs");
  private static final SchemaRegistry DRAFT_7 =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);

  private final JsonNode document =
      new YAMLMapper().readTree(DOCS.resolve("asyncapi.yaml").toFile());

  @Test
  void document_isValidAsyncApi3() throws IOException {
    try (InputStream specification = getClass().getResourceAsStream("/asyncapi/3.0.0.json")) {
      assertThat(DRAFT_7.getSchema(specification).validate(document)).isEmpty();
    }
  }

  @Test
  void references_leadSomewhere() throws IOException {
    List<String> references = document.findValuesAsString("$ref");

    assertThat(references).hasSizeGreaterThan(20).allSatisfy(this::assertLeadsSomewhere);
  }

  private void assertLeadsSomewhere(String reference) throws IOException {
    if (reference.startsWith("#")) {
      assertThat(document.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
    } else {
      new Schema.Parser().parse(Files.readString(DOCS.resolve(reference)));
    }
  }

  @Test
  void channels_areTheTopics_withTheirPartitionsAndPolicies() {
    // Given
    TopicSettings settings =
        new TopicSettings(true, 12, 1, 4, null, null, Duration.ofDays(7), Duration.ofDays(90));
    Topics names = new Topics("");

    // Then
    Map<String, String> created = new TreeMap<>();
    Stream.of(settings.forTally(names), settings.forRequests(names, List.of()))
        .flatMap(List::stream)
        .forEach(topic -> created.put(topic.name(), described(topic)));
    Map<String, String> documented = new TreeMap<>();
    document
        .get("channels")
        .forEach(channel -> documented.put(channel.get("address").asString(), described(channel)));
    assertThat(documented).isEqualTo(created);
  }

  /* Dead-letter topics are documented without what whoever reads them doesn't need to know. */
  private static String described(NewTopic topic) {
    return topic.name().endsWith(".dead-letter")
        ? "dead letters"
        : topic.numPartitions()
            + (topic.configs().containsValue("compact") ? " compact" : " delete")
            + Optional.ofNullable(topic.configs().get("retention.ms")).map(" "::concat).orElse("");
  }

  private String described(JsonNode channel) {
    JsonNode bindings = channel.path("bindings");
    JsonNode reference = bindings.path("$ref");
    JsonNode kafka =
        (reference.isString() ? document.at(reference.asString().substring(1)) : bindings)
            .path("kafka");
    if (kafka.isMissingNode()) {
      return "dead letters";
    }
    JsonNode retention = kafka.at("/topicConfiguration/retention.ms");
    return kafka.get("partitions").asString()
        + " "
        + kafka.at("/topicConfiguration/cleanup.policy/0").asString()
        + (retention.isMissingNode() ? "" : " " + retention.asString());
  }

  @ParameterizedTest
  @CsvSource({"VoucherRequestJson, VoucherRequest", "VoucherResultJson, VoucherResult"})
  void examples_ofJsonMessages_areValid(String message, String payload) {
    var schema = DRAFT_7.getSchema(document.at("/components/schemas/" + payload));
    JsonNode examples = document.at("/components/messages/" + message + "/examples");

    assertThat(examples).isNotEmpty();
    examples.forEach(example -> assertThat(schema.validate(example.get("payload"))).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"VoucherRequest", "VoucherResult"})
  void jsonSchemas_haveTheFieldsOfTheAvroRecords(String record) throws IOException {
    Schema avro =
        new Schema.Parser().parse(Path.of("src", "main", "avro", record + ".avsc").toFile());

    assertThat(document.at("/components/schemas/" + record + "/properties").propertyNames())
        .containsExactlyElementsOf(avro.getFields().stream().map(Schema.Field::name).toList());
  }
}
