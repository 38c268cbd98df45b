package dev.voucherstreams.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

@AnalyzeClasses(
    packages = "dev.voucherstreams.gateway",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule SPRING_STAYS_AT_THE_EDGE =
      noClasses()
          .that()
          .resideInAnyPackage("..gateway.replica..", "..gateway.generations..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.springframework..");

  @ArchTest
  static final ArchRule HTTP_KNOWS_THE_TABLE_NOT_THE_REPLICA =
      noClasses()
          .that()
          .resideInAPackage("..http..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..replica..", "org.apache.kafka..");

  @ArchTest
  static final ArchRule APPS_DO_NOT_KNOW_EACH_OTHER =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.voucherstreams.streamsapp..",
              "dev.voucherstreams.loader..",
              "dev.voucherstreams.local..");

  @ArchTest
  static final ArchRule TIME_COMES_FROM_THE_CLOCK_BEAN =
      noClasses()
          .that()
          .haveNameNotMatching(".*\\.ReplicaConfiguration")
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

  /* A client made of the properties alone would pass over an SSL bundle, and details of the connection. */
  @ArchTest
  static final ArchRule KAFKA_IS_REACHED_AS_KAFKA_CLIENT_CONFIG_SAYS =
      noClasses().should().dependOnClassesThat().areAssignableTo(KafkaProperties.class);
}
