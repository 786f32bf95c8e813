package dev.lector.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is installed speaks, on a machine without Java. */
class InstalledIT {
  private static final Map<String, String> SMALL_VOICE = Map.of("LECTOR_MODELS_DEFAULT", "starter");
  private static final Pattern URL = Pattern.compile("\"url\" *: *\"([^\"]+)\"");

  @TempDir static Path directory;

  private static Installed lector;

  @BeforeAll
  static void unpack() throws Exception {
    lector = Installed.in(directory);
  }

  @Test
  void saySpeaksInTheDefaultVoiceAndChangesOnlyTheUsersDirectories() throws Exception {
    List<String> before = lector.contents();
    Installed.Outcome first =
        lector.run(Map.of(), "say", "Nothing else is needed.", "-o", "default.wav");
    assertThat(first.code()).as(first.said()).isZero();
    assertThat(first.said()).contains("af_heart");
    assertIsSpeech(lector.user().resolve("default.wav"));
    assertThat(lector.user().resolve(".local/share/lector/audio")).isDirectory();
    assertThat(caches()).hasSize(1);

    // With the cache of the first; and through FFmpeg's libraries.
    Installed.Outcome second =
        lector.run(SMALL_VOICE, "say", "The second start is faster.", "-o", "small.mp3");
    assertThat(second.code()).as(second.said()).isZero();
    assertThat(second.said()).doesNotContain("Remembering");
    assertThat(lector.user().resolve("small.mp3")).isNotEmptyFile();
    assertThat(caches()).hasSize(1);
    assertThat(lector.contents()).isEqualTo(before);
  }

  @Test
  void upSpeaksOverHttpUntilItIsTerminated() throws Exception {
    List<String> before = lector.contents();
    Map<String, String> environment =
        Map.of(
            "LECTOR_MODELS_DEFAULT", "starter",
            "LECTOR_DATA", lector.user().resolve("data of up").toString(),
            "LECTOR_HTTP_PORT", Integer.toString(freePort()),
            "LECTOR_KAFKA_PORT", Integer.toString(freePort()),
            "LECTOR_REGISTRY_PORT", Integer.toString(freePort()),
            "LECTOR_WORKER_PORT", "0");
    String server = "http://localhost:" + environment.get("LECTOR_HTTP_PORT");
    Path log = lector.user().resolve("up.log");
    Process up = lector.start(log, environment, "up");
    try (HttpClient http = HttpClient.newHttpClient()) {
      await()
          .atMost(Duration.ofMinutes(5))
          .pollInterval(Duration.ofMillis(500))
          .until(() -> !up.isAlive() || isReady(http, server));
      assertThat(up.isAlive()).as(Files.readString(log)).isTrue();
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(URI.create(server + "/text-to-speech"))
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString("{\"text\":\"It speaks over HTTP.\"}"))
                  .build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      Matcher url = URL.matcher(answer.body());
      assertThat(url.find()).as(answer.body()).isTrue();
      Path audio = lector.user().resolve("http.wav");
      http.send(
          HttpRequest.newBuilder(URI.create(url.group(1))).build(), BodyHandlers.ofFile(audio));
      assertIsSpeech(audio);

      up.destroy();
      assertThat(up.waitFor(2, TimeUnit.MINUTES)).as(Files.readString(log)).isTrue();
      assertThat(isReady(http, server)).isFalse();
    } finally {
      up.descendants().forEach(ProcessHandle::destroyForcibly);
      up.destroyForcibly();
    }
    assertThat(lector.contents()).isEqualTo(before);
  }

  @Test
  void readShowsWhatIsSaid() throws Exception {
    Installed.Outcome read = lector.run(Map.of(), "read", "It costs $5.");
    assertThat(read).isEqualTo(new Installed.Outcome(0, "It costs five dollars.\n"));
  }

  @Test
  void bothVoicesAreThere() throws Exception {
    Installed.Outcome models = lector.run(Map.of(), "models", "list");
    assertThat(models.code()).as(models.said()).isZero();
    assertThat(models.said()).contains("kokoro-82m", "en_US-starter-low");
  }

  @ParameterizedTest
  @CsvSource({
    "gateway-bridge, LECTOR_HTTP_PORT, lector.http.port",
    "tts-processor, LECTOR_WORKER_PORT, lector.worker.port",
    "ledger, LECTOR_LEDGER_PORT, lector.ledger.port",
    "webhooks, LECTOR_WEBHOOKS_PORT, lector.webhooks.port",
    "verifier, LECTOR_VERIFIER_PORT, lector.verifier.port",
  })
  void eachServiceStartsAsFarAsItsSettings(String service, String variable, String key)
      throws Exception {
    assertThat(lector.run(Map.of(), service, "--help").said())
        .startsWith("Usage: lector " + service);
    Installed.Outcome refused = lector.run(Map.of(variable, "none"), service);
    assertThat(refused.code()).isNotZero();
    assertThat(refused.said()).contains(key + " must be a whole number, not 'none'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bench", "test", "format"})
  void whatWorksOnTheSourcesSaysSo(String command) throws Exception {
    assertThat(lector.run(Map.of(), command))
        .isEqualTo(
            new Installed.Outcome(
                2,
                "lector: '"
                    + command
                    + "' works on the sources: run it in a checkout of Lector\n"));
  }

  @Test
  void helpNamesWhatIsThereAlone() throws Exception {
    String help = lector.run(Map.of(), "help").said();
    assertThat(help).contains("gateway-bridge", ".local/share/lector");
    assertThat(help).doesNotContain("bench", "format  ", "LECTOR_JAVA_HOME", "LECTOR_BUILD");
  }

  @Test
  void librariesHaveTheirNativeCodeForThisPlatformAlone() throws Exception {
    List<String> natives = new ArrayList<>();
    try (Stream<Path> jars = Files.list(lector.root().resolve("lib"))) {
      for (Path jar : jars.filter(file -> file.toString().endsWith(".jar")).toList()) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
          zip.stream().map(ZipEntry::getName).forEach(natives::add);
        }
      }
    }
    assertThat(natives)
        .contains("librocksdbjni-linux64.so", "net/jpountz/util/linux/amd64/liblz4-java.so")
        .noneMatch(name -> name.endsWith(".dll") || name.endsWith(".dylib"));
  }

  private static List<Path> caches() throws IOException {
    try (Stream<Path> files = Files.walk(lector.user().resolve(".cache/lector"))) {
      return files.filter(file -> file.toString().endsWith(".aot")).toList();
    }
  }

  private static boolean isReady(HttpClient http, String server) throws InterruptedException {
    try {
      return http.send(
                  HttpRequest.newBuilder(URI.create(server + "/health/ready")).build(),
                  BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Longer than half a second, and not silent. */
  private static void assertIsSpeech(Path file) throws Exception {
    try (AudioInputStream audio = AudioSystem.getAudioInputStream(file.toFile())) {
      byte[] bytes = audio.readAllBytes();
      assertThat(bytes.length / 2f / audio.getFormat().getSampleRate()).isGreaterThan(0.5f);
      var samples = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
      int loudest = 0;
      while (samples.hasRemaining()) {
        loudest = Math.max(loudest, Math.abs(samples.get()));
      }
      assertThat(loudest).isGreaterThan(2_000);
    }
  }
}
