package dev.lector.bench.machinery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of its own, with its output in a file; killed when closed. */
public final class Child implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration GRACE = Duration.ofSeconds(30);

  private final Process process;
  private final Path output;

  private Child(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts a program. */
  public static Child start(Path output, Map<String, String> environment, List<String> command)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    return new Child(builder.start(), output);
  }

  /**
   * Starts a main class of this class path on this Java.
   *
   * @param options of the Java VM
   * @param command main class and arguments
   */
  public static Child java(Path output, List<String> options, String... command)
      throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    line.addAll(options);
    line.addAll(List.of(command));
    // In the environment: ONNX Runtime cannot read long command lines.
    return start(output, Map.of("CLASSPATH", System.getProperty("java.class.path")), line);
  }

  /**
   * Starts a command of the launcher, as it is built, with the starter voice unless the settings
   * name another model.
   *
   * @param home directory of the launcher
   * @param settings by their keys, e.g. {@code lector.worker.lanes}
   * @param javaOptions options of the Java VM, empty for none
   * @param command as one would type it after {@code ./lector}
   */
  public static Child lector(
      Path home, Path output, Map<String, String> settings, String javaOptions, String... command)
      throws IOException {
    Map<String, String> environment = new HashMap<>();
    // Measured is Lector; a larger voice would only take longer.
    environment.put("LECTOR_MODELS_DEFAULT", "starter");
    settings.forEach(
        (key, value) -> environment.put(key.toUpperCase(Locale.ROOT).replace('.', '_'), value));
    environment.put("LECTOR_BUILD", "never");
    environment.put("LECTOR_JAVA_HOME", System.getProperty("java.home"));
    environment.put("LECTOR_JAVA_OPTS", javaOptions);
    List<String> line = new ArrayList<>();
    line.add(home.resolve("lector").toString());
    line.addAll(List.of(command));
    return start(output, environment, line);
  }

  /**
   * Waits until its output has this text.
   *
   * @throws IOException when it ends before, or does not say it in two minutes; with what it said
   */
  public void awaitSaid(String text) throws IOException, InterruptedException {
    if (!Wait.until(() -> said().contains(text), process::isAlive)) {
      throw new IOException("Never said '" + text + "':\n" + said());
    }
  }

  /** All it has written so far. */
  public String said() throws IOException {
    return Files.readString(output);
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  /** Whether it runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Waits for its end.
   *
   * @return its exit code
   * @throws IOException when it takes longer than two minutes, with what it said
   */
  public int exitCode() throws IOException, InterruptedException {
    return exitCode(PATIENCE);
  }

  /**
   * Waits for its end.
   *
   * @return its exit code
   * @throws IOException when it takes longer, with what it said
   */
  public int exitCode(Duration patience) throws IOException, InterruptedException {
    if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
      throw new IOException("It does not end:\n" + said());
    }
    return process.exitValue();
  }

  /** SIGKILL, also of what it has started; returns when it is gone. */
  public void kill() {
    List<ProcessHandle> family = process.descendants().toList();
    process.destroyForcibly();
    family.forEach(ProcessHandle::destroyForcibly);
    process.onExit().join();
  }

  /** Ends it in order, or kills it when that takes long. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    kill();
  }
}
