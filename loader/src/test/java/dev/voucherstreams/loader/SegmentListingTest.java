package dev.voucherstreams.loader;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.avroserde.RegistryStub;
import dev.voucherstreams.events.AmountCount;
import dev.voucherstreams.events.GenerationDecision;
import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.loader.kafka.KafkaSettings;
import dev.voucherstreams.schemas.Topics;
import dev.voucherstreams.schemas.generation.TableValues;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;

class SegmentListingTest {

  @Test
  void rowThatCannotBeRead_isNamed_andTheOthersAreShown() {
    // Given
    StringWriter out = new StringWriter();
    Map<String, byte[]> rows = new HashMap<>();
    rows.put("?", "nonsense".getBytes(UTF_8));
    rows.put("Peru|frequent_segment|99", new byte[] {0, 0, 0, 0, 77, 1, 2});

    // When
    try (RegistryStub registry = new RegistryStub();
        Serializer<SpecificRecord> avro = TableValues.serde(registry.config()).serializer()) {
      rows.put("Peru|frequent_segment|0-4", avro.serialize("segment-vouchers", decision()));
      rows.put("Peru|frequent_segment|13-37", avro.serialize("segment-vouchers", voucher(2)));
      KafkaSettings kafka = new KafkaSettings("unused:1", registry.url(), new Topics(""), Map.of());
      new SegmentListing(kafka, new PrintWriter(out)).print(rows);
    }

    // Then
    assertThat(out.toString().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("?  ").contains("can't be read: "),
            line ->
                assertThat(line)
                    .startsWith("Peru|frequent_segment|0-4  ")
                    .contains("can't be read"),
            line -> assertThat(line).startsWith("Peru|frequent_segment|13-37     voucher   2640"),
            line -> assertThat(line).startsWith("Peru|frequent_segment|99  ").contains("77"),
            line -> assertThat(line).isEqualTo("4 segments"));
  }

  @Test
  void row_isALine() {
    assertThat(SegmentListing.line("Peru|frequent_segment|13-37", voucher(2)))
        .isEqualTo(
            "Peru|frequent_segment|13-37     voucher   2640  tie     1,160 of 2,308 uses"
                + " (1 × 10, 2 × 10)  2026-11-24T02:10:00Z");
  }

  @Test
  void row_withManyAmounts_showsTheMostUsed() {
    assertThat(SegmentListing.line("Peru|frequent_segment|13-37", voucher(7)))
        .contains("(1 × 10, 2 × 10, 3 × 10, 4 × 10, 5 × 10 and 2 more amounts)");
  }

  @Test
  void rows_areInTheOrderOfTheirNumbers() {
    assertThat(
            Stream.of("P|b|180+", "P|b|30-60", "P|b|120-180", "P|a|5-13", "P|a|13-37", "?")
                .sorted(SegmentListing.ORDER))
        .containsExactly("?", "P|a|5-13", "P|a|13-37", "P|b|30-60", "P|b|120-180", "P|b|180+");
  }

  private static GenerationDecision decision() {
    return new GenerationDecision("g00000001-1", false, "", Instant.parse("2026-11-24T02:10:00Z"));
  }

  private static SegmentVoucher voucher(int amounts) {
    List<AmountCount> tallies =
        LongStream.rangeClosed(1, amounts).mapToObj(each -> new AmountCount(each, 10L)).toList();
    return new SegmentVoucher(
        "Peru",
        "frequent_segment",
        "13-37",
        2640L,
        1160L,
        2308L,
        tallies,
        Instant.parse("2026-11-24T02:10:00Z"));
  }
}
