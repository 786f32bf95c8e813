package dev.lector.bridge.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs in other languages, with what they need from their registries. */
public final class ForeignProgram {
  private static final String PYTHON = "openai==3.57.0";
  private static final String NODE = "openai@6.49.0";
  private static final long MINUTES = 4;

  private final Path folder;

  /**
   * @param folder where they are installed
   */
  public ForeignProgram(Path folder) {
    this.folder = folder;
  }

  /** What a program said until it ended. */
  public record Ended(int status, String said) {}

  /** Runs a script with OpenAI's client for Python; the test is skipped where there is none. */
  public Ended python(String script, String... arguments) throws Exception {
    String venv = folder.resolve("venv").toString();
    install("Python", "python3", "-m", "venv", venv);
    install("PyPI's openai", venv + "/bin/pip", "install", "-q", PYTHON);
    return run(script, venv + "/bin/python", arguments);
  }

  /** The same for Node. */
  public Ended node(String script, String... arguments) throws Exception {
    install(
        "npm's openai",
        "npm",
        "install",
        "--silent",
        "--no-audit",
        "--no-fund",
        "--prefix",
        folder.toString(),
        NODE);
    return run(script, "node", arguments);
  }

  private Ended run(String script, String interpreter, String... arguments) throws Exception {
    Path file = folder.resolve(script);
    try (InputStream in =
        ForeignProgram.class.getResourceAsStream("/dev/lector/bridge/openai/" + script)) {
      Files.write(file, in.readAllBytes());
    }
    List<String> command = new java.util.ArrayList<>(List.of(interpreter, file.toString()));
    command.addAll(List.of(arguments));
    return run(command);
  }

  private void install(String what, String... command) throws InterruptedException {
    Ended ended;
    try {
      ended = run(List.of(command));
    } catch (IOException e) {
      ended = new Ended(-1, String.valueOf(e.getMessage()));
    }
    assumeTrue(ended.status() == 0, what + " cannot be had here: " + ended.said());
  }

  private Ended run(List<String> command) throws IOException, InterruptedException {
    Path said = folder.resolve("said");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
      return new Ended(ended ? process.exitValue() : -1, Files.readString(said));
    } finally {
      process.destroyForcibly();
    }
  }
}
