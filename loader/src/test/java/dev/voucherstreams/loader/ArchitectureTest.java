package dev.voucherstreams.loader;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(
    packages = "dev.voucherstreams.loader",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule PACKAGES_DEPEND_ONE_WAY =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("commands")
          .definedBy("dev.voucherstreams.loader")
          .layer("load")
          .definedBy("..loader.load..")
          .layer("deadletter")
          .definedBy("..loader.deadletter..")
          .layer("generation")
          .definedBy("..loader.generation..")
          .layer("kafka")
          .definedBy("..loader.kafka..")
          .layer("progress")
          .definedBy("..loader.progress..")
          .whereLayer("commands")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("load")
          .mayOnlyAccessLayers("generation", "kafka", "progress")
          .whereLayer("generation")
          .mayOnlyAccessLayers("kafka")
          .whereLayer("deadletter")
          .mayOnlyAccessLayers("kafka")
          .whereLayer("kafka")
          .mayNotAccessAnyLayer()
          .whereLayer("progress")
          .mayNotAccessAnyLayer();

  /* A load leaves it to the tally what counts. */
  @ArchTest
  static final ArchRule A_LOAD_KNOWS_NO_SEGMENTS =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..loader.load..",
              "..loader.kafka..",
              "..loader.progress..",
              "..loader.deadletter..",
              "..loader.generation..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.voucherstreams.segments..");

  @ArchTest
  static final ArchRule APPS_DO_NOT_KNOW_EACH_OTHER =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.springframework..",
              "dev.voucherstreams.streamsapp..",
              "dev.voucherstreams.gateway..",
              "dev.voucherstreams.local..");

  @ArchTest
  static final ArchRule TIME_IS_AN_ARGUMENT =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule A_RUN_HAS_THE_CLOCK =
      noClasses()
          .that()
          .doNotHaveSimpleName("LoadRun")
          .and()
          .doNotHaveSimpleName("ReportCommand")
          .and()
          .doNotHaveSimpleName("DecisionCommand")
          .should()
          .callMethod(Clock.class, "systemUTC");

  @ArchTest
  static final ArchRule KAFKA_IS_USED_BY_ITS_API =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka.common.utils..", "org.apache.kafka..internals..");
}
