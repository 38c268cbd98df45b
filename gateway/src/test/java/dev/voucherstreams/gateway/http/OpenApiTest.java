package dev.voucherstreams.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.voucherstreams.gateway.RunningGateway;
import dev.voucherstreams.segments.SegmentRules;
import dev.voucherstreams.segments.SegmentRulesReader;
import dev.voucherstreams.service.table.FakeSegmentTable;
import dev.voucherstreams.service.table.Rows;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.reactive.function.server.RouterFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Holds /openapi.json to the standard, to the routes, and to what the gateway answers. */
class OpenApiTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final SegmentRules OTHERS =
      SegmentRulesReader.parse("a test's", Rows.RULES.yaml().replace("13-37", "a lot"));
  private static final FakeSegmentTable TABLE =
      new FakeSegmentTable()
          .with(Rows.row(Rows.MANY_ORDERS, 2640))
          .with(Rows.row(Rows.LONG_AGO, 3520))
          .with(
              Rows.generation("g00000002-2", 2, OTHERS, Rows.partition(0, 5, 4)),
              Rows.row(Rows.LONG_AGO, 4400));
  private static final GatewayClient GATEWAY = new GatewayClient(TABLE);
  private static final String TEXT = GATEWAY.get("/openapi.json").body();
  private static final JsonNode DOCUMENT = JSON.readTree(TEXT);

  @Test
  void document_isValidOpenApi31() {
    SwaggerParseResult parsed = new OpenAPIV3Parser().readContents(TEXT, null, null);

    assertThat(parsed.getMessages()).isNullOrEmpty();
    assertThat(parsed.getOpenAPI().getOpenapi()).startsWith("3.1.");
  }

  @Test
  void document_hasExactlyTheRoutesThatThereAre() {
    Set<String> documented = new TreeSet<>();
    DOCUMENT
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .propertyNames()
                    .forEach(
                        method ->
                            documented.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));

    assertThat(routes()).isEqualTo(documented);
  }

  /* All but the pages that people look at. */
  private static Set<String> routes() {
    RunningGateway gateway = RunningGateway.over(TABLE);
    Set<String> routes = new TreeSet<>();
    RouteCollector collector = new RouteCollector(routes);
    gateway.bean(RouterFunction.class).accept(collector);
    gateway
        .bean(GatewayRoutes.Netty.class)
        .routes()
        .forEach(route -> routes.add("POST " + route.path()));
    routes.removeIf(route -> route.matches("GET /(|live/.*|docs.*|openapi.json)"));
    return routes;
  }

  private static Schema schema(JsonNode reference) {
    ObjectNode schema = JSON.createObjectNode();
    schema.setAll((ObjectNode) reference);
    schema.set("components", DOCUMENT.get("components"));
    return SCHEMAS.getSchema(schema);
  }

  private static JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? DOCUMENT.at(node.get("$ref").asString().substring(1)) : node;
  }

  private record Example(String where, JsonNode schema, JsonNode value) {}

  static Stream<Arguments> examples() {
    List<Example> examples = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : DOCUMENT.get("paths").properties()) {
      for (JsonNode operation : path.getValue()) {
        addExamples(path.getKey() + " request", operation.path("requestBody"), examples);
        for (Map.Entry<String, JsonNode> response : operation.get("responses").properties()) {
          String where = path.getKey() + " " + response.getKey();
          addExamples(where, resolved(response.getValue()), examples);
        }
      }
    }
    return examples.stream()
        .map(example -> Arguments.of(example.where(), example.schema(), example.value()));
  }

  private static void addExamples(String where, JsonNode body, List<Example> examples) {
    for (JsonNode content : body.path("content")) {
      for (JsonNode example : content.path("examples")) {
        examples.add(new Example(where, content.get("schema"), example.get("value")));
      }
    }
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("examples")
  void example_isAsItsSchemaSays(String where, JsonNode schema, JsonNode example) {
    assertThat(schema(schema).validate(example)).extracting(Error::getMessage).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/voucher, frequent", "/api/v1/voucher, recency",
    "/api/v1/voucher/explain, now", "/api/v1/voucher/explain, asOf"
  })
  void exampleRequest_isAnsweredAsItsResponseSays(String path, String name) {
    // Given
    JsonNode post = DOCUMENT.at("/paths/" + path.replace("/", "~1") + "/post");
    JsonNode request =
        post.at("/requestBody/content/application~1json/examples/" + name + "/value");

    // When
    HttpResponse<String> answer = GATEWAY.post(path, request.toString());

    // Then
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertAsDocumented(post, answer);
  }

  @ParameterizedTest
  @CsvSource({"/api/v1/segments", "/api/v1/rules", "/api/v1/generations", "/healthz", "/readyz"})
  void get_isAnsweredAsItsResponseSays(String path) {
    assertAsDocumented(
        DOCUMENT.at("/paths/" + path.replace("/", "~1") + "/get"), GATEWAY.get(path));
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/generations/g00000001-1/diff/g00000002-2, 200",
    "/api/v1/generations/g00000001-1/diff/g00000009-9, 404"
  })
  void diff_isAnsweredAsItsResponseSays(String path, int status) {
    HttpResponse<String> answer = GATEWAY.get(path);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertAsDocumented(
        DOCUMENT.at("/paths/~1api~1v1~1generations~1{from}~1diff~1{to}/get"), answer);
  }

  private static void assertAsDocumented(JsonNode operation, HttpResponse<String> answer) {
    JsonNode response = resolved(operation.at("/responses/" + answer.statusCode()));
    JsonNode schema = response.at("/content/application~1json/schema");
    assertThat(schema(schema).validate(JSON.readTree(answer.body())))
        .extracting(Error::getMessage)
        .isEmpty();
  }

  @Test
  void errors_areThoseOfTheContract() throws IOException {
    String contract = Files.readString(Path.of("..", "docs", "http.md"));

    JsonNode errors =
        DOCUMENT.at("/components/responses/Invalid/content/application~1json/examples");

    assertThat(errors.size()).isEqualTo(10);
    for (JsonNode example : errors) {
      JsonNode error = example.at("/value/detail/0");
      assertThat(contract).contains("`" + error.get("type").asString() + "`");
      if (!error.get("type").asString().equals("value_error.jsondecode")) {
        assertThat(contract).contains("`" + error.get("msg").asString() + "`");
      }
    }
  }
}
