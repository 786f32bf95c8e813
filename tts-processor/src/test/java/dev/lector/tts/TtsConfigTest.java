package dev.lector.tts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lector.config.Surroundings;
import dev.lector.speech.batch.BatchLimits;
import dev.lector.speech.synthesis.TextLimits;
import dev.lector.speech.text.ReadingOptions;
import dev.lector.speech.text.ReadingWish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TtsConfigTest {
  @TempDir Path directory;

  @Test
  void theDefaultsAreThoseOfTheDocumentation() {
    TtsConfig config = load(Map.of(), Map.of());

    assertThat(config.store())
        .containsOnly(
            Map.entry("type", "file"),
            Map.entry("dir", ".lector/audio"),
            Map.entry("shared", "false"),
            Map.entry("s3.pathstyle", "false"),
            Map.entry("s3.timeout", "PT1M"),
            Map.entry("s3.body", "PT30S"),
            Map.entry("s3.rate", "4096"));
    assertThat(config.worker().name()).endsWith("-" + ProcessHandle.current().pid());
    assertThat(config.worker().lanes()).isEqualTo(4);
    assertThat(config.worker().narrators()).isEqualTo(4);
    assertThat(config.worker().longLanes()).isEqualTo(1);
    assertThat(config.worker().longWork()).isEqualTo(Duration.ofMinutes(1));
    assertThat(config.worker().lock()).isEqualTo(Duration.ofSeconds(30));
    assertThat(config.worker().deliveries()).isEqualTo(3);
    assertThat(config.worker().drain()).isEqualTo(Duration.ofSeconds(30));
    assertThat(config.worker().directory()).isEqualTo(".lector/worker");
    assertThat(config.worker().storeAttempts()).isEqualTo(5);
    assertThat(config.worker().replyWait()).isEqualTo(Duration.ofSeconds(2));
    assertThat(config.worker().heartbeat()).isEqualTo(Duration.ofSeconds(10));
    assertThat(config.worker().host()).isEqualTo("localhost");
    assertThat(config.worker().url()).isEmpty();
    assertThat(config.worker().port()).isEqualTo(9400);
    assertThat(config.worker().replication()).isEqualTo((short) -1);
    assertThat(config.worker().kafka())
        .containsOnly(Map.entry("bootstrap.servers", "localhost:9092"));
    assertThat(config.worker().registry())
        .containsOnly(Map.entry("schema.registry.url", "http://localhost:8081/apis/ccompat/v7"));
    assertThat(config.speech())
        .isEqualTo(
            new SpeechConfig(
                "auto",
                0,
                0,
                BatchLimits.AUTOMATIC,
                "",
                "",
                "",
                Map.of(),
                TextLimits.DEFAULTS,
                "auto",
                "",
                "full",
                "",
                Map.of()));
  }

  @Test
  void theEnvironmentReachesEveryKey() {
    TtsConfig config =
        load(
            Map.of(),
            Map.ofEntries(
                Map.entry("LECTOR_WORKER_NAME", "gpu-7"),
                Map.entry("LECTOR_TEXT_LEXICON", "/etc/lector/words.txt"),
                Map.entry("LECTOR_TEXT_NORMALIZE", "light"),
                Map.entry("LECTOR_TEXT_LEXICONS", "/etc/lector/lexicons"),
                Map.entry("LECTOR_TEXT_TENANTS_LEXICON", "acme=brands+medical, globex=brands"),
                Map.entry("LECTOR_TEXT_TENANTS_NORMALIZE", "acme=light"),
                Map.entry("LECTOR_WORKER_LANES", "64"),
                Map.entry("LECTOR_WORKER_LOCK", "PT1M"),
                Map.entry("LECTOR_WORKER_DRAIN", "250ms"),
                Map.entry("LECTOR_KAFKA_BOOTSTRAP_SERVERS", "a:1,b:2"),
                Map.entry("LECTOR_KAFKA_SECURITY_PROTOCOL", "SSL"),
                Map.entry("LECTOR_REGISTRY_URL", "mock://x"),
                Map.entry("LECTOR_REGISTRY_BASIC_AUTH_USER_INFO", "me:secret"),
                Map.entry("LECTOR_STORE_TYPE", "s3"),
                Map.entry("LECTOR_STORE_S3_BUCKET", "audio"),
                Map.entry("LECTOR_DEVICE", "cuda:1"),
                Map.entry("LECTOR_THREADS", "3"),
                Map.entry("LECTOR_MODELS_DIR", "/models"),
                Map.entry("LECTOR_MODELS_GRAPHS", "/graphs"),
                Map.entry("LECTOR_MODELS_DEFAULT", "kokoro"),
                Map.entry("LECTOR_MODELS_ALIASES", "parler-tts/parler-tts-large-v1=kokoro, b = c"),
                Map.entry("LECTOR_TEXT_LIMIT", "100"),
                Map.entry("LECTOR_TEXT_PHONEMES", "lexicon"),
                Map.entry("LECTOR_TOPICS_REPLICATION", "3")));

    assertThat(config.worker().name()).isEqualTo("gpu-7");
    assertThat(config.worker().lanes()).isEqualTo(64);
    assertThat(config.worker().lock()).isEqualTo(Duration.ofMinutes(1));
    assertThat(config.worker().drain()).isEqualTo(Duration.ofMillis(250));
    assertThat(config.worker().kafka())
        .containsOnly(
            Map.entry("bootstrap.servers", "a:1,b:2"), Map.entry("security.protocol", "SSL"));
    assertThat(config.worker().registry())
        .containsOnly(
            Map.entry("schema.registry.url", "mock://x"),
            Map.entry("basic.auth.user.info", "me:secret"));
    assertThat(config.store()).containsEntry("type", "s3").containsEntry("s3.bucket", "audio");
    assertThat(config.worker().replication()).isEqualTo((short) 3);
    assertThat(config.speech())
        .isEqualTo(
            new SpeechConfig(
                "cuda:1",
                3,
                0,
                BatchLimits.AUTOMATIC,
                "/models",
                "/graphs",
                "kokoro",
                Map.of("parler-tts/parler-tts-large-v1", "kokoro", "b", "c"),
                TextLimits.ofCharacters(100),
                "lexicon",
                "/etc/lector/words.txt",
                "light",
                "/etc/lector/lexicons",
                Map.of(
                    "acme", new ReadingWish("brands+medical", "light"),
                    "globex", new ReadingWish("brands", ""))));
  }

  @Test
  void variablesOfTheLauncherAndTheLogAreNoSettings() {
    TtsConfig config =
        load(
            Map.of(),
            Map.of(
                "LECTOR_MODELS", "/somewhere",
                "LECTOR_LOG", "DEBUG",
                "LECTOR_LOG_ROOT", "INFO",
                "LECTOR_KAFKA_PORT", "9092",
                "LECTOR_REGISTRY_PORT", "8081",
                "LECTOR_WORKER_LANES", "2"));

    assertThat(config.worker().lanes()).isEqualTo(2);
    assertThat(config.worker().kafka()).containsOnlyKeys("bootstrap.servers");
    assertThat(config.worker().registry()).containsOnlyKeys("schema.registry.url");
    assertThat(config.speech().modelsDirectory()).isEmpty();
  }

  @Test
  void overridesWinOverTheEnvironmentWhichWinsOverTheFile() throws IOException {
    Files.writeString(
        directory.resolve("application.yaml"),
        """
        lector:
          worker: {lanes: 10, narrators: 10, storeattempts: 10}
          models:
            aliases:
              parler-tts/parler-tts-large-v1: en_US-starter-low
              v1.5: other
        """);

    TtsConfig config =
        load(
            Map.of("lector.worker.lanes", "30"),
            Map.of("LECTOR_WORKER_LANES", "20", "LECTOR_WORKER_NARRATORS", "20"));

    assertThat(config.worker().lanes()).isEqualTo(30);
    assertThat(config.worker().narrators()).isEqualTo(20);
    assertThat(config.worker().storeAttempts()).isEqualTo(10);
    assertThat(config.speech().aliases())
        .containsOnly(
            Map.entry("parler-tts/parler-tts-large-v1", "en_US-starter-low"),
            Map.entry("v1.5", "other"));
  }

  @Test
  void theFileCanBeNamed() throws IOException {
    Files.writeString(directory.resolve("my.yaml"), "lector: {worker: {lanes: 11}}");

    assertThat(load(Map.of(), Map.of("LECTOR_CONFIG", "my.yaml")).worker().lanes()).isEqualTo(11);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> load(Map.of(), Map.of("LECTOR_CONFIG", "other.yaml")))
        .withMessageContaining("other.yaml");
  }

  @ParameterizedTest
  @CsvSource({
    "lector.worker.lanes, many",
    "lector.worker.lanes, -1",
    "lector.worker.lock, soon",
    "lector.worker.lock, 0s",
    "lector.worker.deliveries, 1",
    "lector.worker.port, 70000",
    "lector.worker.storeattempts, 0",
    "lector.worker.heartbeat, 0s",
    "lector.worker.heartbeat, 1h",
    "lector.worker.url, worker-3:9400",
    "lector.topics.replication, 0",
    "lector.device, tpu",
    "lector.threads, -1",
    "lector.text.limit, 0",
    "lector.text.phonemes, guess",
    "lector.models.aliases, no-sign"
  })
  void aValueThatMakesNoSenseIsNamed(String key, String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> load(Map.of(key, value), Map.of()))
        .withMessageContaining(key);
  }

  @Test
  void lexiconsHaveTheNamesOfTheirFiles() throws Exception {
    Path lexicons = Files.createDirectory(directory.resolve("lexicons"));
    Files.writeString(lexicons.resolve("brands.txt"), "nginx => engine X");
    Files.writeString(lexicons.resolve("medical.pls"), "stat => at once");
    Files.writeString(lexicons.resolve("README"), "not = a = lexicon");
    Map<String, String> settings =
        Map.of(
            "lector.text.lexicons",
            lexicons.toString(),
            "lector.text.tenants.lexicon",
            "acme=brands+medical");

    ReadingOptions read =
        load(settings, Map.of()).speech().synthesis().reading().of(new ReadingWish("", "", "acme"));

    assertThat(read.lexicon().size()).isEqualTo(2);
    Files.writeString(lexicons.resolve("brands.pls"), "nginx => N jinx");
    assertRefused(settings, "lector.text.lexicons", "two lexicons \"brands\"");
    Files.delete(lexicons.resolve("brands.pls"));
    Files.writeString(lexicons.resolve("bad.txt"), "no sign");
    assertRefused(settings, "lector.text.lexicons", "bad.txt, line 1");
    Files.delete(lexicons.resolve("bad.txt"));
    assertRefused(
        Map.of(
            "lector.text.lexicons", lexicons.toString(), "lector.text.tenants.lexicon", "a=brand"),
        "lector.text",
        "no lexicon \"brand\"; there is brands, medical");
    assertRefused(Map.of("lector.text.lexicons", "/nowhere"), "lector.text.lexicons", "directory");
  }

  private void assertRefused(Map<String, String> settings, String... parts) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> load(settings, Map.of()).speech().synthesis())
        .satisfies(e -> assertThat(e.getMessage()).contains(parts));
  }

  @Test
  void aWorkerWithoutLanesIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                load(Map.of("lector.worker.lanes", "0", "lector.worker.narrators", "0"), Map.of()))
        .withMessageContaining("do nothing");
  }

  @Test
  void whoWantsALedgerIsToldWhereItIs() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> load(Map.of(), Map.of("LECTOR_ROLE", "ledger")))
        .withMessageContaining("lector.role")
        .withMessageContaining("./lector ledger");
    assertThat(load(Map.of(), Map.of("LECTOR_ROLE", "synthesizer"))).isNotNull();
  }

  private TtsConfig load(Map<String, String> overrides, Map<String, String> environment) {
    return TtsConfig.load(overrides, new Surroundings(environment, Map.of(), directory));
  }
}
