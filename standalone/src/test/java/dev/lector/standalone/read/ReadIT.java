package dev.lector.standalone.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command in a process of its own, with a small heap. */
@Timeout(120)
class ReadIT {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir Path directory;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void end() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void thousandsOfLinesAreAnsweredInOrderAndABadOneTellsInTheExitStatus() throws Exception {
    Process process = start("read", "--jsonl", "--voice", "rms");
    int count = 3000;
    try (BufferedReader answers = answers(process);
        BufferedWriter lines = lines(process)) {
      // The answer to what was sent is there before anything more is.
      lines.write("{\"text\": \"The first one is here.\"}\n");
      lines.flush();
      assertThat(MAPPER.readTree(answers.readLine()).path("spoken").asText())
          .isEqualTo("The first one is here.");
      CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> send(lines, count));
      for (int i = 0; i < count; i++) {
        JsonNode answer = MAPPER.readTree(answers.readLine());
        if (i == 1000) {
          assertThat(answer.path("error").asText()).contains("not JSON");
        } else {
          assertThat(answer.path("sentences").get(0).path("end").asInt())
              .isEqualTo(("Line number " + i + " is here.").length());
        }
      }
      sent.join();
      assertThat(answers.readLine()).isNull();
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(1);
    try (BufferedReader errors = process.errorReader(StandardCharsets.UTF_8)) {
      assertThat(errors.lines()).containsExactly("lector: 1 line could not be read");
    }
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aTextIsPrintedAsSpokenAndNothingIsStarted() throws Exception {
    Process process = start("read", "It", "costs", "$5.", "--language", "en-US");
    try (BufferedReader answers = answers(process)) {
      assertThat(answers.readLine()).isEqualTo("It costs five dollars.");
      assertThat(answers.readLine()).isNull();
    }
    assertThat(process.waitFor()).isZero();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void anUnknownModelIsOneLineThatNamesThoseThereAre() throws Exception {
    Process process = start("read", "Hello", "--model", "nobody");
    assertThat(oneError(process)).contains("nobody").contains("en_US-starter-low");
  }

  private static String oneError(Process process) throws Exception {
    try (BufferedReader errors = process.errorReader(StandardCharsets.UTF_8)) {
      List<String> lines = errors.lines().toList();
      assertThat(lines).singleElement().asString().startsWith("lector: ");
      assertThat(process.waitFor()).isEqualTo(1);
      return lines.getFirst();
    }
  }

  @Test
  void aModelsDirectoryThatIsNotThereIsAnErrorInOneLine() throws Exception {
    Process process = start(Map.of("LECTOR_MODELS_DIR", "/nope"), "read", "Hello");
    assertThat(oneError(process)).contains("/nope").contains("no such directory");
  }

  @Test
  void textAndLinesComeFromStandardInputWhereTheFileIsADash() throws Exception {
    Process text = start("read", "-f", "-");
    write(text, "It costs $5.");
    try (BufferedReader answers = answers(text)) {
      assertThat(answers.readLine()).isEqualTo("It costs five dollars.");
    }
    Process jsonl = start("read", "--jsonl", "-f", "-");
    write(jsonl, "{\"text\": \"It costs $5.\"}\n\n");
    try (BufferedReader answers = answers(jsonl)) {
      assertThat(answers.readLine()).contains("It costs five dollars.");
      assertThat(answers.readLine()).isNull();
    }
    assertThat(jsonl.waitFor()).isZero();
  }

  private static void write(Process process, String input) throws IOException {
    try (BufferedWriter lines = lines(process)) {
      lines.write(input);
    }
  }

  private static void send(BufferedWriter lines, int count) {
    try (lines) {
      for (int i = 0; i < count; i++) {
        lines.write(
            i == 1000 ? "{\"text\": \n" : "{\"text\": \"Line number " + i + " is here.\"}\n");
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Process start(String... arguments) throws IOException {
    return start(Map.of(), arguments);
  }

  private Process start(Map<String, String> environment, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx192m",
                "--enable-native-access=ALL-UNNAMED",
                "dev.lector.standalone.Lector"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LECTOR_DATA", directory.toString());
    builder.environment().put("LECTOR_MODELS_DEFAULT", "starter");
    builder.environment().put("LECTOR_TEXT_PHONEMES", "lexicon");
    builder
        .environment()
        .put(
            "CLASSPATH",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    builder.environment().putAll(environment);
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private static BufferedReader answers(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  private static BufferedWriter lines(Process process) {
    return new BufferedWriter(
        new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
  }
}
