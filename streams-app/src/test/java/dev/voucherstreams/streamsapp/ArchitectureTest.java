package dev.voucherstreams.streamsapp;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.query.StateQueryRequest;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

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

  /* Its Javadoc has the reason. Bytes is a part of the API of stores. */
  @ArchTest
  static final ArchRule KAFKA_IS_USED_BY_ITS_API_EXCEPT_BY_THE_WRITE_BEHIND_STORE =
      noClasses()
          .that()
          .doNotHaveSimpleName("WriteBehindStore")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("org.apache.kafka.common.utils..", "org.apache.kafka..internals..")
                  .and(not(type(Bytes.class))));

  /* A client made of the properties alone would pass over an SSL bundle, and details of the connection. */
  @ArchTest
  static final ArchRule KAFKA_IS_REACHED_AS_KAFKA_CLIENT_CONFIG_SAYS =
      noClasses().should().dependOnClassesThat().areAssignableTo(KafkaProperties.class);
}
