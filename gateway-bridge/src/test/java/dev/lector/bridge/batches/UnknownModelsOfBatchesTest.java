package dev.lector.bridge.batches;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.bridge.testing.Client.Answer;
import dev.lector.events.WorkerModel;
import dev.lector.events.WorkerSeen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Items that nobody in the farm can speak. */
class UnknownModelsOfBatchesTest extends BatchesOverHttp {
  private static final String ITEMS =
      """
      {"text":"One."}
      {"text":"Two.","model_id":"starter","voice":"slt"}
      {"text":"Three.","model_id":"hal-9000"}
      {"text":"Four.","model_id":"hal-9000"}
      {"text":"Five.","voice":"hal"}
      """;

  private void aFarm() {
    workers.seen(
        WorkerSeen.newBuilder()
            .setWorkerId("w1")
            .setDefaultModel("starter")
            .setModels(
                List.of(
                    new WorkerModel(
                        "starter", List.of(), List.of(), List.of("slt"), true, 0, List.of())))
            .setAllModels(true)
            .setSeenAt(Instant.EPOCH)
            .setIntervalMs(60_000)
            .build(),
        Instant.now(),
        Duration.ZERO);
    workers.refresh();
    workers.started();
    workers.members(List.of("w1-narrator-0"), System.nanoTime());
  }

  @Test
  void aBatchThatNamesWhatNobodyHasIsRefusedWithTheFirstLinesThatDo() {
    aFarm();

    Answer refused = post(ITEMS);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("errors").asInt()).isEqualTo(2);
    assertThat(refused.json().at("/detail/0/loc/1").asInt()).isEqualTo(3);
    assertThat(refused.json().at("/detail/0/msg").asText())
        .isEqualTo("There is no model \"hal-9000\"; the known ones are: starter.");
    assertThat(refused.json().at("/detail/1/loc/1").asInt()).isEqualTo(5);
    assertThat(refused.json().at("/detail/1/msg").asText())
        .isEqualTo("There is no voice \"hal\"; this model has: slt.");
    assertThat(queue).isEmpty();
  }

  @Test
  void aBatchThatWasTakenIsNotRefusedWhenItIsSentAgain() {
    Answer taken = post(ITEMS, "Idempotency-Key", "k");
    assertThat(taken.status()).isEqualTo(202);
    aFarm();

    Answer again = post(ITEMS, "Idempotency-Key", "k");

    assertThat(again.status()).isEqualTo(202);
    assertThat(again.header("Location")).isEqualTo(taken.header("Location"));
  }
}
