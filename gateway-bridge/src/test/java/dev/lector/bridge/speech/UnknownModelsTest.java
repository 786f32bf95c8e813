package dev.lector.bridge.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.bridge.testing.Client.Answer;
import dev.lector.events.WorkerModel;
import dev.lector.events.WorkerSeen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What nobody in the farm can speak. */
class UnknownModelsTest extends SpeechSuite {
  private static final String HAL = "{\"text\":\"Hello.\",\"model_id\":\"hal-9000\"}";

  private void aSmallFarm() {
    workers.seen(
        WorkerSeen.newBuilder()
            .setWorkerId("w1")
            .setDefaultModel("starter")
            .setModels(
                List.of(
                    new WorkerModel(
                        "starter",
                        List.of("parler"),
                        List.of("en-US"),
                        List.of("slt"),
                        true,
                        0,
                        List.of())))
            .setAllModels(true)
            .setSeenAt(Instant.EPOCH)
            .setIntervalMs(60_000)
            .build(),
        Instant.now(),
        Duration.ZERO);
    workers.refresh();
    workers.started();
    workers.members(List.of("w1-lane-0"), System.nanoTime());
  }

  @Test
  void aModelThatNobodyHasIsRefusedBeforeItIsQueued() {
    aSmallFarm();

    Answer answer = client.speak(HAL, TOKEN);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message())
        .isEqualTo("There is no model \"hal-9000\"; the known ones are: parler, starter.");
    assertThat(queue).isEmpty();
  }

  @Test
  void theModelOfTheSeedsClientsIsAnsweredWithWhatToDo() {
    aFarm();

    Answer answer =
        client.speak(
            "{\"text\":\"Hello.\",\"model_id\":\"parler-tts/parler-tts-large-v1\"}", TOKEN);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message())
        .isEqualTo(
            "There is no model \"parler-tts/parler-tts-large-v1\"; the known ones are: parler,"
                + " starter. Parler-TTS has no export that ONNX Runtime could run; leave model_id"
                + " empty for the default model.");
  }

  @Test
  void aModelMayBeNamedByItsPathOnAHub() throws Exception {
    aFarm();

    assertThat(workers.refusal("someone/voices/en/starter.onnx", "slt")).isEmpty();
    assertThat(workers.refusal("someone/voices/en/starter.onnx", "hal")).isPresent();
    assertThat(workers.refusal("someone/other", "")).isPresent();
  }

  @Test
  void soIsAVoiceThatNobodyHasAlsoForLater() {
    aSmallFarm();

    Answer answer =
        client.speak(
            "{\"text\":\"Hello.\",\"voice\":\"hal\"}",
            headers(new String[0], "Prefer", "respond-async"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).isEqualTo("There is no voice \"hal\"; this model has: slt.");
    assertThat(queue).isEmpty();
  }

  @Test
  void aMixtureOfVoicesIsForAWorkerToJudge() throws Exception {
    aSmallFarm();

    CompletableFuture<Answer> pending =
        client.speakAsync("{\"text\":\"Hello.\",\"voice\":\"slt*0.7+hal*0.3\"}", TOKEN);
    end(synthesized());

    assertThat(pending.join().status()).isEqualTo(200);
  }

  @Test
  void whatSomebodyHasIsQueued() throws Exception {
    aSmallFarm();

    CompletableFuture<Answer> pending =
        client.speakAsync(
            "{\"text\":\"Hello.\",\"model_id\":\" parler \",\"voice\":\"SLT\"}", TOKEN);
    end(synthesized());

    assertThat(pending.join().status()).isEqualTo(200);
  }

  @Test
  void whileNoWorkerIsKnownEverythingIsQueued() throws Exception {
    CompletableFuture<Answer> pending = client.speakAsync(HAL, TOKEN);
    end(synthesized());

    assertThat(pending.join().status()).isEqualTo(200);
  }

  @Test
  void aRetryOfARequestThatHasEndedIsAnsweredAlsoWhenItsModelIsGone() throws Exception {
    String[] key = headers(new String[0], "Idempotency-Key", "once");
    CompletableFuture<Answer> pending = client.speakAsync(HAL, key);
    end(synthesized());
    assertThat(pending.join().status()).isEqualTo(200);
    aSmallFarm();

    assertThat(client.speak(HAL, key).status()).isEqualTo(200);
  }
}
