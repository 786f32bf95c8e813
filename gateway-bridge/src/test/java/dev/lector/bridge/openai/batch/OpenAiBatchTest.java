package dev.lector.bridge.openai.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lector.bridge.testing.Client.Answer;
import dev.lector.bridge.testing.Servers;
import dev.lector.events.BatchState;
import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechRequested;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Batches as OpenAI has them. */
class OpenAiBatchTest extends OpenAiBatchSuite {

  @Test
  void linesBecomeItemsOfABatchWithTheirDeadline() {
    Answer created = create(file(line("a", "One.") + "\r\n" + line("b", "Two.")), "");

    JsonNode batch = created.json();
    assertThat(created.status()).as(created.text()).isEqualTo(200);
    assertThat(batch.path("id").asText()).matches("batch_[0-9a-f]{32}");
    assertThat(batch.path("object").asText()).isEqualTo("batch");
    assertThat(batch.path("endpoint").asText()).isEqualTo("/v1/audio/speech");
    assertThat(batch.path("status").asText()).isEqualTo("in_progress");
    assertThat(batch.path("request_counts").toString())
        .isEqualTo("{\"total\":2,\"completed\":0,\"failed\":0}");
    assertThat(batch.path("expires_at").asLong() - batch.path("created_at").asLong())
        .isEqualTo(86_400);
    assertThat(batch.path("errors").isNull()).isTrue();
    List<SpeechRequested> items = queue.getFirst();
    assertThat(items).extracting(SpeechRequested::getText).containsExactly("One.", "Two.");
    assertThat(items).extracting(SpeechRequested::getItemId).containsExactly("a", "b");
    assertThat(items).extracting(SpeechRequested::getTenant).containsOnly("acme");
    assertThat(items.getFirst().getBatchId()).isEqualTo(batch.path("id").asText());
    assertThat(items.getFirst().getFormat().name()).isEqualTo("MP3");
    assertThat(items.getFirst().getDeadline())
        .isEqualTo(items.getFirst().getRequestedAt().plus(Duration.ofHours(24)));
  }

  @Test
  void anyBridgeTellsOutputOnceAllItemsHaveEnded() throws Exception {
    String id =
        create(file(line("a", "One.") + line("b", "Two.") + line("c", "Three.")), "")
            .json()
            .path("id")
            .asText();
    List<SpeechRequested> items = queue.getFirst();
    end(items.get(0), spoken());
    heard(items, BatchState.PAUSED, 1, 0);
    JsonNode paused = get("/v1/batches/" + id).json();
    assertThat(paused.path("status").asText()).as("OpenAI has no pause").isEqualTo("in_progress");
    assertThat(paused.at("/request_counts/completed").asInt()).isEqualTo(1);
    end(items.get(1), rejected(RejectionCode.SYNTHESIS_FAILED, "It broke."));
    end(items.get(2), spoken());
    heard(items, BatchState.FINISHED, 2, 1);
    restart();

    JsonNode batch = get("/v1/batches/" + id).json();
    assertThat(batch.path("status").asText()).isEqualTo("completed");
    assertThat(batch.path("completed_at").asLong()).isPositive();
    assertThat(batch.path("request_counts").toString())
        .isEqualTo("{\"total\":3,\"completed\":2,\"failed\":1}");
    Answer output = get("/v1/files/" + batch.path("output_file_id").asText() + "/content");
    assertThat(output.text()).endsWith("\n");
    List<JsonNode> spoken = lines(output);
    assertThat(spoken).extracting(l -> l.path("custom_id").asText()).containsExactly("a", "c");
    JsonNode response = spoken.getFirst().path("response");
    assertThat(response.path("status_code").asInt()).isEqualTo(200);
    assertThat(response.path("request_id").asText()).isEqualTo(items.getFirst().getRequestId());
    assertThat(spoken.getFirst().path("error").isNull()).isTrue();
    assertThat(response.at("/body/audio").has("data")).isFalse();
    String url = response.at("/body/audio/url").asText();
    assertThat(client.get(url.substring(url.indexOf("/media/"))).body()).isEqualTo(AUDIO);
    List<JsonNode> failed =
        lines(get("/v1/files/" + batch.path("error_file_id").asText() + "/content"));
    assertThat(failed.getFirst().path("custom_id").asText()).isEqualTo("b");
    assertThat(failed.getFirst().at("/response/status_code").asInt()).isEqualTo(500);
    assertThat(failed.getFirst().at("/response/body/error/message").asText())
        .isEqualTo("It broke.");
    JsonNode file = get("/v1/files/" + batch.path("output_file_id").asText()).json();
    assertThat(file.path("bytes").asInt()).isEqualTo(output.body().length);
    assertThat(file.path("purpose").asText()).isEqualTo("batch_output");
  }

  @Test
  void audioIsInTheOutputWhereTheMetadataAskForIt() throws Exception {
    String id =
        create(
                file(line("a", "One.") + line("b", "Two.")),
                ",\"metadata\":{\"lector_inline\":\"true\",\"book\":\"7\"}")
            .json()
            .path("id")
            .asText();
    List<SpeechRequested> items = queue.getFirst();
    end(items.get(0), spoken());
    end(items.get(1), spoken(new byte[limits.inline() + 1], "cd"));
    heard(items, BatchState.FINISHED, 2, 0);

    JsonNode batch = get("/v1/batches/" + id).json();
    assertThat(batch.at("/metadata/book").asText()).isEqualTo("7");
    Answer output = get("/v1/files/" + batch.path("output_file_id").asText() + "/content");
    List<JsonNode> lines = lines(output);
    assertThat(
            Base64.getDecoder().decode(lines.getFirst().at("/response/body/audio/data").asText()))
        .isEqualTo(AUDIO);
    assertThat(lines.get(1).at("/response/body/audio/data").isNull()).isTrue();
    assertThat(lines.get(1).at("/response/body/audio/url").asText()).contains("/media/");
    assertThat(
            get("/v1/files/" + batch.path("output_file_id").asText()).json().path("bytes").asInt())
        .isEqualTo(output.body().length);
  }

  @Test
  void aWrongLineIsInTheErrorFileWithItsNumberAndTheOthersAreSpoken() throws Exception {
    String content =
        line("a", "One.")
            + "{nonsense\n"
            + line("c", " ")
            + line("d", "Four.").replace("alloy", "")
            + line("e", "Five.").replace("POST", "GET")
            + line("f", "Six.").replace("/v1/audio/speech", "/v1/responses")
            + line("", "Seven.")
            + "x".repeat(1_001)
            + "\n\n"
            + line("j", "Ten.").replace("{\"model\"", "[{\"model\"").replace("}}", "}]}");
    JsonNode created = create(file(content), "").json();
    assertThat(created.path("request_counts").toString())
        .isEqualTo("{\"total\":9,\"completed\":0,\"failed\":8}");
    assertThat(queue.getFirst()).hasSize(1);
    end(queue.getFirst().getFirst(), spoken());
    heard(queue.getFirst(), BatchState.FINISHED, 1, 0);

    JsonNode batch = get("/v1/batches/" + created.path("id").asText()).json();
    assertThat(batch.path("status").asText()).isEqualTo("completed");
    Answer errors = get("/v1/files/" + batch.path("error_file_id").asText() + "/content");
    List<JsonNode> lines = lines(errors);
    assertThat(lines)
        .extracting(l -> l.path("line").asInt())
        .containsExactly(2, 3, 4, 5, 6, 7, 8, 10);
    assertThat(lines)
        .extracting(l -> l.at("/error/code").asText())
        .containsExactly(
            "invalid_json_line",
            "",
            "",
            "invalid_method",
            "invalid_url",
            "invalid_custom_id",
            "line_too_long",
            "missing_body");
    assertThat(lines.getFirst().path("custom_id").isNull()).isTrue();
    assertThat(lines.get(1).path("custom_id").asText()).isEqualTo("c");
    assertThat(lines.get(1).at("/response/status_code").asInt()).isEqualTo(400);
    assertThat(lines.get(1).at("/response/body/error/message").asText()).contains("provided");
    assertThat(lines.get(2).at("/response/body/error/param").asText()).isEqualTo("voice");
    assertThat(
            get("/v1/files/" + batch.path("error_file_id").asText()).json().path("bytes").asInt())
        .isEqualTo(errors.body().length);
  }

  @Test
  void aBatchOfWrongLinesAloneEndsAtOnce() throws Exception {
    JsonNode batch = create(file("{\n"), "").json();

    assertThat(batch.path("status").asText()).isEqualTo("completed");
    assertThat(batch.path("output_file_id").isNull()).isTrue();
    assertThat(lines(get("/v1/files/" + batch.path("error_file_id").asText() + "/content")))
        .hasSize(1);
    assertThat(queue).isEmpty();
  }

  @Test
  void whatIsNoBatchFailsAndSaysWhy() {
    JsonNode empty = create(file("\n \n"), "").json();
    JsonNode twice = create(file(line("a", "One.") + line("a", "Two.")), "").json();

    assertThat(empty.path("status").asText()).isEqualTo("failed");
    assertThat(empty.at("/errors/data/0/code").asText()).isEqualTo("empty_file");
    assertThat(twice.path("status").asText()).isEqualTo("failed");
    assertThat(twice.at("/errors/object").asText()).isEqualTo("list");
    assertThat(twice.at("/errors/data/0/code").asText()).isEqualTo("duplicate_custom_id");
    assertThat(twice.at("/errors/data/0/line").asInt()).isEqualTo(2);
    assertThat(get("/v1/batches/" + twice.path("id").asText()).json()).isEqualTo(twice);
    assertThat(queue).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "endpoint          | {'input_file_id':'F','endpoint':'/v1/responses','completion_window':'24h'}",
        "endpoint          | {'input_file_id':'F','completion_window':'24h'}",
        "input_file_id     | {'endpoint':'/v1/audio/speech','completion_window':'24h'}",
        "input_file_id     | {'input_file_id':'file-x','endpoint':'/v1/audio/speech','completion_window':'24h'}",
        "completion_window | {'input_file_id':'F','endpoint':'/v1/audio/speech','completion_window':'soon'}",
        "completion_window | {'input_file_id':'F','endpoint':'/v1/audio/speech','completion_window':'15d'}",
        "metadata          | {'input_file_id':'F','endpoint':'/v1/audio/speech','completion_window':'1h','metadata':{'a':1}}",
      })
  void whatIsAskedWronglyIsRefusedWithItsField(String param, String body) {
    String file = file(line("a", "One."));

    Answer answer = post("/v1/batches", body.replace("'", "\"").replace("F", file));

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.json().at("/error/param").asText()).isEqualTo(param);
    assertThat(queue).isEmpty();
  }

  @Test
  void whatIsCancelledSaysSoForEachLine() throws Exception {
    String id = create(file(line("a", "One.") + line("b", "Two.")), "").json().path("id").asText();

    JsonNode cancelling = post("/v1/batches/" + id + "/cancel", "").json();
    assertThat(cancelling.path("status").asText()).isEqualTo("cancelling");
    assertThat(cancelling.path("cancelling_at").asLong()).isPositive();
    assertThat(cancelled.getFirst().getTenant()).isEqualTo("acme");
    end(queue.getFirst().get(0), spoken());
    end(queue.getFirst().get(1), rejected(RejectionCode.CANCELLED, ""));
    heard(queue.getFirst(), BatchState.FINISHED, 1, 1);

    JsonNode batch = get("/v1/batches/" + id).json();
    assertThat(batch.path("status").asText()).isEqualTo("cancelled");
    assertThat(batch.path("cancelled_at").asLong()).isPositive();
    assertThat(
            lines(get("/v1/files/" + batch.path("error_file_id").asText() + "/content"))
                .getFirst()
                .at("/error/code")
                .asText())
        .isEqualTo("batch_cancelled");
    assertThat(post("/v1/batches/" + id + "/cancel", "").status()).isEqualTo(409);
  }

  @Test
  void whatIsNotDoneInItsWindowHasExpired() throws Exception {
    String id = create(file(line("a", "One.")), "").json().path("id").asText();
    end(queue.getFirst().getFirst(), rejected(RejectionCode.DEADLINE_EXCEEDED, ""));
    heard(queue.getFirst(), BatchState.FINISHED, 0, 1);

    JsonNode batch = get("/v1/batches/" + id).json();

    assertThat(batch.path("status").asText()).isEqualTo("expired");
    assertThat(
            lines(get("/v1/files/" + batch.path("error_file_id").asText() + "/content"))
                .getFirst()
                .at("/error/code")
                .asText())
        .isEqualTo("batch_expired");
  }

  @Test
  void whatCouldNotBeQueuedIsSaidAndIsNotLost() {
    String file = file(line("a", "One."));
    brokerDown = true;

    Answer refused = create(file, "");
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).isNotEmpty();
    String id = get("/v1/batches").json().at("/data/0/id").asText();
    assertThat(get("/v1/batches/" + id).json().path("status").asText()).isEqualTo("validating");
    ahead = Duration.ofMinutes(11);
    JsonNode failed = get("/v1/batches/" + id).json();
    assertThat(failed.path("status").asText()).isEqualTo("failed");
    assertThat(failed.at("/errors/data/0/code").asText()).isEqualTo("not_queued");
  }

  @Test
  void whatTheStoreCouldNotKeepIsNotCountedAsStaged() throws Exception {
    String file = file(manyLines(19));
    Path drafts = dir.resolve(".incoming");
    Files.delete(drafts);
    Files.createFile(drafts);
    for (int i = 0; i < 4; i++) {
      Answer refused = create(file, "");
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.text()).contains("store of files");
    }
    Files.delete(drafts);

    assertThat(create(file, "").status()).isEqualTo(200);
  }

  @Test
  void whatBrokeOffOnItsWayToTheQueueIsNotCountedAsStaged() throws Exception {
    String file = file(manyLines(19));
    queueBroken = true;
    // By a client of its own, as nothing describes an answer to what nobody thought of.
    try (HttpClient http = HttpClient.newHttpClient()) {
      for (int i = 0; i < 4; i++) {
        HttpRequest request = postOf("/v1/batches", order(file, ""));
        assertThat(http.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(500);
      }
    }
    queueBroken = false;

    assertThat(create(file, "").status()).isEqualTo(200);
  }

  @Test
  void aBatchDoesNotEndWhileTheLedgerTellsOnlySomeOfItsItems() {
    String id = create(file(line("a", "One.") + line("b", "Two.")), "").json().path("id").asText();
    end(queue.getFirst().get(0), spoken());
    heard(queue.getFirst(), BatchState.FINISHED, 2, 0);

    Answer early = get("/v1/batches/" + id);
    assertThat(early.status()).isEqualTo(503);
    assertThat(early.header("Retry-After")).isNotEmpty();
    end(queue.getFirst().get(1), spoken());
    JsonNode batch = get("/v1/batches/" + id).json();
    assertThat(batch.path("status").asText()).isEqualTo("completed");
    assertThat(batch.at("/request_counts/completed").asInt()).isEqualTo(2);
  }

  @Test
  void outputIsRefusedWhenTheLedgerHasForgottenItsItems() {
    spokenAtOnce = true;
    JsonNode batch = create(file(line("a", "One.") + line("b", "Two.")), "").json();
    ledger.forget(queue.getFirst().get(0).getRequestId());
    ledger.forget(queue.getFirst().get(1).getRequestId());

    Answer answer = get("/v1/files/" + batch.path("output_file_id").asText() + "/content");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.json().at("/error/message").asText()).contains("ledger");
  }

  @Test
  void outputBreaksOffWhenTheLedgerHasForgottenSomeOfItsItems() {
    spokenAtOnce = true;
    JsonNode batch = create(file(line("a", "One.") + line("b", "Two.")), "").json();
    ledger.forget(queue.getFirst().get(1).getRequestId());

    assertThatThrownBy(() -> get("/v1/files/" + batch.path("output_file_id").asText() + "/content"))
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void outputBreaksOffWhenTheAudioItIsToHaveCannotBeReached() throws Exception {
    spokenAtOnce = true;
    JsonNode batch =
        create(file(line("a", "One.")), ",\"metadata\":{\"lector_inline\":\"true\"}").json();
    String content = "/v1/files/" + batch.path("output_file_id").asText() + "/content";
    Path shard = dir.resolve("ab/ab");
    Path away = dir.resolve("away");
    Files.move(shard, away);
    Files.createSymbolicLink(shard, shard);

    assertThatThrownBy(() -> get(content)).hasCauseInstanceOf(IOException.class);

    Files.delete(shard);
    assertThat(lines(get(content)).getFirst().at("/response/body/audio/data").isNull()).isTrue();
    Files.move(away, shard);
    assertThat(lines(get(content)).getFirst().at("/response/body/audio/data").isTextual()).isTrue();
  }

  @Test
  void whatWasCancelledElsewhereHasNotCompleted() {
    String id = create(file(line("a", "One.") + line("b", "Two.")), "").json().path("id").asText();
    end(queue.getFirst().get(0), spoken());
    end(queue.getFirst().get(1), rejected(RejectionCode.CANCELLED, ""));
    heard(queue.getFirst(), BatchState.FINISHED, 1, 1);

    JsonNode batch = get("/v1/batches/" + id).json();

    assertThat(batch.path("status").asText()).isEqualTo("cancelled");
    assertThat(batch.path("cancelled_at").asLong()).isPositive();
  }

  @Test
  void cancellingAgainNotesWhatWasOnlyToldToTheLedger() {
    String id = create(file(line("a", "One.")), "").json().path("id").asText();
    heard(queue.getFirst(), BatchState.CANCELLING, 0, 0);
    assertThat(get("/v1/batches/" + id).json().path("cancelling_at").isNull()).isTrue();

    JsonNode cancelling = post("/v1/batches/" + id + "/cancel", "").json();

    assertThat(cancelling.path("cancelling_at").asLong()).isPositive();
  }

  private static String manyLines(int count) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      lines.append(line("n" + i, "One."));
    }
    return lines.toString();
  }

  @Test
  void batchesAreListedNewestFirstPageByPage() {
    String file = file(line("a", "One."));
    for (int i = 0; i < 5; i++) {
      ahead = Duration.ofSeconds(i);
      create(file, ",\"metadata\":{\"n\":\"" + i + "\"}");
    }

    JsonNode first = get("/v1/batches?limit=2").json();
    JsonNode second = get("/v1/batches?limit=3&after=" + first.path("last_id").asText()).json();

    assertThat(first.path("object").asText()).isEqualTo("list");
    assertThat(first.findValuesAsText("n")).containsExactly("4", "3");
    assertThat(first.path("has_more").asBoolean()).isTrue();
    assertThat(second.findValuesAsText("n")).containsExactly("2", "1", "0");
    assertThat(second.path("has_more").asBoolean()).isFalse();
    assertThat(get("/v1/batches?limit=0").status()).isEqualTo(400);
    assertThat(client.get("/v1/batches", Servers.globex()).json().path("data")).isEmpty();
  }

  @Test
  void aBatchAndItsFilesAreTheirTenantsAlone() {
    spokenAtOnce = true;
    JsonNode batch = create(file(line("a", "One.")), "").json();
    assertThat(batch.path("status").asText()).isEqualTo("completed");
    String id = batch.path("id").asText();
    String output = batch.path("output_file_id").asText();

    for (String path :
        List.of(
            "/v1/batches/" + id,
            "/v1/files/" + output,
            "/v1/files/" + output + "/content",
            "/v1/files/" + batch.path("input_file_id").asText() + "/content")) {
      assertThat(client.get(path, Servers.globex()).status()).as(path).isEqualTo(404);
      assertThat(get(path).status()).as(path).isEqualTo(200);
    }
  }

  @Test
  void aLedgerThatIsAwayIsSaid() {
    String id = create(file(line("a", "One.")), "").json().path("id").asText();
    ledger.away(true);

    Answer answer = get("/v1/batches/" + id);

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.json().at("/error/type").asText()).isEqualTo("server_error");
    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("ledger");
  }
}
