package dev.voucherstreams.report;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import j2html.TagCreator;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(
    packages = "dev.voucherstreams.report",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule A_REPORT_IS_COUNTED_BEFORE_IT_IS_SHOWN =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("run")
          .definedBy("dev.voucherstreams.report")
          .layer("page")
          .definedBy("..report.page..")
          .layer("bars")
          .definedBy("..report.bars..")
          .layer("finding")
          .definedBy("..report.finding..")
          .layer("survey")
          .definedBy("..report.survey..")
          .layer("words")
          .definedBy("..report.words..")
          .whereLayer("run")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("page")
          .mayOnlyAccessLayers("bars", "finding", "survey", "words")
          .whereLayer("bars")
          .mayOnlyAccessLayers("survey", "words")
          .whereLayer("finding")
          .mayOnlyAccessLayers("survey", "words")
          .whereLayer("survey")
          .mayNotAccessAnyLayer()
          .whereLayer("words")
          .mayNotAccessAnyLayer();

  /* j2html takes these as they are, so nothing of a file may come near them. */
  @ArchTest
  static final ArchRule MARKUP_IS_WRITTEN_UNESCAPED_FOR_THE_STYLE_SHEET_ONLY =
      noClasses()
          .that()
          .doNotHaveSimpleName("ReportPage")
          .should()
          .callMethod(TagCreator.class, "rawHtml", String.class)
          .orShould()
          .callMethod(TagCreator.class, "join", Object[].class);

  /* history is here for its rows, and brings Kafka's client with it. */
  @ArchTest
  static final ArchRule FILES_KNOW_NO_KAFKA =
      noClasses().should().dependOnClassesThat().resideInAPackage("org.apache.kafka..");

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
