package dev.lector.bridge.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.bridge.testing.Client.Answer;
import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechSynthesized;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A second interface beside Livepeer's, of one class, gets the same treatment in its own words. */
class OtherDoorTest extends SpeechSuite {

  @Test
  void aRequestGoesTheSameWayAndIsAnsweredInItsOwnWords() {
    CompletableFuture<Answer> pending = async("/say?voice=slt", "Hello there.");
    end(SpeechSynthesized.newBuilder((SpeechSynthesized) synthesized()).setVoice("slt").build());

    Answer answer = pending.join();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().toString()).isEqualTo("{\"spoken_by\":\"slt\"}");
    assertThat(answer.header("X-Request-Id")).isEqualTo(queue.getFirst().getRequestId());
    assertThat(queue.getFirst().getText()).isEqualTo("Hello there.");
    assertThat(queue.getFirst().getVoice()).isEqualTo("slt");
    assertThat(queue.getFirst().getTenant()).isEqualTo("acme");
  }

  @Test
  void aFailureOfTheFarmHasItsShape() {
    CompletableFuture<Answer> pending = async("/say", "Hello there.");
    end(rejected(RejectionCode.UNKNOWN_MODEL, "There is no such model.", false));

    assertError(pending.join(), 400, "There is no such model.", "invalid_request_error");
  }

  @Test
  void whatNeverReachesItHasItsShapeToo() {
    assertError(
        client.send(client.request("/say").POST(BodyPublishers.ofString("Hello.")).build()),
        401,
        "Invalid bearer token.",
        "invalid_request_error");
    assertError(client.get("/say", TOKEN), 405, "OPTIONS, POST", "invalid_request_error");
    assertError(say("{\"text\":1}"), 415, "the text itself", "invalid_request_error");
    assertError(say(" "), 400, "must be provided", "invalid_request_error");
    assertError(say("x".repeat(51)), 400, "51 characters", "invalid_request_error");
    assertError(say("x".repeat(100_001)), 413, "100", "invalid_request_error");
  }

  @Test
  void whatIsRefusedBeforeAnythingIsPublishedHasItsShapeAndSaysWhenToComeBack() {
    closed = Optional.of("The bridge is starting.");
    Answer answer = say("Hello there.");

    assertError(answer, 503, "The bridge is starting.", "server_error");
    assertThat(answer.header("Retry-After")).isNotEmpty();
    assertThat(queue).isEmpty();
  }

  @Test
  void whatComesLaterIsPromisedInItsOwnWords() {
    Answer answer = say("Hello there.", "Prefer", "respond-async");

    assertThat(answer.status()).isEqualTo(202);
    String id = answer.json().path("ticket").asText();
    assertThat(answer.header("Location")).isEqualTo("/jobs/" + id);
    assertThat(answer.header("Preference-Applied")).isEqualTo("respond-async");
    assertThat(queue.getFirst().getRequestId()).isEqualTo(id);
  }

  @Test
  void whatIsNotThereInTimeIsSaidInItsShape() {
    restart(Duration.ofMillis(50));
    Answer answer = say("Hello there.");

    assertError(answer, 504, "was not ready", "server_error");
    assertThat(answer.header("Location")).startsWith("/jobs/");
  }

  private static void assertError(Answer answer, int status, String message, String type) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json().has("detail")).isFalse();
    assertThat(answer.json().at("/error/message").asText()).contains(message);
    assertThat(answer.json().at("/error/type").asText()).isEqualTo(type);
  }

  private Answer say(String text, String... more) {
    return sayAt("/say", text, more);
  }

  private Answer sayAt(String path, String text, String... more) {
    return client.send(
        client.request(path, headers(more)).POST(BodyPublishers.ofString(text)).build());
  }

  private CompletableFuture<Answer> async(String path, String text) {
    CompletableFuture<Answer> answer =
        CompletableFuture.supplyAsync(() -> sayAt(path, text), Thread::startVirtualThread);
    await().atMost(SOON).until(() -> !queue.isEmpty());
    return answer;
  }
}
