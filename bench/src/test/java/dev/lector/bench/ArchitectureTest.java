package dev.lector.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What measures is not part of what is measured. */
@AnalyzeClasses(packages = "dev.lector", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String BENCH = "dev.lector.bench..";

  @ArchTest
  static final ArchRule nobodyKnowsTheBench =
      noClasses()
          .that()
          .resideOutsideOfPackage(BENCH)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(BENCH);

  @ArchTest
  static final ArchRule measuresAndReportsKnowNothingOfWhatIsMeasured =
      noClasses()
          .that()
          .resideInAnyPackage("dev.lector.bench.measure..", "dev.lector.bench.report..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.lector.bridge..", "dev.lector.tts..", "dev.lector.standalone..");

  @ArchTest
  static final ArchRule measurementsKnowNothingOfReports =
      noClasses()
          .that()
          .resideInAPackage("dev.lector.bench.measure..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.lector.bench.report..");
}
