package dev.lector.bridge.openai.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.bridge.testing.ForeignProgram;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The batches of OpenAI's clients for Python and Node, from their registries; skipped where they
 * are not had.
 */
class OpenAiBatchClientsIT extends OpenAiBatchSuite {
  @TempDir Path folder;

  @BeforeEach
  void speak() {
    spokenAtOnce = true;
  }

  @Test
  void theClientForPythonIsServed() throws Exception {
    assertServed(new ForeignProgram(folder).python("batch.py", address()));
  }

  @Test
  void theClientForNodeIsServed() throws Exception {
    assertServed(new ForeignProgram(folder).node("batch.mjs", address()));
  }

  private static void assertServed(ForeignProgram.Ended client) {
    String audio = new String(AUDIO, StandardCharsets.UTF_8);
    assertThat(client.status()).as(client.said()).isZero();
    assertThat(client.said().strip().lines())
        .containsExactly(
            "file in.jsonl True batch",
            "batch completed 3 2 1",
            "output a " + audio,
            "output c " + audio,
            "error b 400 2",
            "listed 2 5",
            "refused input_file_id",
            "cancel ConflictError",
            "stranger id 0",
            "deleted True");
  }

  private String address() {
    return "http://localhost:" + server.port() + "/v1";
  }
}
