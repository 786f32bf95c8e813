package dev.lector.bridge.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lector.bridge.testing.Client.Answer;
import dev.lector.events.AudioFormat;
import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechRequested;
import dev.lector.events.SpeechSynthesized;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** OpenAI's interface to speech. */
class OpenAiDoorTest extends SpeechSuite {
  private static final String MP3 = "cd".repeat(32) + ".mp3";
  private static final byte[] AUDIO = noise();

  @Test
  void theAudioIsTheBody() {
    CompletableFuture<Answer> pending = async(body(""));
    end(synthesized(MP3, AUDIO));

    Answer answer = pending.join();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("audio/mpeg");
    assertThat(answer.header("X-Sample-Rate")).isEqualTo("24000");
    assertThat(answer.header("X-Request-Id")).isEqualTo(queue.getFirst().getRequestId());
    assertThat(answer.body()).isEqualTo(AUDIO);
    SpeechRequested request = queue.getFirst();
    assertThat(request.getText()).isEqualTo("Hello.");
    assertThat(request.getFormat()).isEqualTo(AudioFormat.MP3);
    assertThat(request.getSampleRate()).isZero();
    assertThat(request.getDescription()).isEmpty();
    // No worker is heard of yet, and none may refuse a voice of OpenAI's.
    assertThat(request.getVoice()).isEmpty();
    assertThat(request.getTenant()).isEqualTo("acme");
  }

  @Test
  void everyFieldThatMeansSomethingIsTaken() {
    SpeechRequested request =
        requested(
            """
            {"model":"gpt-4o-mini-tts","input":"Hello.","voice":{"id":"ef_dora"},
             "instructions":"Slow and calm.","response_format":"pcm","speed":1.5,
             "stream":true,"lang_code":"e","volume_multiplier":2,"return_timestamps":[1]}""");

    assertThat(request.getModelId()).isEmpty();
    assertThat(request.getVoice()).isEqualTo("ef_dora");
    assertThat(request.getDescription()).isEqualTo("Slow and calm.");
    assertThat(request.getFormat()).isEqualTo(AudioFormat.PCM);
    assertThat(request.getSampleRate()).isEqualTo(24_000);
    assertThat(request.getSpeed()).isEqualTo(1.5);
    assertThat(request.getLanguage()).isEqualTo("es");
  }

  @Test
  void oldModelsTakeNoInstructionsAndALanguageThatIsNoneSaysNothing() {
    SpeechRequested request =
        requested(
            body(",\"instructions\":\"Slow.\",\"language\":\"Auto\"")
                .replace("gpt-4o-mini-tts", "TTS-1"));

    assertThat(request.getDescription()).isEmpty();
    assertThat(request.getLanguage()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"alloy,slt", "Alloy,slt", "onyx,''", "rms,rms"})
  void openAisVoicesAreThoseThatAWorkerHas(String asked, String spoken) {
    aFarm();
    assertThat(requested(body("").replace("onyx", asked)).getVoice()).isEqualTo(spoken);
  }

  @Test
  void aWebhookIsTakenOrRefusedInOpenAisShape() {
    aFarm();
    String webhook = ",\"webhook\":\"https://%s/\"}";

    assertThat(requested(with(webhook.formatted("example.org"))).getWebhook().getUrl())
        .isEqualTo("https://example.org/");
    error(
        say(with(webhook.formatted("10.0.0.1"))),
        400,
        "invalid_request_error",
        "not a public address");
    error(say(with(",\"webhook\":7}")), 400, "invalid_request_error", "'webhook'");
  }

  private static String with(String end) {
    String plain = body("");
    return plain.substring(0, plain.lastIndexOf('}')) + end;
  }

  @Test
  void aNameThatNobodyHasIsRefusedWithThoseThereAre() {
    aFarm();

    error(say(body("").replace("onyx", "hal")), 400, "invalid_request_error", "rms, slt");
    error(
        say(body("").replace("gpt-4o-mini-tts", "gpt-9")),
        400,
        "invalid_request_error",
        "parler, starter");
    assertThat(requested(body("").replace("gpt-4o-mini-tts", "parler")).getModelId())
        .isEqualTo("parler");
  }

  @Test
  void eventsHaveTheAudioInPartsAndThenWhatItTook() throws Exception {
    CompletableFuture<Answer> pending = async(body(",\"stream_format\":\"sse\""));
    end(synthesized(MP3, AUDIO));

    Answer answer = pending.join();
    assertThat(answer.header("Content-Type")).isEqualTo("text/event-stream");
    List<JsonNode> events = events(answer.text());
    ByteArrayOutputStream audio = new ByteArrayOutputStream();
    for (JsonNode event : events.subList(0, events.size() - 1)) {
      assertThat(event.path("type").asText()).isEqualTo("speech.audio.delta");
      byte[] part = Base64.getDecoder().decode(event.path("audio").asText());
      assertThat(part.length % 2).as("whole samples").isZero();
      audio.writeBytes(part);
    }
    assertThat(events).hasSizeGreaterThan(3);
    assertThat(audio.toByteArray()).isEqualTo(AUDIO);
    assertThat(events.getLast().toString())
        .isEqualTo(
            "{\"type\":\"speech.audio.done\",\"usage\":{\"input_tokens\":11,\"output_tokens\":21,\"total_tokens\":32}}");
  }

  @Test
  void oldModelsSendNoEvents() {
    CompletableFuture<Answer> pending =
        async(body(",\"stream_format\":\"sse\"").replace("gpt-4o-mini-tts", "tts-1"));
    end(synthesized(MP3, AUDIO));

    assertThat(pending.join().body()).isEqualTo(AUDIO);
  }

  @Test
  void audioThatIsGoneIsAnErrorBeforeTheFirstByte() throws Exception {
    for (String format : List.of("audio", "sse")) {
      Object outcome = synthesized(MP3, AUDIO);
      URI file = URI.create(((SpeechSynthesized) outcome).getAudio().getUri());
      CompletableFuture<Answer> pending = async(body(",\"stream_format\":\"" + format + "\""));
      Files.delete(Path.of(file));
      end(outcome);

      Answer answer = pending.join();
      error(answer, 503, "server_error", "no longer in the store");
      assertThat(answer.header("Retry-After")).isEqualTo("5");
      queue.clear();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{                                              | null            | JSON",
        "[]                                             | null            | JSON object",
        "{\"input\":\"x\",\"voice\":\"v\"}              | model           | Missing",
        "{\"model\":\"m\",\"voice\":\"v\"}              | input           | Missing",
        "{\"model\":\"m\",\"input\":\"x\"}              | voice           | Missing",
        "{\"model\":\"m\",\"input\":\"x\",\"voice\":{}} | voice           | Missing",
        "{\"model\":1,\"input\":\"x\",\"voice\":\"v\"}  | model           | name",
        "{\"model\":\"m\",\"input\":5,\"voice\":\"v\"}  | input           | string",
        "{\"model\":\"m\",\"input\":\"x\",\"voice\":\"v\",\"speed\":5} | speed | 0.25 to 4.0",
        "{\"model\":\"m\",\"input\":\"x\",\"voice\":\"v\",\"response_format\":\"8-track\"} | response_format | 'mp3'",
        "{\"model\":\"m\",\"input\":\"x\",\"voice\":\"v\",\"stream_format\":\"x\"} | stream_format | 'sse'",
      })
  void whatIsWrongIsSaidWithItsField(String body, String param, String message) {
    Answer answer = say(body);

    error(answer, 400, "invalid_request_error", message);
    assertThat(answer.json().at("/error/param").asText()).isEqualTo(param);
  }

  @Test
  void everyErrorHasOpenAisShape() {
    error(say(body("").replace("Hello.", " ")), 400, "invalid_request_error", "must be provided");
    error(say(body("").replace("Hello.", "x".repeat(51))), 400, "invalid_request_error", "51");
    Answer stranger =
        client.send(client.request("/v1/audio/speech").POST(BodyPublishers.ofString("{}")).build());
    error(stranger, 401, "invalid_request_error", "bearer token");
    assertThat(stranger.json().at("/error/code").asText()).isEqualTo("invalid_api_key");
    error(client.get("/v1/audio/speech", TOKEN), 405, "invalid_request_error", "POST");
    error(client.get("/v1/models"), 401, "invalid_request_error", "bearer token");

    CompletableFuture<Answer> failed = async(body(""));
    end(rejected(RejectionCode.SYNTHESIS_FAILED, "It broke.", false));
    error(failed.join(), 500, "server_error", "It broke.");

    closed = Optional.of("The bridge is starting.");
    Answer refused = say(body(""));
    error(refused, 503, "server_error", "starting");
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
  }

  @Test
  void aKeyStandsForWhatWasSentWhateverTheFarmHasNow() {
    speaks = this::synthesized;
    String alloy = body("").replace("onyx", "alloy");
    Answer before = say(alloy, "Idempotency-Key", "k");
    aFarm();
    Answer after = say(alloy, "Idempotency-Key", "k");
    Answer another = say(body(""), "Idempotency-Key", "k");

    assertThat(before.status()).isEqualTo(200);
    assertThat(after.status()).as(after.text()).isEqualTo(200);
    assertThat(queue).hasSize(1);
    error(another, 422, "invalid_request_error", "Idempotency-Key");
  }

  @Test
  void whatIsNotThereInTimeIsSaidInItsShape() {
    restart(Duration.ofMillis(50));
    error(say(body("")), 504, "server_error", "was not ready");
  }

  @Test
  void modelsAndVoicesAreListedAsProgramsReadThem() {
    aFarm();

    assertThat(client.get("/v1/models", TOKEN).json().toString())
        .startsWith("{\"object\":\"list\",\"data\":[")
        .contains("{\"id\":\"starter\",\"object\":\"model\",\"created\":0,\"owned_by\":\"lector\"}")
        .contains("\"tts-1\"", "\"parler\"");
    assertThat(client.get("/v1/models/tts-1", TOKEN).json().path("id").asText()).isEqualTo("tts-1");
    Answer none = client.get("/v1/models/gpt-9", TOKEN);
    error(none, 404, "invalid_request_error", "gpt-9");
    assertThat(none.json().at("/error/code").asText()).isEqualTo("model_not_found");
    assertThat(client.get("/v1/audio/models", TOKEN).json().path("models").findValuesAsText("id"))
        .containsExactly("gpt-4o-mini-tts", "parler", "starter", "tts-1");
    assertThat(client.get("/v1/audio/voices", TOKEN).json().toString())
        .startsWith("{\"voices\":[{\"id\":\"rms\",\"name\":\"rms\"},{\"id\":\"slt\"")
        .contains("\"alloy\"");
    assertThat(client.get("/v1/audio/voices?legacy=true", TOKEN).text())
        .isEqualTo("{\"voices\":[\"rms\",\"slt\",\"alloy\",\"onyx\"]}");
  }

  private static void error(Answer answer, int status, String type, String message) {
    assertThat(answer.status()).isEqualTo(status);
    JsonNode error = answer.json().path("error");
    assertThat(error.path("message").asText()).contains(message);
    assertThat(error.path("type").asText()).isEqualTo(type);
    assertThat(error.has("param")).isTrue();
    assertThat(error.has("code")).isTrue();
  }

  private static String body(String more) {
    return "{\"model\":\"gpt-4o-mini-tts\",\"input\":\"Hello.\",\"voice\":\"onyx\"" + more + "}";
  }

  private static List<JsonNode> events(String stream) throws Exception {
    List<JsonNode> events = new ArrayList<>();
    for (String event : stream.split("\n\n", -1)) {
      if (!event.isEmpty()) {
        assertThat(event).startsWith("data: ").doesNotContain("\n");
        events.add(new ObjectMapper().readTree(event.substring("data: ".length())));
      }
    }
    return events;
  }

  private SpeechRequested requested(String body) {
    CompletableFuture<Answer> pending = async(body);
    SpeechRequested request = queue.getFirst();
    end(rejected(RejectionCode.CANCELLED, "", false));
    assertThat(pending.join().status()).isEqualTo(409);
    queue.clear();
    return request;
  }

  private Answer say(String body, String... headers) {
    return client.send(
        client
            .request("/v1/audio/speech", headers(headers))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private CompletableFuture<Answer> async(String body) {
    CompletableFuture<Answer> answer =
        CompletableFuture.supplyAsync(() -> say(body), Thread::startVirtualThread);
    await().atMost(SOON).until(() -> !queue.isEmpty());
    return answer;
  }

  private static byte[] noise() {
    byte[] bytes = new byte[100_002];
    new Random(3).nextBytes(bytes);
    return bytes;
  }
}
