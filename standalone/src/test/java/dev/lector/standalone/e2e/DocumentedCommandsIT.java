package dev.lector.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.standalone.DocumentedCommands;
import dev.lector.standalone.Lector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The commands of every document, run as they stand there, in order and in one shell, against a
 * {@code ./lector up}. Only ports differ, and {@code say} asks what runs instead of starting its
 * own.
 */
class DocumentedCommandsIT {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** What stands for {@code ./lector}: {@code up} is what the test has started. */
  private static final String LAUNCHER =
      """
      #!/usr/bin/env bash
      case $1 in
        up) exec curl -sf "$SERVER/health/ready" ;;
        test) exit 0 ;; # which runs this
        say) shift; set -- say --url "$SERVER" "$@" ;;
      esac
      exec "$LECTOR" "$@"
      """;

  @TempDir static Path directory;

  private static ChildProcess up;
  private static String http = "";
  private static String kafka = "";
  private static String registry = "";
  private static Path data = Path.of("");

  @BeforeAll
  static void start() throws Exception {
    Registries.distribution();
    data = Files.createDirectory(directory.resolve("data"));
    Files.createSymbolicLink(data.resolve("programs"), Registries.programs());
    http = Integer.toString(Registries.freePort());
    kafka = Integer.toString(Registries.freePort());
    registry = Integer.toString(Registries.freePort());
    up =
        ChildProcess.java(
            directory.resolve("up.log"),
            Map.of(
                "LECTOR_DATA", data.toString(),
                "LECTOR_HTTP_PORT", http,
                "LECTOR_KAFKA_PORT", kafka,
                "LECTOR_REGISTRY_PORT", registry,
                "LECTOR_WORKER_PORT", "0"),
            List.of("-Dlector.home=" + root()),
            Lector.class.getName(),
            "up");
    await().atMost(PATIENCE).until(() -> up.hasSaid("Lector is ready") || !up.isAlive());
    assertThat(up.said()).contains("Lector is ready");
  }

  @AfterAll
  static void stop() {
    if (up != null) {
      up.close();
    }
  }

  static List<String> documents() throws IOException {
    return DocumentedCommands.documents().stream()
        .filter(
            name -> DocumentedCommands.of(name).stream().anyMatch(each -> each.needs().isEmpty()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void whatADocumentSaysIsDone(String document) throws Exception {
    Path place = Files.createDirectory(directory.resolve(document.replace('/', '-')));
    Path launcher = place.resolve("lector");
    Files.writeString(launcher, LAUNCHER);
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    new TinyEpub("Three Tales")
        .chapter("The Fox", "A fox went out.")
        .write(place.resolve("book.epub"));
    Files.writeString(place.resolve("chapter.txt"), "It was a dark and stormy night.");
    Files.writeString(place.resolve("texts.jsonl"), "{\"text\": \"It costs $5.\"}\n");
    Path script = directory.resolve(document.replace('/', '-') + ".sh");
    Files.writeString(script, script(document));
    Path log = directory.resolve(document.replace('/', '-') + ".log");
    ProcessBuilder bash = new ProcessBuilder("bash", "-xeuo", "pipefail", script.toString());
    bash.directory(place.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
    bash.environment()
        .putAll(
            Map.of(
                "SERVER",
                "http://localhost:" + http,
                "LECTOR",
                root().resolve("lector").toString(),
                "LECTOR_DATA",
                data.toString(),
                "LECTOR_HTTP_PORT",
                http,
                "LECTOR_KAFKA_PORT",
                kafka,
                "LECTOR_REGISTRY_PORT",
                registry,
                "LECTOR_MODELS_DEFAULT",
                "starter",
                "LECTOR_BUILD",
                "never",
                "LECTOR_JAVA_HOME",
                System.getProperty("java.home")));
    Process process = bash.start();
    try {
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
          .as("%s has ended; %s", document, Files.readString(log))
          .isTrue();
      assertThat(process.exitValue()).as("%s: %s", document, Files.readString(log)).isZero();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static String script(String document) {
    return DocumentedCommands.of(document).stream()
        .filter(commands -> commands.needs().isEmpty())
        .map(DocumentedCommands::text)
        .collect(Collectors.joining("\n"))
        .replace("localhost:8080", "localhost:" + http)
        .replace("localhost:9092", "localhost:" + kafka)
        .replace("localhost:8081", "localhost:" + registry);
  }

  private static Path root() {
    return Path.of("..").toAbsolutePath().normalize();
  }
}
