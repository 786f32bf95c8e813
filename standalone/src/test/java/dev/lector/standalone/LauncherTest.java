package dev.lector.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script, as far as it goes without building anything. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a bash script")
class LauncherTest {
  private static final Path LAUNCHER = Path.of("..", "lector").toAbsolutePath().normalize();

  private record Outcome(int code, String out, String err) {}

  @TempDir Path directory;

  @Test
  void helpNamesEveryCommand() throws Exception {
    assertThat(run(LAUNCHER, Map.of(), "help").out())
        .contains(
            "say",
            "read TEXT",
            "up",
            "narrate",
            "models list",
            "dead-letters",
            "config [SERVICE]",
            "gateway-bridge",
            "tts-processor",
            "bench",
            "test",
            "format",
            "LECTOR_AOT");
  }

  @Test
  void anUnknownCommandEndsWithTwo() throws Exception {
    Outcome outcome = run(LAUNCHER, Map.of(), "sing");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).endsWith("lector: there is no command 'sing'\n");
  }

  @Test
  void aJdkThatIsTooOldOrNoneIsOneLine() throws Exception {
    Path old = directory.resolve("jdk 17");
    Files.createDirectories(old.resolve("bin"));
    for (String program : List.of("java", "javac")) {
      assertThat(Files.createFile(old.resolve("bin").resolve(program)).toFile().setExecutable(true))
          .isTrue();
    }
    Files.writeString(old.resolve("release"), "JAVA_VERSION=\"17.0.9\"\n");
    Outcome outcome =
        run(LAUNCHER, Map.of("LECTOR_JAVA_HOME", old.toString()), "say", "x", "-o", "x.wav");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err())
        .isEqualTo("lector: LECTOR_JAVA_HOME is " + old + ", which is not a JDK 25 or newer\n");
  }

  @Test
  void itFindsItsHomeBehindSymbolicLinks() throws Exception {
    Path first = Files.createSymbolicLink(directory.resolve("a link"), LAUNCHER);
    Path second = Files.createSymbolicLink(directory.resolve("another"), Path.of("a link"));
    assertThat(first).isSymbolicLink();
    assertThat(run(second, Map.of(), "help").code()).isZero();
  }

  @Test
  void whatServicesWriteIsTheirOwnersAndWhatIsAskedForObeysTheUmask() throws Exception {
    Path installed = installed("umask");
    for (String service :
        List.of("up", "gateway-bridge", "tts-processor", "ledger", "webhooks", "verifier")) {
      assertThat(run(installed, Map.of(), service).out()).as(service).isEqualTo("0077\n");
    }
    for (String command : List.of("say", "narrate", "models")) {
      assertThat(run(installed, Map.of("LECTOR_AOT", "never"), command).out())
          .as(command)
          .isEqualTo(run(Path.of("-c"), Map.of(), "umask").out());
    }
  }

  /** An installed launcher whose Java runs a line of shell. */
  private Path installed(String line) throws IOException {
    Path java = Files.createDirectories(directory.resolve("runtime/bin")).resolve("java");
    Files.writeString(java, "#!/usr/bin/env bash\n" + line + "\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Files.writeString(directory.resolve("runtime/release"), "JAVA_VERSION=\"25\"\n");
    Files.createDirectories(directory.resolve("lib"));
    for (String module :
        List.of(
            "standalone", "gateway-bridge", "tts-processor", "ledger", "webhooks", "verifier")) {
      Files.writeString(directory.resolve("lib").resolve(module + ".jars"), "");
    }
    return Files.copy(LAUNCHER, Files.createDirectory(directory.resolve("bin")).resolve("lector"));
  }

  private Outcome run(Path script, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("bash", script.toString()));
    command.addAll(List.of(arguments));
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
