package dev.lector.standalone.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A part of Lector in a process of its own, as it would run anywhere else. */
public final class ChildProcess implements AutoCloseable {
  /** Tests speak with the small, fast voice, unless they say otherwise. */
  private static final String MODEL = "LECTOR_MODELS_DEFAULT";

  private static final String STARTER = "starter";

  private final Process process;
  private final Path output;

  private ChildProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /**
   * One of the main classes on the tests' class path.
   *
   * @param environment added to this process' own
   * @param properties system properties, as {@code -Dname=value}
   * @param command main class and arguments
   */
  public static ChildProcess java(
      Path output, Map<String, String> environment, List<String> properties, String... command)
      throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"));
    line.addAll(properties);
    line.addAll(List.of(command));
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().put(MODEL, STARTER);
    builder.environment().putAll(environment);
    // Surefire's own class path is one jar that names the others. In the environment because ONNX
    // Runtime reads its command line with a regular expression that runs out of stack at some 4,000
    // characters.
    builder
        .environment()
        .put(
            "CLASSPATH",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    return start(builder, output);
  }

  /**
   * A command of the launcher, from the jars of this build. The launcher becomes the Java VM, so
   * signals reach that.
   *
   * @param environment added to this process' own
   * @param command as one would type it after {@code ./lector}
   */
  public static ChildProcess lector(Path output, Map<String, String> environment, String... command)
      throws IOException {
    List<String> line = new ArrayList<>();
    line.add(
        Path.of(System.getProperty("lector.home", ".."), "lector")
            .toAbsolutePath()
            .normalize()
            .toString());
    line.addAll(List.of(command));
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().put(MODEL, STARTER);
    builder.environment().put("LECTOR_BUILD", "never");
    builder.environment().put("LECTOR_JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    return start(builder, output);
  }

  private static ChildProcess start(ProcessBuilder builder, Path output) throws IOException {
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    return new ChildProcess(builder.start(), output);
  }

  /** Settings by their keys, as the environment of a process. */
  public static Map<String, String> environment(Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>();
    settings.forEach(
        (key, value) -> environment.put(key.toUpperCase(Locale.ROOT).replace('.', '_'), value));
    return environment;
  }

  /** Whether it has written this so far. */
  public boolean hasSaid(String text) throws IOException {
    return said().contains(text);
  }

  /** All it has written so far. */
  public String said() throws IOException {
    return Files.readString(output);
  }

  /** {@link #said}, for the description of a failure. */
  public String saidAtLast() {
    try {
      return said();
    } catch (IOException e) {
      return "It has left no log: " + e;
    }
  }

  /** Whether it runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** It and its children. */
  List<ProcessHandle> family() {
    return Stream.concat(Stream.of(process.toHandle()), process.children()).toList();
  }

  /** Its children, such as the registry. */
  List<ProcessHandle> children() {
    return process.children().toList();
  }

  /** SIGKILL: no chance to do anything about it. */
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** SIGTERM. */
  public void terminate() {
    process.destroy();
  }

  /** SIGSTOP: it stays, and does nothing. */
  public void pause() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** SIGCONT: it goes on as if nothing had been. */
  public void resume() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    int code =
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    if (code != 0) {
      throw new IOException("No process took SIG" + name);
    }
  }

  /** Its exit code; fails when it does not end in time. */
  public int exitCode(long seconds) throws InterruptedException {
    if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
      throw new AssertionError("The process still runs after " + seconds + " s");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    kill();
  }
}
