package dev.voucherstreams.service;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(
    packages = "dev.voucherstreams.service",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule THE_TABLE_KNOWS_NEITHER_SPRING_NOR_ITS_CLIENT =
      noClasses()
          .that()
          .resideInAPackage("..service.table..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework..", "..service.streams..");

  @ArchTest
  static final ArchRule A_CLIENT_DOES_NOT_KNOW_WHAT_IT_RUNS =
      noClasses()
          .that()
          .resideInAPackage("..service.streams..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..service.table..", "dev.voucherstreams.schemas..");

  @ArchTest
  static final ArchRule TIME_IS_AN_ARGUMENT =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Clock.class, "systemUTC");

  @ArchTest
  static final ArchRule KAFKA_IS_USED_BY_ITS_API =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka.common.utils..", "org.apache.kafka..internals..");
}
