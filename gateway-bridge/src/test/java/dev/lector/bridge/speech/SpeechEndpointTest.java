package dev.lector.bridge.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.bridge.testing.Client.Answer;
import dev.lector.events.AudioFormat;
import dev.lector.events.RejectionCode;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract's rows; those with a key are in {@link SpeechRetriesTest}. */
class SpeechEndpointTest extends SpeechSuite {
  @Test
  void aFinishedRequestIsA200WithItsLinkAndNothingElse() throws Exception {
    CompletableFuture<Answer> pending = client.speakAsync(HELLO, TOKEN);
    end(synthesized());

    Answer answer = pending.join();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.header("X-Request-Id")).isEqualTo(queue.getFirst().getRequestId());
    assertThat(answer.text())
        .matches(
            "\\{\"audio\":\\{\"url\":\"http://localhost:%d/media/[0-9a-f]{64}\\.wav\\?expires=\\d+&signature=[A-Za-z0-9_-]+\"}}"
                .formatted(server.port()));
    assertThat(queue.getFirst().getTenant()).isEqualTo("acme");
  }

  @ParameterizedTest
  @CsvSource({"audio/mpeg,MP3", "'audio/flac;q=1, */*',FLAC", "audio/*,WAV"})
  void whoAcceptsAudioGetsItInThatFormatAsTheBody(String accept, AudioFormat format) {
    CompletableFuture<Answer> pending =
        client.speakAsync(HELLO, headers(new String[] {"Accept", accept}));
    end(synthesized());

    Answer answer = pending.join();
    assertThat(queue.getFirst().getFormat()).isEqualTo(format);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).containsExactly(1, 2, 3);
    assertThat(answer.header("Content-Type")).isEqualTo("audio/wav"); // what was stored
    assertThat(answer.header("Content-Length")).isEqualTo("3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "application/json, audio/wav", "text/html", "audio/x-unheard-of"})
  void whoDoesNotGetsALink(String accept) {
    CompletableFuture<Answer> pending =
        client.speakAsync(HELLO, headers(new String[] {"Accept", accept}));
    end(synthesized());

    assertThat(queue.getFirst().getFormat()).isEqualTo(AudioFormat.WAV);
    assertThat(pending.join().json().at("/audio/url").asText()).contains("/media/");
  }

  @Test
  void theLinkFollowsATrustedProxy() throws Exception {
    CompletableFuture<Answer> pending =
        client.speakAsync(
            HELLO,
            "Authorization",
            "Bearer test",
            "X-Forwarded-Proto",
            "https",
            "X-Forwarded-Host",
            "tts.example.org");
    end(synthesized());
    assertThat(pending.join().json().at("/audio/url").asText())
        .startsWith("https://tts.example.org/media/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"text\":\"\"}", "{\"text\":\" \\t\\n\\u00a0\\u3000\"}"})
  void noTextIsA400(String body) {
    Answer answer = client.speak(body, TOKEN);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).isEqualTo("{\"detail\":{\"msg\":\"Text input must be provided.\"}}");
  }

  @Test
  void aTextOverTheLimitIsA400ThatSaysLimitAndLength() {
    assertThat(client.speak("{\"text\":\"" + "😀".repeat(51) + "\"}", TOKEN).message())
        .contains("51 characters")
        .contains("limit is 50");
    CompletableFuture<Answer> fits =
        client.speakAsync("{\"text\":\"" + "😀".repeat(50) + "\"}", TOKEN);
    end(rejected(RejectionCode.INVALID_TEXT, "", false));
    assertThat(fits.join().message()).doesNotContain("limit");
  }

  @Test
  void withoutATokenItIsA401WhateverTheBody() {
    assertThat(client.speak("{broken").status()).isEqualTo(401);
    assertThat(client.speak(HELLO, "Authorization", "Bearer guessed").status()).isEqualTo(401);
  }

  @Test
  void aBrokenBodyIsA422() {
    assertThat(client.speak("{\"text\":", TOKEN).status()).isEqualTo(422);
    assertThat(client.speak("{\"text\":1}", TOKEN).status()).isEqualTo(422);
  }

  @ParameterizedTest
  @CsvSource({
    "INVALID_TEXT,400",
    "INVALID_SPEED,400",
    "INVALID_REQUEST,400",
    "UNREADABLE_REQUEST,400",
    "UNKNOWN_MODEL,400",
    "UNKNOWN_VOICE,400",
    "UNKNOWN_FORMAT,400",
    "TEXT_TOO_LONG,400",
    "OUT_OF_MEMORY,500",
    "SYNTHESIS_FAILED,500",
    "POISONED,500",
    "STORAGE_FAILED,500",
    "DEADLINE_EXCEEDED,504",
    "CANCELLED,409",
  })
  void everyRejectionHasItsStatus(RejectionCode code, int status) {
    CompletableFuture<Answer> pending = client.speakAsync(HELLO, TOKEN);
    end(rejected(code, "Said by the worker.", false));

    Answer answer = pending.join();
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.message())
        .isEqualTo(
            code == RejectionCode.OUT_OF_MEMORY
                ? "Out of memory error. Try reducing text input length."
                : "Said by the worker.");
  }

  @Test
  void aStoreThatFailsForNowIsA503() {
    CompletableFuture<Answer> pending = client.speakAsync(HELLO, TOKEN);
    end(rejected(RejectionCode.STORAGE_FAILED, "", true));
    Answer answer = pending.join();
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("5");
    assertThat(answer.message()).isNotEmpty();
  }

  @Test
  void theOneTooManyIsRefusedBeforeAnythingIsPublished() {
    var one = client.speakAsync(HELLO, TOKEN);
    var two = client.speakAsync(HELLO, TOKEN);
    await().atMost(SOON).until(() -> queue.size() == 2);

    Answer refused = client.speak(HELLO, TOKEN);

    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).isNotEmpty();
    assertThat(queue).hasSize(2);
    queue.forEach(request -> end(request, rejected(RejectionCode.CANCELLED, "", false)));
    assertThat(one.join().status()).isEqualTo(409);
    assertThat(two.join().status()).isEqualTo(409);
  }

  @Test
  void aClosedGateIsA503() {
    closed = Optional.of("The bridge is starting.");
    Answer refused = client.speak(HELLO, TOKEN);
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.message()).isEqualTo("The bridge is starting.");
    assertThat(queue).isEmpty();
  }

  @Test
  void anotherTenantsJobIsUnknown() {
    Answer accepted =
        client.speak(HELLO, headers(new String[] {"Prefer", "respond-async"}, "X-A", "b"));
    String location = accepted.header("Location");
    assertThat(client.get(location, TOKEN).status()).isEqualTo(200);
    assertThat(client.get(location, "Authorization", "Bearer secret").status()).isEqualTo(404);
    assertThat(client.get("/jobs/unknown", TOKEN).status()).isEqualTo(404);
    assertThat(client.get(location).status()).isEqualTo(401);
  }

  @Test
  void aShortWaitEndsInA202() {
    Answer accepted = client.speak(HELLO, headers(new String[] {"Prefer", "wait=1"}, "X-A", "b"));
    assertThat(accepted.status()).isEqualTo(202);
    assertThat(accepted.header("Preference-Applied")).isEqualTo("wait=1");
    assertThat(accepted.json().path("state").asText()).isEqualTo("QUEUED");
    assertThat(accepted.json().path("requested_at").asText()).isNotEmpty();
  }

  @Test
  void aClientThatLeavesFreesItsPlace() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST /text-to-speech HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer test\r\nContent-Length: "
                  + HELLO.length()
                  + "\r\n\r\n"
                  + HELLO)
              .getBytes(StandardCharsets.UTF_8));
      out.flush();
      await().atMost(SOON).until(() -> waiting.size() == 1);
    }
    await().atMost(SOON).until(() -> waiting.size() == 0);
    assertThat(queue).hasSize(1);
  }

  @Test
  void aStopAnswersWhoStillWaitsWithWhereTheJobIs() throws Exception {
    CompletableFuture<Answer> pending = client.speakAsync(HELLO, TOKEN);
    await().atMost(SOON).until(() -> queue.size() == 1);
    waiting.drain(Duration.ofMillis(1));
    Answer answer = pending.join();
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Location")).isEqualTo("/jobs/" + queue.getFirst().getRequestId());
    assertThat(answer.header("Retry-After")).isNotEmpty();
  }
}
