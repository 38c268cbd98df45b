package dev.voucherstreams.streamsapp;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.query.StateQueryRequest;

@AnalyzeClasses(
    packages = "dev.voucherstreams.streamsapp",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule TOPOLOGIES_KNOW_NO_SPRING =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..streamsapp.tally..", "..streamsapp.requests..", "..streamsapp.kafka..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.springframework..");

  @ArchTest
  static final ArchRule APPS_DO_NOT_KNOW_EACH_OTHER =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.voucherstreams.gateway..",
              "dev.voucherstreams.loader..",
              "dev.voucherstreams.local..");

  @ArchTest
  static final ArchRule TIME_IS_AN_ARGUMENT =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Clock.class, "systemUTC");

  /* It can deadlock with stream threads; SegmentVoucherQueries says how. */
  @ArchTest
  static final ArchRule STORES_ARE_NOT_ASKED_BY_QUERY =
      noClasses().should().callMethod(KafkaStreams.class, "query", StateQueryRequest.class);

  @ArchTest
  static final ArchRule ONLY_THE_WRITE_BEHIND_STORE_USES_KAFKA_INTERNALS =
      classes()
          .that()
          .doNotHaveSimpleName("WriteBehindStore")
          .should()
          .onlyDependOnClassesThat()
          .resideOutsideOfPackage("org.apache.kafka..internals..");
}
