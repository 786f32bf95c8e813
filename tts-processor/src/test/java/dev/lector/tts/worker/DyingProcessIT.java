package dev.lector.tts.worker;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRejected;
import dev.lector.events.SpeechRequested;
import dev.lector.testing.TestClient;
import dev.lector.testing.TestRegistry;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker and a worker in one process, and a request that kills it. */
class DyingProcessIT {
  /** Two in the queue and two in quarantine, each before a last delivery that is not tried. */
  private static final int DEATHS = 4;

  private static final String ID = "kills";

  @TempDir Path directory;

  @Test
  void aRequestThatKillsBrokerAndWorkerTogetherEndsAsPoisoned() throws Exception {
    try (TestRegistry registry = new TestRegistry()) {
      registry.start();
      for (int death = 0; death < DEATHS; death++) {
        Process process = DyingProcess.start(directory, registry.url());
        try {
          if (death == 0) {
            send(DyingProcess.broker(directory), registry.url());
          }
          assertThat(process.waitFor(90, SECONDS)).as("death %d", death + 1).isTrue();
          assertThat(process.exitValue()).isEqualTo(137);
        } finally {
          process.destroyForcibly().waitFor();
        }
      }
      Process last = DyingProcess.start(directory, registry.url());
      try (TestClient client = client(DyingProcess.broker(directory), registry.url())) {
        SpeechFinished finished = client.completion(ID);
        assertThat(((SpeechRejected) finished.getOutcome()).getCode())
            .isEqualTo(RejectionCode.POISONED);
        assertThat(finished.getAttempt()).isEqualTo(6);
      } finally {
        last.destroyForcibly().waitFor(30, SECONDS);
      }
    }
  }

  private static void send(String broker, String registry) throws Exception {
    try (TestClient client = client(broker, registry)) {
      client.send(
          SpeechRequested.newBuilder().setRequestId(ID).setText(DyingProcess.POISON).build());
    }
  }

  private static TestClient client(String broker, String registry) {
    return TestClient.fromTheBeginning(
        Map.of("bootstrap.servers", broker), Map.of("schema.registry.url", registry));
  }
}
