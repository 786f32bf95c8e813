package dev.lector.standalone.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One of Lector's main classes in a process of its own, as it would run anywhere else. */
final class ChildJvm implements AutoCloseable {
  private final Process process;
  private final Path output;

  private ChildJvm(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /**
   * @param environment added to this process' own
   * @param properties system properties, as {@code -Dname=value}
   * @param command main class and arguments
   */
  static ChildJvm start(
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
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    // Surefire's own class path is one jar that names the others. In the environment because ONNX
    // Runtime reads its
    // command line with a regular expression that runs out of stack at some 4,000 characters.
    builder
        .environment()
        .put(
            "CLASSPATH",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    return new ChildJvm(builder.start(), output);
  }

  /** Whether it has written this so far. */
  boolean hasSaid(String text) throws IOException {
    return said().contains(text);
  }

  /** All it has written so far. */
  String said() throws IOException {
    return Files.readString(output);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Its children, such as the registry. */
  List<ProcessHandle> children() {
    return process.children().toList();
  }

  /** SIGKILL: no chance to do anything about it. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** SIGTERM. */
  void terminate() {
    process.destroy();
  }

  /** Its exit code; fails when it does not end in time. */
  int exitCode(long seconds) throws InterruptedException {
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
