package dev.lector.tts.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.events.SpeechRequested;
import dev.lector.events.SpeechSynthesized;
import dev.lector.testing.TestBroker;
import dev.lector.testing.TestClient;
import dev.lector.testing.TestRegistry;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The only worker of a living broker is killed again and again while it works among others; {@code
 * -Dlector.faults.kills=50} kills it more often.
 */
class LoneWorkerIT {
  private static final int KILLS = Integer.getInteger("lector.faults.kills", 3);
  private static final int EACH_TIME = 4;

  @TempDir Path directory;

  @Test
  void noRequestIsLostOrBlamedForKillsThatWereNobodysFault() throws Exception {
    Random random = new Random(Long.getLong("lector.faults.seed", 1));
    List<String> sent = new ArrayList<>();
    try (TestBroker broker = TestBroker.start(directory.resolve("kafka"));
        TestRegistry registry = new TestRegistry()) {
      registry.start();
      TestClient client = null;
      try {
        for (int kill = 0; kill <= KILLS; kill++) {
          Process worker =
              LoneWorkerProcess.start(broker.bootstrapServers(), registry.url(), directory);
          try (BufferedReader said =
              new BufferedReader(new InputStreamReader(worker.getInputStream(), UTF_8))) {
            if (client == null) {
              await(said, LoneWorkerProcess.READY::equals);
              client = client(broker, registry);
            } else if (random.nextBoolean()) {
              // What the last one left.
              await(said, line -> line.startsWith(LoneWorkerProcess.BEGINS));
            }
            List<String> fresh = new ArrayList<>();
            for (int i = 0; i < EACH_TIME; i++) {
              fresh.add("Sent before kill " + kill + ", number " + i);
              client.send(
                  SpeechRequested.newBuilder()
                      .setRequestId(fresh.getLast())
                      .setText(fresh.getLast())
                      .build());
            }
            sent.addAll(fresh);
            if (kill < KILLS) {
              // Never tried before, so the worker is at work among others.
              await(said, line -> fresh.contains(line.replace(LoneWorkerProcess.BEGINS, "")));
            } else {
              for (String id : sent) {
                assertThat(client.completion(id).getOutcome())
                    .as(id)
                    .isInstanceOf(SpeechSynthesized.class);
              }
            }
          } finally {
            worker.destroyForcibly().waitFor();
          }
        }
      } finally {
        if (client != null) {
          client.close();
        }
      }
    }
  }

  private static void await(BufferedReader said, Predicate<String> line) throws Exception {
    String next;
    do {
      next = said.readLine();
      assertThat(next).as("the worker lives").isNotNull();
    } while (!line.test(next));
  }

  private static TestClient client(TestBroker broker, TestRegistry registry) {
    return TestClient.fromTheBeginning(
        Map.of("bootstrap.servers", broker.bootstrapServers()),
        Map.of("schema.registry.url", registry.url()));
  }
}
