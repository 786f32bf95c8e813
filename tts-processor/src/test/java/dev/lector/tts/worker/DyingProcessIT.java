package dev.lector.tts.worker;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRejected;
import dev.lector.events.SpeechRequested;
import dev.lector.events.SpeechSynthesized;
import dev.lector.testing.TestClient;
import dev.lector.testing.TestRegistry;
import dev.lector.topics.Topics;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker and a worker in one process, and a request that kills it. */
class DyingProcessIT {
  /** Two in the queue and two in quarantine, each before a last delivery that is not tried. */
  private static final int DEATHS = 4;

  private static final String ID = "kills";

  @TempDir Path directory;

  /**
   * An innocent suspect is there from the beginning, to be examined beside what kills if that were
   * possible.
   */
  @Test
  void aRequestThatKillsBrokerAndWorkerTogetherEndsAsPoisonedAndNoOtherDoes() throws Exception {
    try (TestRegistry registry = new TestRegistry()) {
      registry.start();
      die(
          registry.url(),
          client -> {
            client.send(request(ID, DyingProcess.POISON));
            client.send(
                Topics.QUARANTINED_REQUESTS,
                request("innocent", DyingProcess.INNOCENT),
                new RecordHeaders());
          });
      Process last = DyingProcess.start(directory, registry.url());
      try (TestClient client = client(DyingProcess.broker(directory), registry.url())) {
        SpeechFinished finished = client.completion(ID);
        assertThat(((SpeechRejected) finished.getOutcome()).getCode())
            .isEqualTo(RejectionCode.POISONED);
        assertThat(finished.getAttempt()).isEqualTo(6);
        assertThat(client.completion("innocent").getOutcome())
            .isInstanceOf(SpeechSynthesized.class);
      } finally {
        last.destroyForcibly().waitFor(30, SECONDS);
      }
    }
  }

  /** Starts the process, has something sent to the first one, and sees each of them die. */
  private void die(String registry, Sending sending) throws Exception {
    for (int death = 0; death < DEATHS; death++) {
      Process process = DyingProcess.start(directory, registry);
      try {
        if (death == 0) {
          try (TestClient client = client(DyingProcess.broker(directory), registry)) {
            sending.send(client);
          }
        }
        assertThat(process.waitFor(90, SECONDS)).as("death %d", death + 1).isTrue();
        assertThat(process.exitValue()).isEqualTo(137);
      } finally {
        process.destroyForcibly().waitFor();
      }
    }
  }

  /** Sends requests. */
  @FunctionalInterface
  private interface Sending {
    void send(TestClient client) throws Exception;
  }

  private static SpeechRequested request(String id, String text) {
    return SpeechRequested.newBuilder().setRequestId(id).setText(text).build();
  }

  private static TestClient client(String broker, String registry) {
    return TestClient.fromTheBeginning(
        Map.of("bootstrap.servers", broker), Map.of("schema.registry.url", registry));
  }
}
