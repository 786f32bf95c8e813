package dev.lector.bridge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.lector.bridge.speech.SpeechDialect;

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

  /** Another door is a {@link SpeechDialect}: the way of a request knows none of them. */
  @ArchTest
  static final ArchRule theWayOfARequestKnowsNoDialect =
      noClasses()
          .that()
          .haveSimpleName("SpeechEndpoint")
          .or()
          .haveSimpleName("Answers")
          .or()
          .haveSimpleName("Admission")
          .or()
          .haveSimpleName("Rejections")
          .or()
          .haveSimpleName("SpeechRequests")
          .should()
          .dependOnClassesThat()
          .haveSimpleName("LivepeerDialect")
          .orShould()
          .dependOnClassesThat()
          .haveSimpleName("ParameterReader")
          .orShould()
          .dependOnClassesThat()
          .haveSimpleName("FieldErrors")
          .orShould()
          .dependOnClassesThat()
          .haveSimpleName("AudioLinks");

  @ArchTest
  static final ArchRule httpKnowsNoSpeech =
      noClasses()
          .that()
          .resideInAPackage("dev.lector.bridge.http..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.lector.events..", "org.apache.kafka..");

  /** HTTP, JSON and tokens are below everything; load, waiting and news below the interfaces. */
  @ArchTest
  static final ArchRule layersKnowOnlyWhatIsBelow =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("gateway")
          .definedBy("dev.lector.bridge")
          .layer("kafka")
          .definedBy("dev.lector.bridge.kafka..")
          .layer("interfaces")
          .definedBy(
              "dev.lector.bridge.speech..",
              "dev.lector.bridge.batches..",
              "dev.lector.bridge.books..",
              "dev.lector.bridge.deadletters..",
              "dev.lector.bridge.jobs..",
              "dev.lector.bridge.usage..",
              "dev.lector.bridge.media..",
              "dev.lector.bridge.page..",
              "dev.lector.bridge.read..",
              "dev.lector.bridge.workers..",
              "dev.lector.bridge.ops..")
          .layer("state")
          .definedBy(
              "dev.lector.bridge.load..",
              "dev.lector.bridge.folders..",
              "dev.lector.bridge.waiting..",
              "dev.lector.bridge.streams..",
              "dev.lector.bridge.events..",
              "dev.lector.bridge.ledger..")
          .layer("http")
          .definedBy(
              "dev.lector.bridge.http..", "dev.lector.bridge.json..", "dev.lector.bridge.auth..")
          .whereLayer("gateway")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("kafka")
          .mayOnlyBeAccessedByLayers("gateway")
          .whereLayer("interfaces")
          .mayOnlyBeAccessedByLayers("gateway", "kafka")
          .whereLayer("state")
          .mayOnlyBeAccessedByLayers("gateway", "kafka", "interfaces");

  @ArchTest
  static final ArchRule onlyTheirRoomsAskLedgersWorkersAndIssuers =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.lector.bridge.ledger..",
              "dev.lector.bridge.read..",
              "dev.lector.bridge.auth.oidc..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.net.http..");

  @ArchTest
  static final ArchRule kafkaStaysInItsRoom =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.lector.bridge.kafka..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka..");
}
