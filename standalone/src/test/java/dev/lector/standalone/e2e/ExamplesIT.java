package dev.lector.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lector.standalone.registry.RegistryProcess;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The programs in {@code examples}, run as their README says, against everything that {@code up}
 * runs: by somebody without a token, and by a tenant with one. Skipped where a language, or the
 * registry of its packages, is missing.
 */
class ExamplesIT {
  private static final String TENANT = "acme";
  private static final String TOKEN = "a token for the examples";
  private static final String RESOLVE =
      "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:resolve";

  @TempDir static Path directory;

  private static EmbeddedCluster cluster;
  private static RegistryProcess registry;
  private static Rig rig;
  private static Gateway open;
  private static List<Map<String, String>> users;

  @BeforeAll
  static void start() throws Exception {
    cluster = new EmbeddedCluster(directory.resolve("broker"));
    registry = Registries.start(directory.resolve("registry"));
    rig = new Rig(cluster.bootstrap(), registry.url(), directory.resolve("audio"));
    var _ = rig.worker(Map.of());
    var _ = rig.ledger(directory.resolve("ledger"), Map.of());
    open = rig.gateway(Map.of());
    users =
        List.of(
            environment(open, "", ""),
            environment(
                rig.gateway(Map.of("lector.auth.tokens", TENANT + ":" + sha256(TOKEN))),
                TOKEN,
                TENANT));
  }

  @AfterAll
  static void stop() {
    if (rig != null) {
      rig.close();
    }
    if (registry != null) {
      registry.close();
    }
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void curlSpeaksTextsAndBatches() throws Exception {
    Example curl = Example.copy("curl", directory);
    assumeTrue(curl.can("curl", "--version") && curl.can("jq", "--version"), "no curl or jq here");
    Files.writeString(curl.file("lines.txt"), "The first line.\n\nThe \"third\" line.\n");
    for (Map<String, String> user : users) {
      curl.run(user, "./speak.sh", "Good morning, \"curl\".", "hello.mp3");
      assertMp3(curl.file("hello.mp3"));
      assertThat(curl.fail(user, "./speak.sh", " ", "nothing.mp3")).contains("must be provided");
      assertThat(curl.file("nothing.mp3")).doesNotExist();
      assertThat(curl.run(user, "./batch.sh", "lines.txt", "batch")).contains("2 of 2");
      assertMp3(curl.file("batch/1.mp3"));
      assertMp3(curl.file("batch/3.mp3"));
    }
  }

  @Test
  void pythonSpeaksOverHttpKafkaAndWithOpenAisClient() throws Exception {
    Example python = Example.copy("python", directory);
    assumeTrue(python.can("python3", "-m", "venv", ".venv"), "no python3 with venv here");
    assumeTrue(
        python.can(".venv/bin/pip", "download", "-q", "--no-deps", "-d", ".venv", "idna"),
        "no package registry for pip here");
    python.run(Map.of(), ".venv/bin/pip", "install", "-q", "-r", "requirements.txt");
    for (Map<String, String> user : users) {
      python.run(user, ".venv/bin/python", "speak.py", "Good morning, requests.", "hello.wav");
      assertWav(python.file("hello.wav"));
      assertThat(python.fail(user, ".venv/bin/python", "speak.py", " "))
          .contains("must be provided");
      python.run(user, ".venv/bin/python", "openai_speech.py", "Good morning, AI.", "hello.mp3");
      assertMp3(python.file("hello.mp3"));
      python.run(user, ".venv/bin/python", "events.py", "Good morning, Kafka.", "events.wav");
      assertWav(python.file("events.wav"));
      assertThat(python.fail(user, ".venv/bin/python", "events.py", " ")).contains("INVALID_TEXT");
    }
  }

  @Test
  void nodeSpeaksOverKafkaAndWithOpenAisClient() throws Exception {
    Example node = Example.copy("node", directory);
    assumeTrue(node.can("node", "--version"), "no node here");
    assumeTrue(node.can("npm", "view", "kafkajs", "version"), "no package registry for npm here");
    node.run(Map.of(), "npm", "ci", "--no-audit", "--no-fund");
    for (Map<String, String> user : users) {
      node.run(user, "node", "openai_speech.mjs", "Good morning, AI.", "hello.mp3");
      assertMp3(node.file("hello.mp3"));
      node.run(user, "node", "events.mjs", "Good morning, Kafka.", "events.wav");
      assertWav(node.file("events.wav"));
      assertThat(node.fail(user, "node", "events.mjs", " ")).contains("INVALID_TEXT");
    }
  }

  @Test
  void goSpeaksOverKafka() throws Exception {
    Example go = Example.copy("go", directory);
    assumeTrue(go.can("go", "version"), "no go here");
    assumeTrue(go.can("go", "mod", "download"), "no proxy of Go modules here");
    go.run(Map.of(), "go", "build", "-o", "events", ".");
    for (Map<String, String> user : users) {
      go.run(user, "./events", "Good morning, Go.", "events.wav");
      assertWav(go.file("events.wav"));
      assertThat(go.fail(user, "./events", " ")).contains("INVALID_TEXT");
    }
  }

  @Test
  void javaSpeaksWithKafkasClientsAndWithSpring() throws Exception {
    Example java = Example.copy("java", directory);
    String maven = maven(java);
    java.run(Map.of(), maven, "-q", "-B", "compile");
    for (Map<String, String> user : users) {
      for (String program :
          List.of("plain.Speak", "replying.ReplyingSpeak", "stream.StreamSpeak")) {
        String name = "-Dexec.mainClass=dev.lector.examples." + program;
        java.run(
            user, maven, "-q", "-B", "exec:java", name, "-Dexec.args='Good morning.' hello.wav");
        assertWav(java.file("hello.wav"));
      }
    }
    assertThat(java.fail(users.getLast(), maven, "-q", "-B", "exec:java", "-Dexec.args=' '"))
        .contains("INVALID_TEXT");
  }

  @Test
  void connectWritesCompletionsIntoAFile() throws Exception {
    Example connect = Example.copy("connect", directory);
    String maven = maven(connect);
    String text = "What Kafka Connect has to write.";
    assertThat(open.say(text).statusCode()).isEqualTo(200);
    Pattern line =
        Pattern.compile(
            "(?m)^\\{requestId=[^,]+, .*timings=\\{queuedMs=.*outcome=\\{audio=\\{uri=[^,]+, "
                + "contentType=audio/wav, bytes=.*, characters="
                + text.length()
                + ",");
    Path completions = connect.file("completions.txt");
    connect.runUntil(
        users.getFirst(),
        () -> Files.exists(completions) && line.matcher(Files.readString(completions)).find(),
        maven,
        "-q",
        "-B",
        "compile",
        "exec:exec",
        "-Dport=" + Registries.freePort());
  }

  @Test
  void theSinkForS3ReadsWhatTheOneForFilesDoes() throws Exception {
    Path connect = Path.of("..", "examples", "connect");
    Properties run = new Properties();
    try (Reader file = Files.newBufferedReader(connect.resolve("file-sink.properties"))) {
      run.load(file);
    }
    JsonNode s3 = new ObjectMapper().readTree(connect.resolve("s3-sink.json").toFile());
    for (String key :
        List.of(
            "topics",
            "consumer.override.isolation.level",
            "key.converter",
            "value.converter",
            "errors.retry.timeout")) {
      assertThat(s3.path("config").path(key).textValue()).as(key).isEqualTo(run.get(key));
    }
  }

  /** Skips the test where what the example needs cannot be fetched. */
  private static String maven(Example example) throws InterruptedException {
    String maven = Path.of("..", "mvnw").toAbsolutePath().normalize().toString();
    assumeTrue(
        example.can(maven, "-q", "-B", RESOLVE, "-DincludeScope=runtime"),
        "no repository for Maven here");
    return maven;
  }

  private static Map<String, String> environment(Gateway gateway, String token, String tenant) {
    String url = gateway.uri("").toString();
    return Map.of(
        "LECTOR_URL", url,
        "LECTOR_KAFKA", cluster.bootstrap(),
        "LECTOR_REGISTRY", registry.url(),
        "LECTOR_TOKEN", token,
        "LECTOR_TENANT", tenant);
  }

  /** Removes it, too: the next one has to make it again. */
  private static void assertWav(Path file) throws Exception {
    AudioFileFormat format = AudioSystem.getAudioFileFormat(file.toFile());
    assertThat(format.getType()).isEqualTo(AudioFileFormat.Type.WAVE);
    assertThat(format.getFrameLength() / format.getFormat().getFrameRate()).isBetween(0.3f, 10f);
    Files.delete(file);
  }

  /** At 64 kbit/s or less. */
  private static void assertMp3(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    assertThat(bytes).hasSizeBetween(2_000, 80_000);
    assertThat(((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff))
        .as("the sync word and layer III")
        .matches(header -> (header & 0xffe6) == 0xffe2);
    Files.delete(file);
  }

  private static String sha256(String text) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
