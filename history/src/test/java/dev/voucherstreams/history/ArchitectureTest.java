package dev.voucherstreams.history;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(
    packages = "dev.voucherstreams.history",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule PACKAGES_DEPEND_ONE_WAY =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("rows")
          .definedBy("dev.voucherstreams.history")
          .layer("parquet")
          .definedBy("..history.parquet..")
          .layer("formats")
          .definedBy("..history.formats..")
          .layer("order")
          .definedBy("..history.order..")
          .layer("reject")
          .definedBy("..history.reject..")
          .layer("generate")
          .definedBy("..history.generate..")
          .whereLayer("generate")
          .mayOnlyAccessLayers("formats", "rows", "parquet")
          .whereLayer("reject")
          .mayOnlyAccessLayers("rows", "order")
          .whereLayer("order")
          .mayOnlyAccessLayers("rows")
          .whereLayer("formats")
          .mayOnlyAccessLayers("rows", "parquet")
          .whereLayer("parquet")
          .mayOnlyAccessLayers("rows")
          .whereLayer("rows")
          .mayNotAccessAnyLayer();

  /* schemas is here for the order event, and brings Kafka's client with it. */
  @ArchTest
  static final ArchRule FILES_KNOW_NO_KAFKA =
      noClasses().should().dependOnClassesThat().resideInAPackage("org.apache.kafka..");

  @ArchTest
  static final ArchRule DUCKDB_IS_KNOWN_WHERE_PARQUET_IS_READ =
      noClasses()
          .that()
          .resideOutsideOfPackage("..history.parquet..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.duckdb..");

  @ArchTest
  static final ArchRule TIME_IS_AN_ARGUMENT =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Clock.class, "systemUTC");
}
