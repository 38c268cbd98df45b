package dev.voucherstreams.service.table;

import static dev.voucherstreams.service.table.Rows.FEW_ORDERS;
import static dev.voucherstreams.service.table.Rows.GENERATION;
import static dev.voucherstreams.service.table.Rows.LONG_AGO;
import static dev.voucherstreams.service.table.Rows.MANY_ORDERS;
import static dev.voucherstreams.service.table.Rows.RULES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.events.GenerationDecision;
import dev.voucherstreams.events.GenerationPart;
import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.schemas.generation.TableKey;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.segments.SegmentRulesReader;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VoucherTableTest extends SegmentTableContract {

  private static final String NEWER = "g00000002-2";
  private static final SegmentKey ATLANTIS = SegmentKey.parse("Atlantis|frequent_segment|0-4");

  private final VoucherTableDriver driver = new VoucherTableDriver();
  private final VoucherTable table = driver.table();

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void topology_described_isOneGlobalStore() {
    assertThat(driver.topology().describe())
        .hasToString(
            """
            Topologies:
               Sub-topology: 0 for global store (will not generate tasks)
                Source: replicate-segment-vouchers-source (topics: [segment-vouchers])
                  --> replicate-segment-vouchers
                Processor: replicate-segment-vouchers (stores: [segment-vouchers])
                  --> none
                  <-- replicate-segment-vouchers-source
            """);
  }

  @Override
  protected SegmentTable ready(SegmentVoucher... rows) {
    List.of(rows).forEach(driver::put);
    counted(GENERATION, 1, 5);
    return table;
  }

  private void counted(String generation, int number, long position) {
    driver.put(
        new TableKey.Part(generation, 0),
        Rows.part(generation, number, RULES, Rows.partition(0, 5, position)));
  }

  private void decide(String generation, boolean pinned) {
    driver.put(new TableKey.Serving(), new GenerationDecision(generation, pinned, "", Rows.TIME));
  }

  private static Served.NotReady because(String reason) {
    return new Served.NotReady(reason);
  }

  private String serving() {
    return ((ServedTable) table.served()).generation().name();
  }

  @Test
  void find_afterAnUpdate_isTheNewRow() {
    ready(Rows.row(MANY_ORDERS, 2640));

    driver.put(Rows.row(MANY_ORDERS, 4400));

    assertThat(find(table, MANY_ORDERS)).contains(Rows.row(MANY_ORDERS, 4400));
  }

  @Test
  void served_rowThatCannotBeRead_isNotReadyUntilItCan() {
    // Given
    ready(Rows.row(MANY_ORDERS, 2640));

    // When
    driver.put(MANY_ORDERS, VoucherTableDriver.GARBAGE);

    // Then
    assertThat(((Served.NotReady) table.served()).reason())
        .startsWith("the row of Peru|frequent_segment|13-37 can't be read: not in the");

    // When
    driver.put(Rows.row(MANY_ORDERS, 4400));

    // Then
    assertThat(find(table, MANY_ORDERS)).contains(Rows.row(MANY_ORDERS, 4400));
  }

  @Test
  void find_rowThatWasTakenBack_isNone() {
    ready(Rows.row(MANY_ORDERS, 2640));

    driver.put(MANY_ORDERS, null);

    assertThat(find(table, MANY_ORDERS)).isEmpty();
  }

  @Test
  void served_garbageThatNobodyAsksFor_staysReady() {
    ready(Rows.row(FEW_ORDERS, 2640));

    driver.put(ATLANTIS, VoucherTableDriver.GARBAGE);
    driver.put("no key of ours", VoucherTableDriver.GARBAGE);
    driver.put("Peru|frequent_segment|0-4", VoucherTableDriver.GARBAGE);
    driver.put((String) null, VoucherTableDriver.GARBAGE);

    assertThat(find(table, FEW_ORDERS)).contains(Rows.row(FEW_ORDERS, 2640));
  }

  @Test
  void served_beforeAnythingIsComplete_saysHowFarItIs() {
    assertThat(table.served())
        .isEqualTo(because("no count of the orders has begun; is streams-app running?"));

    driver.put(Rows.row(LONG_AGO, 2640));
    counted(GENERATION, 1, 3);

    assertThat(table.served())
        .isEqualTo(because("the orders are being counted: 60 %, 2 left, about 7 s"));
  }

  @Test
  void served_whileANewerOneIsCounted_isTheOlder_thenTheNewer() {
    // Given
    ready(Rows.row(FEW_ORDERS, 2640));

    // When
    driver.put(NEWER, Rows.row(FEW_ORDERS, 4400));
    counted(NEWER, 2, 4);

    // Then
    assertThat(find(table, FEW_ORDERS)).contains(Rows.row(FEW_ORDERS, 2640));

    // When
    counted(NEWER, 2, 5);

    // Then
    assertThat(find(table, FEW_ORDERS)).contains(Rows.row(FEW_ORDERS, 4400));
    assertThat(table.generations().previous().orElseThrow().name()).isEqualTo(GENERATION);
  }

  @Test
  void served_afterARollback_isThePinnedOne_untilASwitch() {
    // Given
    ready();
    counted(NEWER, 2, 5);

    // When
    decide(GENERATION, true);

    // Then
    assertThat(serving()).isEqualTo(GENERATION);

    // When
    decide(NEWER, false);

    // Then
    assertThat(serving()).isEqualTo(NEWER);
  }

  @Test
  void served_generationWithoutDeletedOrders_waitsForAPerson() {
    // Given
    driver.put(
        new TableKey.Part(GENERATION, 0), Rows.part(GENERATION, 1, RULES, Rows.partition(2, 5, 5)));
    assertThat(((Served.NotReady) table.served()).reason())
        .contains("without the orders that had been deleted")
        .contains("make switch");

    // When
    decide(GENERATION, false);

    // Then
    assertThat(serving()).isEqualTo(GENERATION);
  }

  @Test
  void served_rowsAreMissing_isNotReadyUntilTheyAreThere() {
    // Given
    GenerationPart part = Rows.part(GENERATION, 1, RULES, Rows.partition(0, 5, 5));
    part.setRows(2);
    driver.put(Rows.row(FEW_ORDERS, 2640));
    driver.put(new TableKey.Part(GENERATION, 0), part);
    assertThat(table.served()).isEqualTo(because("rows of the table are missing: 1"));

    // When
    driver.put(Rows.row(MANY_ORDERS, 2640));

    // Then
    assertThat(serving()).isEqualTo(GENERATION);
  }

  @Test
  void served_rulesOfTheGeneration_comeWithIt() {
    String rules = RULES.yaml().replace("13-37", "a lot");
    driver.put(
        new TableKey.Part(GENERATION, 0),
        Rows.part(
            GENERATION, 1, SegmentRulesReader.parse("a test's", rules), Rows.partition(0, 5, 5)));

    assertThat(((ServedTable) table.served()).segments())
        .contains(SegmentKey.parse("Peru|frequent_segment|a lot"));
  }

  @Test
  void served_rulesThatCannotBeRead_isNotReady() {
    GenerationPart part = Rows.part(GENERATION, 1, RULES, Rows.partition(0, 5, 5));
    part.setRules("types: of tomorrow");
    driver.put(new TableKey.Part(GENERATION, 0), part);

    assertThat(table.served())
        .isEqualTo(because("the rules of generation g00000001-1 can't be read by this version"));
  }

  @Test
  void subjects_ofRowsAndOthers_areDifferent() {
    ready(Rows.row(FEW_ORDERS, 2640));
    decide(GENERATION, false);

    assertThat(driver.subjects())
        .containsExactlyInAnyOrder(
            "segment-vouchers-value",
            "segment-vouchers-dev.voucherstreams.events.GenerationPart",
            "segment-vouchers-dev.voucherstreams.events.GenerationDecision");
  }

  @Test
  void keysOf_generations_areThoseThatHaveARecord() {
    ready(Rows.row(FEW_ORDERS, 2640), Rows.row(MANY_ORDERS, 2640));
    driver.put(MANY_ORDERS, null);
    driver.put("Peru|frequent_segment|0-4", VoucherTableDriver.GARBAGE);
    driver.put("g0000000f-7|part|0", VoucherTableDriver.GARBAGE);
    driver.put("g0000000f-7|part|0", (byte[]) null);
    driver.put("g0000000f-8|part|0", (byte[]) null);

    assertThat(table.generationsWithRecords()).containsExactlyInAnyOrder("", GENERATION);
    assertThat(table.keysOf(GENERATION))
        .containsExactlyInAnyOrder(GENERATION + "|part|0", GENERATION + "|" + FEW_ORDERS);
    assertThat(table.keysOf("")).containsExactly("Peru|frequent_segment|0-4");
  }
}
