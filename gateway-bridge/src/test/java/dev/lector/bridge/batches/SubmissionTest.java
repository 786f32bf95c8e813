package dev.lector.bridge.batches;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.speech.ItemReader;
import dev.lector.bridge.speech.SpeechLimits;
import dev.lector.events.SpeechRequested;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmissionTest {
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  private static final ItemReader READER =
      new ItemReader(
          new SpeechLimits(
              1 << 20,
              100,
              10,
              Duration.ofSeconds(1),
              10,
              Duration.ofMinutes(15),
              Duration.ofSeconds(10)));
  private static final BatchLimits LIMITS = new BatchLimits(1 << 30, 100_000, 1_000, 10, 8, 50);

  @TempDir Path dir;

  @Test
  void aHundredThousandItemsGoThroughAFileAndLeaveNoneBehind() throws Exception {
    int count = LIMITS.items();
    IntFunction<String> line = i -> "{\"id\": \"%d\", \"text\": \"Sentence %d.\"}".formatted(i, i);
    Path file = dir.resolve("spool");
    try (Submission submission =
        Submission.read(lines(count, line), new JsonItems(READER), LIMITS, new Spool(file))) {
      assertThat(submission.items()).isEqualTo(count);
      int number = 0;
      for (SpeechRequested request : submission.requests("b", "acme", NOW)) {
        if (number == 0) {
          assertThat(Files.size(file)).as("all of them").isGreaterThan(count * 100L);
        }
        if (!request.getText().equals("Sentence %d.".formatted(number))
            || request.getItem() != number) {
          throw new AssertionError("Item " + number + " is " + request);
        }
        number++;
      }
      assertThat(number).isEqualTo(count);
    }
    assertThat(dir).isEmptyDirectory();
  }

  @Test
  void itemsBecomeRequestsOfTheirBatch() throws Exception {
    try (Submission submission =
        read(
            """
            {"id": "intro", "text": "One.", "voice": "slt", "speed": 1.5}

            {"id": 7, "text": "Two.", "model_id": "m", "description": "d", "language": "en"}
            {"text": "Three."}
            """)) {
      List<SpeechRequested> requests = requests(submission);
      assertThat(requests)
          .extracting(SpeechRequested::getRequestId)
          .containsExactly("b-0", "b-1", "b-2");
      assertThat(requests).extracting(SpeechRequested::getItem).containsExactly(0, 1, 2);
      assertThat(requests).extracting(SpeechRequested::getItemId).containsExactly("intro", "7", "");
      assertThat(requests)
          .extracting(SpeechRequested::getText)
          .containsExactly("One.", "Two.", "Three.");
      assertThat(requests)
          .allSatisfy(
              request -> {
                assertThat(request.getBatchId()).isEqualTo("b");
                assertThat(request.getBatchItems()).isEqualTo(3);
                assertThat(request.getTenant()).isEqualTo("acme");
                assertThat(request.getRequestedAt()).isEqualTo(NOW);
                assertThat(request.getFingerprint()).isEqualTo(submission.fingerprint());
                assertThat(request.getDeadline()).isNull();
              });
      assertThat(requests.get(0).getVoice()).isEqualTo("slt");
      assertThat(requests.get(0).getSpeed()).isEqualTo(1.5);
      assertThat(requests.get(1).getModelId()).isEqualTo("m");
      assertThat(requests.get(1).getDescription()).isEqualTo("d");
      assertThat(requests.get(1).getLanguage()).isEqualTo("en");
    }
  }

  @Test
  void equalLinesHaveEqualFingerprintsWhateverIsBetweenThem() throws Exception {
    String fingerprint = fingerprint("{\"text\":\"a\"}\n{\"text\":\"b\"}\n");
    assertThat(fingerprint).matches("[0-9a-f]{64}");
    assertThat(fingerprint("\r\n{\"text\":\"a\"}\r\n\t \n{\"text\":\"b\"}")).isEqualTo(fingerprint);
    assertThat(fingerprint("{\"text\":\"b\"}\n{\"text\":\"a\"}\n")).isNotEqualTo(fingerprint);
    assertThat(fingerprint("{\"text\":\"a\"}\n{\"text\":\"b\"}\n{\"text\":\"b\"}\n"))
        .isNotEqualTo(fingerprint);
  }

  @Test
  void everyWrongLineIsToldByItsNumberInTheBody() {
    JsonNode body =
        refusal(
            422,
            """
            {"text": "Fine."}

            {"text": 5, "speed": "fast"}
            {"text": ""}
            {"text": "%s"}
            nonsense
            {"id": "", "text": "Fine."}
            {"text": "%s"}
            ["text"]
            """
                .formatted("x".repeat(101), "y".repeat(LIMITS.line())));
    assertThat(body.path("errors").asInt()).isEqualTo(8);
    assertThat(body.path("detail").size()).isEqualTo(8);
    assertThat(body.path("detail").valueStream().map(error -> error.path("loc").toString()))
        .containsExactly(
            "[\"body\",3,\"text\"]",
            "[\"body\",3,\"speed\"]",
            "[\"body\",4]",
            "[\"body\",5]",
            "[\"body\",6,0]",
            "[\"body\",7,\"id\"]",
            "[\"body\",8]",
            "[\"body\",9]");
    assertThat(body.path("detail").valueStream().map(error -> error.path("type").asText()))
        .containsExactly(
            "string_type",
            "float_type",
            "value_error",
            "value_error",
            "json_invalid",
            "item_id",
            "line_too_long",
            "model_attributes_type");
    assertThat(body.path("detail"))
        .allSatisfy(
            error -> {
              assertThat(error.path("msg").asText()).isNotEmpty();
              assertThat(error.has("input")).as("the line does not come back").isFalse();
            });
    assertThat(body.path("detail").path(3).path("msg").asText()).contains("101", "100");
  }

  @Test
  void aNumberOfManyDigitsIsToldByItsLineHoweverManyItHas() {
    String lines =
        """
        {"text": %1$s}
        {"text": "Fine.", "id": %1$s}

        {"text": "Fine.", "speed": %2$s}
        """
            .formatted("1".repeat(1_001), "1".repeat(4_301));
    RefusedException refused =
        catchThrowableOfType(
            RefusedException.class,
            () ->
                Submission.read(
                    new ByteArrayInputStream(lines.getBytes(UTF_8)),
                    new JsonItems(READER),
                    new BatchLimits(1 << 30, 100_000, 10_000, 10, 8, 50)));
    assertThat(refused.reply().status()).isEqualTo(422);
    assertThat(
            refused.json().path("detail").valueStream().map(error -> error.path("loc").toString()))
        .containsExactly("[\"body\",1,\"text\"]", "[\"body\",2,\"id\"]", "[\"body\",4]");
  }

  @Test
  void aLineIsKeptAsTheRequestThatItBecame() throws Exception {
    Path file = dir.resolve("kept");
    String line = "{\"id\":7,\"text\":\"Kept.\",\"speed\":2,\"unknown\":\"left behind\"}\n";
    try (Submission submission =
        Submission.read(body(line), new JsonItems(READER), LIMITS, new Spool(file))) {
      SpeechRequested request = requests(submission).getFirst();

      assertThat(request.getText()).isEqualTo("Kept.");
      assertThat(request.getItemId()).isEqualTo("7");
      assertThat(request.getSpeed()).isEqualTo(2.0);
      assertThat(request.getRequestId()).isEqualTo("b-0");
      assertThat(request.getBatchItems()).isEqualTo(1);
      assertThat(request.getFingerprint()).isEqualTo(submission.fingerprint());
      assertThat(Files.readString(file, ISO_8859_1))
          .contains("Kept.")
          .doesNotContain("left behind");
    }
  }

  @Test
  void bytesThatAreNotTextHaveACodeOfTheirOwn() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write("{\"text\":\"Sound.\"}\n{\"text\":\"".getBytes(UTF_8));
    body.write(new byte[] {(byte) 0xff, (byte) 0xfe});
    body.write("\"}\n{\"text\":\"Deep.\",\"x\":".getBytes(UTF_8));
    body.write(("[".repeat(501) + "\n").getBytes(UTF_8));
    body.write("{\"text\":\"Fast.\",\"speed\":5}\n".getBytes(UTF_8));

    JsonNode errors = refusal(422, body.toByteArray()).path("detail");

    assertThat(errors.valueStream().map(error -> error.path("loc").toString()))
        .containsExactly("[\"body\",2]", "[\"body\",3]", "[\"body\",4,\"speed\"]");
    assertThat(errors.valueStream().map(error -> error.path("type").asText()))
        .containsExactly("invalid_utf8", "json_too_complex", "less_than_equal");
  }

  @Test
  void theFirstHundredErrorsAreToldAndAllAreCounted() {
    JsonNode body = refusal(422, "{\"text\":\"\"}\n".repeat(250));
    assertThat(body.path("errors").asInt()).isEqualTo(250);
    assertThat(body.path("detail").size()).isEqualTo(100);
    assertThat(body.path("detail").path(99).path("loc").toString()).isEqualTo("[\"body\",100]");
  }

  @Test
  void anIdIsGivenOnce() {
    JsonNode body =
        refusal(
            422,
            """
            {"id": "a", "text": "One."}
            {"id": "b", "text": "Two."}
            {"text": "Three."}
            {"text": "Four."}
            {"id": "a", "text": "Five."}
            """);
    assertThat(body.path("errors").asInt()).isEqualTo(1);
    JsonNode error = body.path("detail").path(0);
    assertThat(error.path("type").asText()).isEqualTo("duplicate_id");
    assertThat(error.path("loc").toString()).isEqualTo("[\"body\",5]");
    assertThat(error.path("msg").asText()).contains("a");
  }

  @Test
  void moreItemsThanTheLimitAreTooMany() throws Exception {
    BatchLimits three = new BatchLimits(1 << 20, 3, 1_000, 10, 8, 50);
    String item = "{\"text\":\"x\"}\n";
    try (Submission fits =
        Submission.read(body("\n" + item.repeat(3) + "\n"), new JsonItems(READER), three)) {
      assertThat(fits.items()).isEqualTo(3);
    }
    Path file = dir.resolve("spool");
    RefusedException refused =
        catchThrowableOfType(
            RefusedException.class,
            () ->
                Submission.read(
                    body(item.repeat(4)), new JsonItems(READER), three, new Spool(file)));
    assertThat(refused.reply().status()).isEqualTo(413);
    assertThat(refused.json().at("/detail/msg").asText()).contains("3");
    assertThat(file).doesNotExist();
  }

  @Test
  void anEmptyBatchIsRefused() {
    for (String empty : List.of("", "\n", " \t\r\n\n")) {
      assertThat(refusal(400, empty).at("/detail/msg").asText()).contains("empty");
    }
  }

  @Test
  void aBodyThatBreaksOffLeavesNoFileBehind() throws Exception {
    Path file = dir.resolve("spool");
    InputStream broken =
        new SequenceInputStream(
            body("{\"text\":\"x\"}\n"),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("The line went dead.");
              }

              @Override
              public int read(byte[] buffer, int offset, int length) throws IOException {
                return read();
              }
            });
    assertThatThrownBy(
            () -> Submission.read(broken, new JsonItems(READER), LIMITS, new Spool(file)))
        .isInstanceOf(IOException.class)
        .hasMessage("The line went dead.");
    assertThat(file).doesNotExist();
  }

  @Test
  void whoStopsReadingHalfWayKeepsNothingOpen() throws Exception {
    Iterator<SpeechRequested> requests;
    // More than what is read ahead.
    try (Submission submission =
        Submission.read(
            lines(10_000, i -> "{\"text\": \"Sentence %d.\"}".formatted(i)),
            new JsonItems(READER),
            LIMITS,
            new Spool(dir.resolve("spool")))) {
      requests = submission.requests("b", "", NOW).iterator();
      assertThat(requests.next().getItem()).isZero();
    }
    assertThat(requests).hasNext();
    assertThatThrownBy(requests::next).isInstanceOf(UncheckedIOException.class);
    assertThat(dir).isEmptyDirectory();
  }

  /** Lines that are made while they are read. */
  private static InputStream lines(int count, IntFunction<String> line) {
    return new SequenceInputStream(
        Collections.enumeration(
            new AbstractList<InputStream>() {
              @Override
              public InputStream get(int index) {
                return body(line.apply(index) + "\n");
              }

              @Override
              public int size() {
                return count;
              }
            }));
  }

  private static InputStream body(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  private Submission read(String body) throws Exception {
    return read(body.getBytes(UTF_8));
  }

  private Submission read(byte[] body) throws Exception {
    return Submission.read(
        new ByteArrayInputStream(body),
        new JsonItems(READER),
        LIMITS,
        new Spool(Files.createTempFile(dir, "spool", "")));
  }

  private String fingerprint(String body) throws Exception {
    try (Submission submission = read(body)) {
      return submission.fingerprint();
    }
  }

  private static List<SpeechRequested> requests(Submission submission) {
    List<SpeechRequested> requests = new ArrayList<>();
    submission.requests("b", "acme", NOW).forEach(requests::add);
    return requests;
  }

  private JsonNode refusal(int status, String body) {
    return refusal(status, body.getBytes(UTF_8));
  }

  private JsonNode refusal(int status, byte[] body) {
    RefusedException refused = catchThrowableOfType(RefusedException.class, () -> read(body));
    assertThat(refused).isNotNull();
    assertThat(refused.reply().status()).isEqualTo(status);
    try (Stream<Path> left = Files.list(dir)) {
      assertThat(left).isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return refused.json();
  }
}
