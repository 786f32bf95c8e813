package dev.lector.bridge.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.bridge.testing.ForeignProgram;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** OpenAI's clients for Python and Node, from their registries; skipped where they are not had. */
class OpenAiClientsIT extends SpeechSuite {
  private static final byte[] AUDIO = noise();

  @TempDir Path folder;

  @BeforeEach
  void speak() {
    speaks = () -> synthesized("01".repeat(32) + ".mp3", AUDIO);
  }

  @Test
  void theClientForPythonIsServed() throws Exception {
    assertServed(new ForeignProgram(folder).python("client.py", address()));
  }

  @Test
  void theClientForNodeIsServed() throws Exception {
    assertServed(new ForeignProgram(folder).node("client.mjs", address()));
  }

  private static void assertServed(ForeignProgram.Ended client) throws Exception {
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

  private static byte[] noise() {
    byte[] bytes = new byte[100_002];
    new Random(3).nextBytes(bytes);
    return bytes;
  }
}
