package dev.lector.bridge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.lector.bridge",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("dev.lector.bridge.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theGatewayKnowsNoWorker =
      noClasses().should().dependOnClassesThat().resideInAPackage("dev.lector.tts..");

  @ArchTest
  static final ArchRule httpKnowsNoSpeech =
      noClasses()
          .that()
          .resideInAPackage("dev.lector.bridge.http..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.lector.events..", "org.apache.kafka..");

  @ArchTest
  static final ArchRule kafkaStaysInItsRoom =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.lector.bridge.kafka..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka..");
}
