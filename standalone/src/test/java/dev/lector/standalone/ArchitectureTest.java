package dev.lector.standalone;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.lector.bridge.speech.SpeechRequests;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRejected;
import dev.lector.events.SpeechRequested;
import dev.lector.registry.SubjectRegistrar;
import dev.lector.topics.ShareGroups;
import dev.lector.topics.TopicCreator;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;

/** The arrows between the modules, and the rooms of the house. This module sees all the others. */
@AnalyzeClasses(packages = "dev.lector", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String BRIDGE = "dev.lector.bridge..";
  private static final String PROCESSOR = "dev.lector.tts..";
  private static final String SPEECH = "dev.lector.speech..";
  private static final String STORE = "dev.lector.audio..";
  private static final String HTTP = "dev.lector.http..";
  private static final String LEDGER = "dev.lector.ledger..";
  private static final String WEBHOOKS = "dev.lector.webhooks..";
  private static final String VERIFIER = "dev.lector.verifier..";
  private static final String CONFIG = "dev.lector.config..";
  private static final String TELEMETRY = "dev.lector.telemetry..";
  private static final String STANDALONE = "dev.lector.standalone..";

  @ArchTest
  static final ArchRule theBridgeDoesNotKnowTheWorker =
      noClasses()
          .that()
          .resideInAPackage(BRIDGE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(PROCESSOR, SPEECH, LEDGER, WEBHOOKS);

  @ArchTest
  static final ArchRule theWorkerDoesNotKnowTheBridge =
      noClasses()
          .that()
          .resideInAPackage(PROCESSOR)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(BRIDGE, LEDGER, WEBHOOKS);

  @ArchTest
  static final ArchRule theLedgerKnowsNoOtherServiceAndNoAudio =
      noClasses()
          .that()
          .resideInAPackage(LEDGER)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(BRIDGE, PROCESSOR, SPEECH, STORE, WEBHOOKS);

  @ArchTest
  static final ArchRule theSenderOfWebhooksKnowsNoOtherService =
      noClasses()
          .that()
          .resideInAPackage(WEBHOOKS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(BRIDGE, PROCESSOR, SPEECH, LEDGER);

  @ArchTest
  static final ArchRule theVerifierKnowsNoOtherService =
      noClasses()
          .that()
          .resideInAPackage(VERIFIER)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(BRIDGE, PROCESSOR, LEDGER, WEBHOOKS);

  @ArchTest
  static final ArchRule theContractsKnowNoService =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.lector.events..",
              "dev.lector.topics..",
              "dev.lector.serde..",
              "dev.lector.registry..",
              "dev.lector.headers..",
              "dev.lector.limits..",
              "dev.lector.outcomes..",
              "dev.lector.networks..",
              "dev.lector.subscription..",
              "dev.lector.start..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              BRIDGE, PROCESSOR, LEDGER, SPEECH, STORE, HTTP, CONFIG, TELEMETRY, STANDALONE);

  @ArchTest
  static final ArchRule theAudioStoreKnowsNothingOfLector =
      noClasses()
          .that()
          .resideInAPackage(STORE)
          .should()
          .dependOnClassesThat(
              describe(
                  "are Lector's and outside the audio store",
                  type ->
                      type.getPackageName().startsWith("dev.lector.")
                          && !(type.getPackageName() + ".").startsWith("dev.lector.audio.")));

  @ArchTest
  static final ArchRule speechIsALibraryOfItsOwn =
      noClasses()
          .that()
          .resideInAPackage(SPEECH)
          .should()
          .dependOnClassesThat(
              describe(
                  "are Lector's and outside speech",
                  type ->
                      type.getPackageName().startsWith("dev.lector.")
                          && !type.getPackageName().startsWith("dev.lector.speech.")))
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.kafka..",
              "org.apache.avro..",
              "io.helidon..",
              "java.net.http..",
              "com.sun.net.httpserver..",
              "software.amazon.awssdk..",
              "io.micrometer..");

  @ArchTest
  static final ArchRule theHttpServerKnowsNothingOfLector =
      noClasses()
          .that()
          .resideInAPackage(HTTP)
          .should()
          .dependOnClassesThat(
              describe(
                  "are Lector's and outside the HTTP server",
                  type ->
                      type.getPackageName().startsWith("dev.lector.")
                          && !type.getPackageName().equals("dev.lector.http")
                          && !type.getPackageName().startsWith("dev.lector.http.")));

  @ArchTest
  static final ArchRule theConfigurationKnowsNothingOfLector =
      noClasses()
          .that()
          .resideInAPackage(CONFIG)
          .should()
          .dependOnClassesThat(
              describe(
                  "are Lector's and outside the configuration",
                  type ->
                      type.getPackageName().startsWith("dev.lector.")
                          && !type.getPackageName().equals("dev.lector.config")));

  @ArchTest
  static final ArchRule librariesKnowNoKafka =
      noClasses()
          .that()
          .resideInAnyPackage(STORE, HTTP, CONFIG)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..", "org.apache.avro..");

  @ArchTest
  static final ArchRule onlyTelemetryKnowsTheTracingSdk =
      noClasses()
          .that()
          .resideOutsideOfPackage(TELEMETRY)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.opentelemetry.sdk..", "io.opentelemetry.exporter..");

  @ArchTest
  static final ArchRule onlyTheServersListenToHttp =
      noClasses()
          .that()
          .resideInAnyPackage(STORE, CONFIG, TELEMETRY, SPEECH, "dev.lector.standalone.narrate..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.helidon.webserver..");

  /** Data flows from text to audio; only synthesis knows all. */
  @ArchTest
  static final ArchRule theStepsOfSpeechKnowOnlyWhatFollows =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("synthesis")
          .definedBy("dev.lector.speech.synthesis..", "dev.lector.speech.reading..")
          .layer("text")
          .definedBy("dev.lector.speech.text..")
          .layer("model")
          .definedBy("dev.lector.speech.model..")
          .layer("parts")
          .definedBy(
              "dev.lector.speech.audio..",
              "dev.lector.speech.batch..",
              "dev.lector.speech.phonemes..",
              "dev.lector.speech.voice..")
          .whereLayer("synthesis")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("text")
          .mayOnlyBeAccessedByLayers("synthesis")
          .whereLayer("model")
          .mayOnlyBeAccessedByLayers("synthesis")
          .whereLayer("parts")
          .mayOnlyBeAccessedByLayers("synthesis", "model");

  @ArchTest
  static final ArchRule theWorkKnowsNothingOfItsProcess =
      noClasses()
          .that()
          .resideInAPackage("dev.lector.tts.worker..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.lector.tts", "dev.lector.config..");

  @ArchTest
  static final ArchRule theCommandsHaveRoomsOfTheirOwn =
      slices().matching("dev.lector.standalone.(*)..").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule onlyTheConfigurationKnowsItsLibrary =
      noClasses()
          .that()
          .resideOutsideOfPackage(CONFIG)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.helidon.config..");

  @ArchTest
  static final ArchRule onlyTheLedgerKnowsKafkaStreams =
      noClasses()
          .that()
          .resideInAnyPackage(BRIDGE, PROCESSOR, SPEECH, STORE, HTTP, CONFIG, STANDALONE)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka.streams..");

  @ArchTest
  static final ArchRule nobodyKnowsTheStandalone =
      noClasses()
          .that()
          .resideOutsideOfPackage(STANDALONE)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(STANDALONE);

  @ArchTest
  static final ArchRule theClusterIsPreparedInOnePlace =
      noClasses()
          .that()
          .resideInAnyPackage(BRIDGE, PROCESSOR, LEDGER)
          .should()
          .dependOnClassesThat()
          .areAssignableTo(TopicCreator.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(SubjectRegistrar.class)
          .orShould()
          .callMethod(
              ShareGroups.class, "configure", Admin.class, String.class, Duration.class, int.class);

  @ArchTest
  static final ArchRule outcomesAreMadeInOnePlace =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.lector.outcomes", "dev.lector.events")
          .should()
          .callMethod(SpeechFinished.class, "newBuilder")
          .orShould()
          .callMethod(SpeechRejected.class, "newBuilder")
          .orShould()
          .callConstructor(SpeechFinished.class)
          .orShould()
          .callConstructor(SpeechRejected.class);

  @ArchTest
  static final ArchRule requestsOfClientsBecomeEventsInOnePlace =
      noClasses()
          .that()
          .resideInAnyPackage(BRIDGE, PROCESSOR, LEDGER, STANDALONE)
          .and()
          .doNotHaveFullyQualifiedName(SpeechRequests.class.getName())
          .should()
          .callMethod(SpeechRequested.class, "newBuilder")
          .orShould()
          .callConstructor(SpeechRequested.class);

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("dev.lector.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyTheEngineKnowsOnnxRuntime =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.lector.speech.model..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("ai.onnxruntime..");
}
