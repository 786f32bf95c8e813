package dev.lector.bridge.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** OpenAI's clients for Python and Node, from their registries; skipped where they are not had. */
class OpenAiClientsIT extends SpeechSuite {
  private static final String PYTHON = "openai==3.57.0";
  private static final String NODE = "openai@6.49.0";
  private static final long MINUTES = 4;

  private static final byte[] AUDIO = noise();

  @TempDir Path folder;

  @BeforeEach
  void speak() {
    speaks = () -> synthesized("01".repeat(32) + ".mp3", AUDIO);
  }

  @Test
  void theClientForPythonIsServed() throws Exception {
    Path script = script("client.py");
    String venv = folder.resolve("venv").toString();
    install("Python", "python3", "-m", "venv", venv);
    install("PyPI's openai", venv + "/bin/pip", "install", "-q", PYTHON);

    assertServed(run(venv + "/bin/python", script.toString(), address()));
  }

  @Test
  void theClientForNodeIsServed() throws Exception {
    Path script = script("client.mjs");
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

    assertServed(run("node", script.toString(), address()));
  }

  private static void assertServed(Ended client) throws Exception {
    String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(AUDIO));
    assertThat(client.status()).as(client.said()).isZero();
    assertThat(client.said().strip().lines())
        .containsExactly(
            "streamed audio/mpeg " + digest,
            "whole 24000 " + digest,
            "events speech.audio.done 32 " + digest,
            "refused speed invalid_request_error",
            "models True tts-1",
            "missing model_not_found");
  }

  private String address() {
    return "http://localhost:" + server.port() + "/v1";
  }

  private Path script(String name) throws IOException {
    try (InputStream in = getClass().getResourceAsStream("/dev/lector/bridge/openai/" + name)) {
      return Files.write(folder.resolve(name), in.readAllBytes());
    }
  }

  private void install(String what, String... command) throws InterruptedException {
    Ended ended;
    try {
      ended = run(command);
    } catch (IOException e) {
      ended = new Ended(-1, String.valueOf(e.getMessage()));
    }
    assumeTrue(ended.status() == 0, what + " cannot be had here: " + ended.said());
  }

  /** What a program said until it ended. */
  private record Ended(int status, String said) {}

  private Ended run(String... command) throws IOException, InterruptedException {
    Path said = folder.resolve("said");
    Process process =
        new ProcessBuilder(List.of(command))
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

  private static byte[] noise() {
    byte[] bytes = new byte[100_002];
    new Random(3).nextBytes(bytes);
    return bytes;
  }
}
