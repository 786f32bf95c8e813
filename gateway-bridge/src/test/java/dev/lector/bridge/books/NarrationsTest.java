package dev.lector.bridge.books;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lector.bridge.testing.Client.Answer;
import dev.lector.bridge.testing.Servers;
import dev.lector.events.BatchState;
import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechRejected;
import dev.lector.events.SpeechRequested;
import dev.lector.events.TextType;
import dev.lector.events.WorkerModel;
import dev.lector.events.WorkerSeen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Narrations: asked for, spoken by whoever takes the batch, put together, and fetched. */
class NarrationsTest extends BooksSuite {
  private static final Duration SOON = Duration.ofSeconds(30);

  private String narrate(String book, String order) {
    Answer answer = post("/books/" + book + "/narrations", order);
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    assertThat(answer.header("Location"))
        .isEqualTo("/books/" + book + "/narrations/" + answer.json().path("id").asText());
    return answer.header("Location");
  }

  private void speak(List<SpeechRequested> items) {
    items.forEach(item -> end(item, spoken(item)));
  }

  private JsonNode awaitState(String path, String state) {
    return await()
        .atMost(SOON)
        .until(() -> get(path).json(), json -> json.path("state").asText().equals(state));
  }

  @Test
  void thePassagesOfABookBecomeABatch() {
    String book = book();

    String path = narrate(book, "{\"voice\":\"slt\",\"speed\":1.5,\"loudness\":\"-18\"}");

    List<SpeechRequested> items = queue.getFirst();
    assertThat(items).extracting(SpeechRequested::getText).contains("One", "It was a cold day.");
    assertThat(items)
        .extracting(SpeechRequested::getItemId)
        .startsWith("c001-p0001", "c001-p0002", "c002-p0001");
    SpeechRequested first = items.getFirst();
    assertThat(first.getVoice()).isEqualTo("slt");
    assertThat(first.getSpeed()).isEqualTo(1.5);
    assertThat(first.getLoudness()).isEqualTo(-18.0);
    assertThat(first.getTextType()).isEqualTo(TextType.PLAIN);
    assertThat(first.getTenant()).isEqualTo("acme");
    JsonNode shown = get(path).json();
    assertThat(shown.path("state").asText()).isEqualTo("queued");
    assertThat(shown.path("batch_id").asText()).isEqualTo(first.getBatchId());
    assertThat(shown.at("/passages/total").asInt()).isEqualTo(items.size());
    assertThat(get("/books/" + book).json().at("/narrations/0/state").asText()).isEqualTo("queued");
  }

  @Test
  void aChapterIsHeardWhenItsPassagesAreThereAndTheBookWhenAllAre() {
    String path = narrate(book(), "{}");
    List<SpeechRequested> items = queue.getFirst();
    speak(items.subList(0, 2));
    heard(items, BatchState.RUNNING, 2, 0);

    JsonNode speaking = awaitState(path, "speaking");
    assertThat(speaking.at("/chapters/0/done").asInt()).isEqualTo(2);
    assertThat(speaking.at("/chapters/1/done").asInt()).isZero();
    assertThat(speaking.path("seconds_left").isIntegralNumber()).isTrue();
    heard(items, BatchState.PAUSED, 2, 0);
    JsonNode paused = awaitState(path, "paused");
    assertThat(paused.at("/chapters/0/done").asInt()).isEqualTo(2);
    assertThat(paused.path("seconds_left").isNull()).isTrue();
    heard(items, BatchState.RUNNING, 2, 0);
    Answer early = get(path + "/chapters/2/audio");
    assertThat(early.status()).isEqualTo(409);
    assertThat(early.json().path("state").asText()).isEqualTo("speaking");
    assertThat(get(path + "/audio").status()).isEqualTo(409);
    assertThat(get(path + "/chapters/9/audio").status()).isEqualTo(404);
    Answer chapter = get(path + "/chapters/1/audio");
    assertThat(chapter.status()).as(chapter.text()).isEqualTo(200);
    assertThat(chapter.header("Content-Type")).isEqualTo("audio/mp4");

    // The bridge dies; another one goes on.
    restart();
    speak(items);
    heard(items, BatchState.FINISHED, items.size(), 0);
    assertThat(get(path).json().path("state").asText()).isIn("encoding", "done");
    JsonNode done = awaitState(path, "done");

    Answer audio = get(done.path("audio").asText());
    assertThat(audio.header("Content-Type")).isEqualTo("audio/mp4");
    assertThat(audio.header("Content-Disposition"))
        .startsWith("attachment; filename=\"Three Tales.m4b\"");
    assertThat(audio.body()).hasSize(done.path("bytes").asInt());
    String bytes = new String(audio.body(), ISO_8859_1);
    assertThat(bytes).contains("ftyp", "chpl", "One", "Two", "Three", "Ann Author");
    Answer part = client.get(path + "/audio", with("Range", "bytes=4-7"));
    assertThat(part.status()).isEqualTo(206);
    assertThat(part.text()).isEqualTo("ftyp");
    assertThat(client.get(path + "/audio", with("Range", "bytes=99999999-")).status())
        .isEqualTo(416);
    // What is done is told without the ledger.
    ledger.away(true);
    assertThat(get(path).json().path("state").asText()).isEqualTo("done");
    assertThat(get(path + "/chapters/3/audio").status()).isEqualTo(200);
  }

  @Test
  void chaptersMakeRoomWhereTheWholeBookIs() {
    assertThat(
            NarrationShelf.spare(
                List.of("b-1.audio", "b-1.c00001", "b-1.e00001", "b-1.json", "b-2.e00001")))
        .containsExactly("b-1.c00001", "b-1.e00001");
  }

  @Test
  void aNarrationWhoseBatchIsCancelledIsCancelled() {
    String path = narrate(book(), "{}");
    List<SpeechRequested> items = queue.getFirst();
    speak(items.subList(0, 2));
    Object never =
        SpeechRejected.newBuilder().setCode(RejectionCode.CANCELLED).setMessage("x").build();
    items.subList(2, items.size()).forEach(item -> end(item, never));
    heard(items, BatchState.FINISHED, 2, items.size() - 2);

    JsonNode shown = get(path).json();

    assertThat(shown.path("state").asText()).isEqualTo("cancelled");
    assertThat(shown.at("/passages/done").asInt()).isEqualTo(2);
    assertThat(shown.at("/passages/failed").asInt()).isZero();
    assertThat(shown.at("/chapters/1/done").asInt()).isZero();
    assertThat(shown.path("failures")).isEmpty();
    assertThat(get(path + "/chapters/1/audio").status()).isEqualTo(200);
    assertThat(get(path + "/chapters/2/audio").status()).isEqualTo(409);
  }

  @ParameterizedTest
  @ValueSource(strings = {"m4b", "wav"})
  void whatIsCancelledWhileItIsEncodedKeepsNoAudio(String format) throws Exception {
    String book = book();
    String path = narrate(book, "{\"format\":\"%s\"}".formatted(format));
    List<SpeechRequested> items = queue.getFirst();
    speak(items);
    String id = path.substring(path.lastIndexOf('/') + 1);
    KeptNarration narration = shelf().look("acme", book, id).orElseThrow();
    post(path + "/cancel", "");

    maker().book("acme", narration);

    assertThat(shelf().folder("acme").bytes(NarrationShelf.audio(narration))).isEmpty();
  }

  @Test
  void theNameOfAFileIsShortWhateverTheTitleIs() {
    byte[] epub = tales().titled("日本 " + "本".repeat(4_000)).bytes();
    JsonNode book = send(epub, "application/epub+zip", "").json();
    String path = narrate(book.path("id").asText(), "{\"format\":\"wav\",\"chapters\":[1]}");
    List<SpeechRequested> items = queue.getFirst();
    speak(items);
    heard(items, BatchState.FINISHED, items.size(), 0);
    awaitState(path, "done");

    String name = get(path + "/audio").header("Content-Disposition");

    assertThat(name).contains("%E6%9C%AC").endsWith(".wav").hasSizeLessThan(2_000);
    assertThat(book.path("title").asText()).startsWith("日本").hasSizeLessThan(400);
  }

  private static String[] with(String name, String value) {
    String[] caller = Servers.acme();
    return new String[] {caller[0], caller[1], name, value};
  }

  @ParameterizedTest
  @CsvSource({
    "mp3,audio/mpeg,ID3",
    "opus,audio/ogg,OggS",
    "flac,audio/flac,fLaC",
    "wav,audio/wav,RIFF"
  })
  void otherFormatsAreOneFileToo(String format, String type, String begin) {
    String path = narrate(book(), "{\"format\":\"%s\",\"chapters\":[1,3]}".formatted(format));
    List<SpeechRequested> items = queue.getFirst();
    assertThat(items).hasSize(4);
    speak(items);
    heard(items, BatchState.FINISHED, items.size(), 0);

    awaitState(path, "done");

    Answer audio = get(path + "/audio");
    assertThat(audio.header("Content-Type")).isEqualTo(type);
    assertThat(audio.text()).startsWith(begin);
    assertThat(get(path + "/chapters/3/audio").text()).startsWith(begin);
  }

  @Test
  void aPassageThatFailedIsNamedAndTheRestIsNoBook() {
    String path = narrate(book(), "{}");
    List<SpeechRequested> items = queue.getFirst();
    speak(items);
    end(items.get(3), rejected("no audio came"));
    heard(items, BatchState.FINISHED, items.size() - 1, 1);

    JsonNode failed = awaitState(path, "failed");

    assertThat(failed.path("failures")).hasSize(1);
    JsonNode failure = failed.at("/failures/0");
    assertThat(failure.path("chapter").asInt()).isEqualTo(2);
    assertThat(failure.path("passage").asInt()).isEqualTo(2);
    assertThat(failure.path("text").asText()).isEqualTo("Nobody came.");
    assertThat(failure.path("msg").asText()).isEqualTo("no audio came");
    assertThat(failed.at("/chapters/1/failed").asInt()).isEqualTo(1);
    assertThat(get(path + "/audio").status()).isEqualTo(409);
  }

  @Test
  void theSameKeyIsTheSameNarration() {
    String book = book();
    String to = "/books/" + book + "/narrations";

    Answer first = post(to, "{\"speed\":2}", "Idempotency-Key", "k");
    restart();
    Answer second = post(to, "{\"speed\":2}", "Idempotency-Key", "k");
    Answer other = post(to, "{\"speed\":1}", "Idempotency-Key", "k");

    assertThat(second.json().path("id")).isEqualTo(first.json().path("id"));
    assertThat(queue).hasSize(1);
    assertThat(other.status()).isEqualTo(422);
  }

  @Test
  void aBookHasFiftyNarrationsAtMost() {
    String book = book();
    String to = "/books/" + book + "/narrations";
    for (int i = 0; i < 50; i++) {
      assertThat(post(to, "{}", "Idempotency-Key", "k" + i).status()).isEqualTo(202);
    }

    Answer refused = post(to, "{}");

    assertThat(refused.status()).isEqualTo(413);
    assertThat(refused.message()).contains("50", "DELETE /books/");
    assertThat(post(to, "{}", "Idempotency-Key", "k7").status()).isEqualTo(202);
    assertThat(queue).hasSize(50);
    assertThat(get("/books/" + book).json().path("narrations")).hasSize(50);
  }

  @Test
  void whatCannotBeNarratedIsRefusedInOneLine() {
    String to = "/books/" + book() + "/narrations";
    assertThat(post(to, "{\"chapters\":[7]}").message()).contains("1 to 3");
    assertThat(post(to, "{\"format\":\"exe\"}").message()).contains("m4b");
    assertThat(post(to, "{\"speed\":9}").status()).isEqualTo(422);
    assertThat(post(to, "[]").status()).isEqualTo(400);
    assertThat(queue).isEmpty();
  }

  @Test
  void aBookIsReadByAVoiceOfItsLanguageOrByNone() {
    workers.started();
    workers.seen(
        WorkerSeen.newBuilder()
            .setWorkerId("w")
            .setModels(
                List.of(
                    WorkerModel.newBuilder()
                        .setModelId("starter")
                        .setLanguages(List.of("en-US"))
                        .setVoices(List.of("slt"))
                        .build()))
            .setDefaultModel("starter")
            .build(),
        Instant.now(),
        Duration.ZERO);
    String german =
        send(tales().in("de").bytes(), "application/epub+zip", "").json().path("id").asText();

    Answer refused = post("/books/" + german + "/narrations", "{}");
    Answer allTheSame = post("/books/" + german + "/narrations", "{\"language\":\"en\"}");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.message()).contains("German (de)").contains("\"language\"");
    assertThat(allTheSame.status()).as(allTheSame.text()).isEqualTo(202);
  }

  @Test
  void aNarrationIsCancelledAndGoesWithItsBook() {
    String book = book();
    String path = narrate(book, "{}");

    Answer gone = post(path + "/cancel", "");

    assertThat(gone.status()).isEqualTo(200);
    assertThat(gone.json().path("state").asText()).isEqualTo("cancelled");
    assertThat(cancelled).hasSize(1);
    assertThat(get(path).json().path("state").asText()).isEqualTo("cancelled");
    narrate(book, "{}");
    assertThat(delete("/books/" + book).status()).isEqualTo(204);
    assertThat(cancelled).hasSize(2);
    assertThat(get(path).status()).isEqualTo(404);
  }

  @Test
  void noTenantHearsAnothersBooks() {
    String path = narrate(book(), "{}");

    for (String part : List.of("", "/audio", "/chapters/1/audio", "/events")) {
      assertThat(client.get(path + part, Servers.globex()).status()).as(part).isEqualTo(404);
    }
  }

  @Test
  void progressIsFollowedToItsEnd() {
    String path = narrate(book(), "{}");
    List<SpeechRequested> items = queue.getFirst();
    speak(items);
    heard(items, BatchState.FINISHED, items.size(), 0);

    Answer events = get(path + "/events");

    assertThat(events.text()).contains("event: progress", "\"state\":\"encoding\"");
    assertThat(events.text().indexOf("event: end"))
        .isGreaterThan(events.text().indexOf("event: progress"));
    assertThat(new String(events.body(), UTF_8)).contains("\"state\":\"done\"");
  }
}
