package dev.voucherstreams.loader;

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
    packages = "dev.voucherstreams.loader",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule PACKAGES_DEPEND_ONE_WAY =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("commands")
          .definedBy("dev.voucherstreams.loader")
          .layer("send")
          .definedBy("..loader.send..")
          .layer("report")
          .definedBy("..loader.report..")
          .layer("generate")
          .definedBy("..loader.generate..")
          .layer("reject")
          .definedBy("..loader.reject..")
          .layer("order")
          .definedBy("..loader.order..")
          .layer("formats")
          .definedBy("..loader.formats..")
          .layer("parquet")
          .definedBy("..loader.parquet..")
          .layer("history")
          .definedBy("..loader.history..")
          .layer("progress")
          .definedBy("..loader.progress..")
          .whereLayer("commands")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("send")
          .mayOnlyAccessLayers("formats", "history", "order", "progress", "reject")
          .whereLayer("report")
          .mayOnlyAccessLayers("formats", "history", "order", "progress")
          .whereLayer("generate")
          .mayOnlyAccessLayers("formats", "history", "parquet")
          .whereLayer("reject")
          .mayOnlyAccessLayers("history", "order")
          .whereLayer("order")
          .mayOnlyAccessLayers("history")
          .whereLayer("formats")
          .mayOnlyAccessLayers("history", "parquet")
          .whereLayer("parquet")
          .mayOnlyAccessLayers("history")
          .whereLayer("history")
          .mayNotAccessAnyLayer()
          .whereLayer("progress")
          .mayNotAccessAnyLayer();

  @ArchTest
  static final ArchRule A_REPORT_IS_COUNTED_BEFORE_IT_IS_SHOWN =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("run")
          .definedBy("dev.voucherstreams.loader.report")
          .layer("page")
          .definedBy("..report.page..")
          .layer("plot")
          .definedBy("..report.plot..")
          .layer("finding")
          .definedBy("..report.finding..")
          .layer("survey")
          .definedBy("..report.survey..")
          .layer("words")
          .definedBy("..report.words..")
          .whereLayer("run")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("page")
          .mayOnlyAccessLayers("plot", "finding", "survey", "words")
          .whereLayer("plot")
          .mayOnlyAccessLayers("survey", "words")
          .whereLayer("finding")
          .mayOnlyAccessLayers("survey", "words")
          .whereLayer("survey")
          .mayNotAccessAnyLayer()
          .whereLayer("words")
          .mayNotAccessAnyLayer();

  /* A load leaves it to the tally what counts. */
  @ArchTest
  static final ArchRule SEGMENTS_ARE_KNOWN_WHERE_A_REPORT_IS_MADE =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.voucherstreams.loader", "..loader.report..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.voucherstreams.segments..");

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

  @ArchTest
  static final ArchRule FILES_KNOW_NO_KAFKA =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..loader.history..",
              "..loader.formats..",
              "..loader.parquet..",
              "..loader.order..",
              "..loader.reject..",
              "..loader.report..",
              "..loader.generate..",
              "..loader.progress..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka..");

  @ArchTest
  static final ArchRule PARQUET_IS_KNOWN_WHERE_IT_IS_READ_AND_WRITTEN =
      noClasses()
          .that()
          .resideOutsideOfPackages("..loader.parquet..", "..loader.generate..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.parquet..", "org.apache.hadoop..");

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
          .should()
          .callMethod(Clock.class, "systemUTC");
}
