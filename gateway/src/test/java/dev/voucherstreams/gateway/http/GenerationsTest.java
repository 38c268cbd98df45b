package dev.voucherstreams.gateway.http;

import static dev.voucherstreams.service.table.Rows.GENERATION;
import static dev.voucherstreams.service.table.Rows.LONG_AGO;
import static dev.voucherstreams.service.table.Rows.RULES;
import static dev.voucherstreams.service.table.Rows.generation;
import static dev.voucherstreams.service.table.Rows.partition;
import static dev.voucherstreams.service.table.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.gateway.RunningGateway;
import dev.voucherstreams.schemas.generation.Generation;
import dev.voucherstreams.segments.SegmentRules;
import dev.voucherstreams.segments.SegmentRulesReader;
import dev.voucherstreams.service.table.FakeSegmentTable;
import dev.voucherstreams.service.table.Readiness.Missing;
import dev.voucherstreams.service.table.Readiness.NotYet;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code GET /api/v1/generations}, and the difference of two. */
class GenerationsTest {
  private static final String PATH = "/api/v1/generations";
  private static final String DIFF = PATH + "/g00000001-1/diff/g00000002-2";
  private static final SegmentRules OTHERS =
      SegmentRulesReader.parse("a test's", RULES.yaml().replace("13-37", "a lot"));
  private static final Generation NEXT = generation("g00000002-2", 2, OTHERS, partition(0, 5, 4));

  private final FakeSegmentTable table = new FakeSegmentTable().with(row(LONG_AGO, 2640));
  private final GatewayClient client = new GatewayClient(table);

  @Test
  void generations_areTheNewestFirst_withAllThatIsKnown() {
    // Given
    table.with(NEXT);

    // When
    HttpResponse<String> answer = client.get(PATH);

    // Then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .startsWith(
            "{\"serving\":\"g00000001-1\",\"pinned\":null,\"generations\":["
                + "{\"name\":\"g00000002-2\",\"serving\":false,\"complete\":false,"
                + "\"manual\":false,\"whole\":true,\"given_up\":null,"
                + "\"began_at\":\"2026-11-24T02:10:00Z\",\"updated_at\":\"2026-11-24T02:10:10Z\","
                + "\"counted_as_of\":null,\"progress\":0.8,\"orders\":5,\"orders_left\":1,"
                + "\"seconds_left\":2,\"orders_by_outcome\":{\"counted\":5,\"out_of_scope\":0,"
                + "\"incomplete\":0,\"duplicate_row\":0,\"duplicate_replay\":0,\"invalid\":0,"
                + "\"unreadable\":0},\"countries\":[\"Peru\"],"
                + "\"rules\":{\"generation\":\"g00000002-2\",\"fingerprint\":\""
                + OTHERS.fingerprint())
        .contains(
            "{\"name\":\"g00000001-1\",\"serving\":true,\"complete\":true,",
            "\"counted_as_of\":\"2026-11-24T02:10:00Z\",\"progress\":1.0,\"orders\":5,"
                + "\"orders_left\":0,\"seconds_left\":0,",
            "\"rules\":" + client.get("/api/v1/rules").body());
  }

  @Test
  void generations_ofWhichOneIsPinned_nameIt() {
    table.with(NEXT).decide(GENERATION, true);

    assertThat(client.get(PATH).body())
        .startsWith("{\"serving\":\"g00000001-1\",\"pinned\":\"g00000001-1\",");
  }

  @Test
  void generations_whileNoneServes_areThereAllTheSame() {
    table.with(generation(GENERATION, 1, RULES, partition(0, 5, 4)));
    missing(Missing.COUNT);

    HttpResponse<String> answer = client.get(PATH);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).startsWith("{\"serving\":null,");
    assertThat(client.get("/api/v1/rules").statusCode()).isEqualTo(503);
  }

  @ParameterizedTest
  @EnumSource(names = {"KAFKA", "TOPIC", "RECORDS"})
  void generations_beforeTheTableIsRead_areNotShown(Missing missing) {
    table.notReady("restoring");
    missing(missing);

    assertThat(client.get(PATH).statusCode()).isEqualTo(503);
    assertThat(client.get(DIFF).body()).isEqualTo("{\"detail\":\"restoring\"}");
  }

  private void missing(Missing missing) {
    RunningGateway.over(table)
        .is(new NotYet(missing, "restoring", OptionalLong.empty(), Optional.empty()));
  }

  @Test
  void diff_saysWhatWouldChange() {
    // Given
    table.with(NEXT, row(LONG_AGO, 4400));

    // When
    HttpResponse<String> answer = client.get(DIFF);

    // Then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .startsWith(
            "{\"from\":\"g00000001-1\",\"to\":\"g00000002-2\",\"uses\":5,\"changed_uses\":5,"
                + "\"changed_share\":1.0,\"segments\":[{\"country_code\":\"Peru\",")
        .contains(
            "{\"country_code\":\"Peru\",\"segment_type\":\"recency_segment\",\"segment\":\"180+\","
                + "\"change\":\"winner\","
                + "\"from\":{\"voucher\":2640,\"count\":3,\"total\":5,\"lead\":\"close\",\"margin\":1},"
                + "\"to\":{\"voucher\":4400,\"count\":3,\"total\":5,\"lead\":\"close\",\"margin\":1}}",
            "\"segment\":\"a lot\",\"change\":\"added\",\"from\":null,"
                + "\"to\":{\"voucher\":0,\"count\":0,\"total\":0,\"lead\":null,\"margin\":0}}")
        .endsWith(
            "\"segment\":\"13-37\",\"change\":\"removed\","
                + "\"from\":{\"voucher\":0,\"count\":0,\"total\":0,\"lead\":null,\"margin\":0},"
                + "\"to\":null}]}");
  }

  @ParameterizedTest
  @CsvSource({
    "g00000001-1/diff/g99999999-9, g99999999-9",
    "g99999999-9/diff/g00000001-1, g99999999-9",
    "%22%0d%0a/diff/g00000001-1, '\\\"\\r\\n'",
  })
  void diff_ofAnUnknownGeneration_namesThoseThatAreKnown(String path, String unknown) {
    table.with(NEXT);

    HttpResponse<String> answer = client.get(PATH + "/" + path);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body())
        .isEqualTo(
            "{\"detail\":\"there is no generation "
                + unknown
                + "; known are g00000002-2, g00000001-1\"}");
    assertThat(client.get(PATH + "/" + path, "Accept", "application/problem+json").body())
        .startsWith("{\"type\":\"urn:problem-type:voucher-streams:unknown-generation\"");
  }
}
