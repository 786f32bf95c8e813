package dev.lector.standalone.e2e;

import static dev.lector.standalone.e2e.Gateway.audio;
import static dev.lector.standalone.e2e.Gateway.body;
import static dev.lector.standalone.e2e.Gateway.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every row of the HTTP contract, from the socket to a real voice and back. */
abstract class HttpSuite {
  private static final String TOKEN_DIGEST = // of "open sesame"
      "41ef4bb0b23661e66301aac36066912dac037827b4ae63a7b1165a5aa93ed4eb";

  private final Cluster cluster;
  private Rig rig;

  HttpSuite(Cluster cluster) {
    this.cluster = cluster;
  }

  @BeforeEach
  void rig(@TempDir Path audio) {
    rig = new Rig(cluster.bootstrap(), "mock://http-suite", audio);
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void aTextBecomesAudioThatCanBeFetchedWholeAndInParts() throws Exception {
    rig.worker(Map.of());
    Gateway gateway = rig.gateway(Map.of());
    HttpResponse<String> answer = gateway.say("The quick brown fox jumps over the lazy dog.");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(json(answer).propertyStream().map(Map.Entry::getKey)).containsExactly("audio");
    URI audio = audio(answer);
    assertThat(audio.toString()).startsWith(gateway.uri("/media/").toString());

    HttpResponse<byte[]> whole = gateway.fetch("GET", audio);
    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(whole.headers().firstValue("Content-Type")).contains("audio/wav");
    assertThat(new String(whole.body(), 0, 4, java.nio.charset.StandardCharsets.US_ASCII))
        .isEqualTo("RIFF");
    String tag = whole.headers().firstValue("ETag").orElseThrow();

    HttpResponse<byte[]> head = gateway.fetch("HEAD", audio);
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(whole.body().length);

    HttpResponse<byte[]> part = gateway.fetch("GET", audio, "Range", "bytes=44-143");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole.body(), 44, 144));
    assertThat(part.headers().firstValue("Content-Range"))
        .contains("bytes 44-143/" + whole.body().length);

    assertThat(gateway.fetch("GET", audio, "Range", "bytes=99999999-").statusCode()).isEqualTo(416);
    assertThat(gateway.fetch("GET", audio, "If-None-Match", tag).statusCode()).isEqualTo(304);
    // Another first character, whichever it was.
    String forged = audio.toString().replaceAll("signature=[^_]", "signature=_");
    forged =
        forged.equals(audio.toString()) ? forged.replace("signature=_", "signature=A") : forged;
    assertThat(gateway.fetch("GET", URI.create(forged)).statusCode()).isEqualTo(403);
  }

  @Test
  void aTrailingSlashIsTheSameEndpoint() throws Exception {
    Gateway gateway = rig.gateway(Map.of());
    HttpResponse<byte[]> answer = gateway.fetch("POST", gateway.uri("/text-to-speech/"));
    assertThat(answer.statusCode()).isNotIn(404, 405, 307);
  }

  @Test
  void whatCannotBeReadIsRefusedAsTheContractWordsIt() throws Exception {
    Gateway gateway = rig.gateway(Map.of("lector.limits.text", "100"));
    for (String empty : new String[] {"{}", "{\"text\":\"\"}", "{\"text\":\" \\n\\t\"}"}) {
      HttpResponse<String> answer = gateway.post(empty);
      assertThat(answer.statusCode()).as(empty).isEqualTo(400);
      assertThat(answer.body())
          .isEqualTo("{\"detail\":{\"msg\":\"Text input must be provided.\"}}");
    }
    for (String wrong : new String[] {"{", "[]", "\"text\"", "{\"text\":1}"}) {
      HttpResponse<String> answer = gateway.post(wrong);
      assertThat(answer.statusCode()).as(wrong).isEqualTo(422);
      assertThat(json(answer).path("detail").path(0).path("loc").path(0).asText())
          .isEqualTo("body");
    }
    HttpResponse<String> tooLong = gateway.say("a".repeat(101));
    assertThat(tooLong.statusCode()).isEqualTo(400);
    assertThat(tooLong.body()).contains("100").contains("101");
  }

  @Test
  void anUnknownModelIsNamedBesideTheKnownOnes() throws Exception {
    rig.worker(Map.of());
    Gateway gateway = rig.gateway(Map.of());
    HttpResponse<String> answer =
        gateway.post(body(Map.of("text", "Hello.", "model_id", "hal-9000")));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).path("detail").path("msg").asText())
        .contains("hal-9000")
        .contains("en_US-starter-low");
  }

  @Test
  void whatHasNothingToSayIsRefusedByTheWorker() throws Exception {
    rig.worker(Map.of());
    Gateway gateway = rig.gateway(Map.of());
    HttpResponse<String> answer = gateway.say("\u2063");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
  }

  @Test
  void withTokensConfiguredNobodyEntersWithoutOne() throws Exception {
    rig.worker(Map.of());
    Gateway gateway = rig.gateway(Map.of("lector.auth.tokens", "acme:" + TOKEN_DIGEST));
    for (HttpResponse<String> answer :
        java.util.List.of(
            gateway.say("Hello."),
            gateway.post("{", "Authorization", "Bearer wrong"),
            gateway.get("/jobs/x"),
            gateway.get("/workers"),
            gateway.get("/read?text=Hello."))) {
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.body()).isEqualTo("{\"detail\":{\"msg\":\"Invalid bearer token.\"}}");
      assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }
    HttpResponse<String> entered = gateway.say("Hello.", "Authorization", "Bearer open sesame");
    assertThat(entered.statusCode()).as(entered.body()).isEqualTo(200);
    assertThat(gateway.fetch("GET", audio(entered)).statusCode()).isEqualTo(200);
  }

  @Test
  void aFullHouseIsToldWhenToComeBackBeforeAnythingIsPublished() throws Exception {
    Gateway gateway = rig.gateway(Map.of("lector.limits.waiting", "1"));
    CompletableFuture<HttpResponse<String>> first =
        gateway.postLater(body(Map.of("text", "First.")));
    await()
        .until(
            () ->
                gateway.get("/metrics").body().contains("waiting")
                    && gateway.say("x").statusCode() == 503);
    HttpResponse<String> refused = gateway.say("Second.", "Idempotency-Key", "second");
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
    String id = refused.headers().firstValue("X-Request-Id").orElse("");
    assertThat(gateway.get("/jobs/" + id).statusCode()).isEqualTo(404);
    rig.worker(Map.of());
    assertThat(first.get().statusCode()).isEqualTo(200);
  }

  @Test
  void aRetryWithTheSameKeyPicksUpTheJobThatTookTooLong() throws Exception {
    Gateway gateway = rig.gateway(Map.of("lector.limits.wait", "PT0.3S"));
    HttpResponse<String> late = gateway.say("Better late than never.", "Idempotency-Key", "late");
    assertThat(late.statusCode()).isEqualTo(504);
    String job = late.headers().firstValue("Location").orElseThrow();
    assertThat(job).startsWith("/jobs/");
    assertThat(json(gateway.get(job)).path("state").asText()).isEqualTo("QUEUED");

    rig.worker(Map.of());
    await().until(() -> json(gateway.get(job)).path("state").asText().equals("SUCCEEDED"));
    HttpResponse<String> retry = gateway.say("Better late than never.", "Idempotency-Key", "late");
    assertThat(retry.statusCode()).isEqualTo(200);
    assertThat("/jobs/" + retry.headers().firstValue("X-Request-Id").orElse("")).isEqualTo(job);
    assertThat(json(gateway.get(job)).path("attempt").asInt()).isEqualTo(1);
    assertThat(gateway.say("Something else.", "Idempotency-Key", "late").statusCode())
        .isEqualTo(422);
  }

  @Test
  void whoDoesNotWantToWaitGetsAJob() throws Exception {
    rig.worker(Map.of());
    Gateway gateway = rig.gateway(Map.of());
    HttpResponse<String> accepted = gateway.say("Whenever you like.", "Prefer", "respond-async");
    assertThat(accepted.statusCode()).isEqualTo(202);
    String job = accepted.headers().firstValue("Location").orElseThrow();
    await().until(() -> json(gateway.get(job)).path("state").asText().equals("SUCCEEDED"));
    URI audio = URI.create(json(gateway.get(job)).path("audio").path("url").asText());
    assertThat(gateway.fetch("GET", audio).statusCode()).isEqualTo(200);
    assertThat(gateway.get("/jobs/00000000-0000-0000-0000-000000000000").statusCode())
        .isEqualTo(404);
  }

  @Test
  void theOperatorsPagesAnswer() throws Exception {
    Gateway gateway = rig.gateway(Map.of());
    assertThat(gateway.get("/health/live").statusCode()).isEqualTo(200);
    assertThat(gateway.get("/health/ready").statusCode()).isEqualTo(200);
    assertThat(gateway.get("/metrics").body()).contains("# TYPE");
    assertThat(gateway.get("/openapi.yaml").body()).contains("/text-to-speech");
    assertThat(gateway.get("/nowhere").statusCode()).isEqualTo(404);
  }
}
