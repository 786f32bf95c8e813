package dev.lector.standalone.say;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lector.audio.Pace;
import dev.lector.standalone.Trickle;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client's side of the contract, against a server that answers what it is told to. */
class SpeechClientTest {
  private record Answer(int status, Map<String, String> headers, String body) {}

  private record Asked(String path, String authorization, String key, String body) {}

  private static final Wish WISH =
      new Wish(
          "Hello", null, null, null, null, null, WantedFormat.ANY, "", "", false, null, null, null);
  private static final String DONE = "{\"audio\":{\"url\":\"http://localhost:1/media/x.wav\"}}";

  private final Deque<Answer> answers = new ArrayDeque<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private HttpServer server;
  private SpeechClient client;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
    client =
        new SpeechClient(URI.create("http://localhost:" + server.getAddress().getPort()), "s3cret");
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void onlyWhatIsWishedForIsSent() throws Exception {
    answers.add(new Answer(200, Map.of("X-Request-Id", "42"), DONE));
    Spoken spoken =
        client.say(
            new Wish(
                "Hello",
                null,
                "slt",
                null,
                null,
                1.5,
                new WantedFormat("mp3", 44_100, null),
                "",
                "",
                false,
                "inline",
                -16.0,
                null));
    assertThat(spoken.requestId()).isEqualTo("42");
    assertThat(spoken.audio()).hasToString("http://localhost:1/media/x.wav");
    assertThat(asked.getFirst().body())
        .isEqualTo(
            "{\"text\":\"Hello\",\"voice\":\"slt\",\"speed\":1.5,\"response_format\":\"mp3\",\"sample_rate\":44100,\"text_type\":\"inline\",\"loudness\":-16.0}");
    assertThat(asked.getFirst().authorization()).isEqualTo("Bearer s3cret");
  }

  @Test
  void aServerThatStoppedWaitingIsAskedAgainForTheSameJob() throws Exception {
    answers.add(new Answer(504, Map.of("Location", "/jobs/42"), "{}"));
    answers.add(new Answer(200, Map.of(), DONE));
    client.say(WISH);
    assertThat(asked).hasSize(2);
    assertThat(asked.get(0).key()).isNotEmpty().isEqualTo(asked.get(1).key());
  }

  @Test
  void anOverloadedServerIsAskedAgainAfterThePauseItAsksFor() throws Exception {
    answers.add(new Answer(503, Map.of("Retry-After", "1"), "{}"));
    answers.add(new Answer(200, Map.of(), DONE));
    long started = System.nanoTime();
    client.say(WISH);
    assertThat(System.nanoTime() - started).isGreaterThan(900_000_000L);
  }

  @Test
  void aRefusalSpeaksInTheServersWords() {
    answers.add(
        new Answer(400, Map.of(), "{\"detail\":{\"msg\":\"Text input must be provided.\"}}"));
    assertThatThrownBy(() -> client.say(WISH))
        .isInstanceOf(SayException.class)
        .hasMessage("Text input must be provided. (status 400)");
  }

  @Test
  void timesAreWrittenInTheFormatOfTheirFile(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("hello.srt");
    TimesTarget target = TimesTarget.of(file.toString());
    answers.add(new Answer(200, Map.of(), "1\n00:00:00,050 --> 00:00:00,900\nHello\n\n"));
    answers.add(new Answer(200, Map.of(), "{\"granularity\":\"word\"}"));
    assertThat(target.fetch(client, "42")).isEmpty();
    assertThat(file).content().startsWith("1\n00:00:00,050");
    assertThat(asked)
        .extracting(Asked::path)
        .containsExactly("/jobs/42/timestamps.srt", "/jobs/42/timestamps.json");

    answers.add(new Answer(200, Map.of(), ""));
    answers.add(new Answer(200, Map.of(), "{\"granularity\":\"sentence\"}"));
    assertThat(target.fetch(client, "42").orElseThrow())
        .contains("when its sentences are heard, not when its words are");

    answers.add(new Answer(404, Map.of(), "{\"detail\":{\"msg\":\"Nobody knows.\"}}"));
    assertThatThrownBy(() -> target.fetch(client, "42")).hasMessage("Nobody knows. (status 404)");
  }

  @Test
  void timesOfAnUnknownFormatAreRefusedBeforeAnythingIsSaid() {
    assertThatThrownBy(() -> TimesTarget.of("hello.txt"))
        .isInstanceOf(SayException.class)
        .hasMessageContaining(".srt, .vtt")
        .hasMessageContaining("hello.txt");
  }

  @Test
  void everyFieldThatIsWrongIsNamed() {
    answers.add(
        new Answer(
            422,
            Map.of(),
            "{\"detail\":[{\"loc\":[\"body\",\"speed\"],\"msg\":\"too fast\"},{\"loc\":[\"body\",\"voice\"],\"msg\":\"bad\"}]}"));
    assertThatThrownBy(() -> client.say(WISH))
        .hasMessage("speed: too fast; voice: bad (status 422)");
  }

  @Test
  void anAnswerThatIsNotTheContractsIsAClearFailure() {
    answers.add(new Answer(200, Map.of(), "<html>"));
    assertThatThrownBy(() -> client.say(WISH)).hasMessageContaining("not JSON");
    answers.add(new Answer(200, Map.of(), "{}"));
    assertThatThrownBy(() -> client.say(WISH)).hasMessageContaining("no audio URL");
    answers.add(new Answer(502, Map.of(), "<html>"));
    assertThatThrownBy(() -> client.say(WISH)).hasMessageContaining("502");
  }

  @Test
  void audioThatTricklesIsGivenUpAndAudioThatIsOnlySlowComesWhole() throws Exception {
    Pace pace = new Pace(Duration.ofMillis(300), 1_000);
    server.createContext("/hardly.wav", new Trickle(1));
    server.createContext("/slow.wav", new Trickle(200));
    try (SpeechClient paced = new SpeechClient(address("/"), null, pace)) {
      try (InputStream audio = paced.download(address("/slow.wav"))) {
        assertThat(audio.readAllBytes()).hasSize(Trickle.LENGTH);
      }
      try (InputStream audio = paced.download(address("/hardly.wav"))) {
        assertThatThrownBy(audio::readAllBytes).hasMessageContaining("too slowly");
      }
    }
  }

  private URI address(String path) {
    return URI.create("http://localhost:" + server.getAddress().getPort() + path);
  }

  @Test
  void nothingListeningIsSaidWithTheAddress() {
    server.stop(0);
    assertThatThrownBy(() -> client.say(WISH))
        .isInstanceOf(SayException.class)
        .hasMessageContaining("Nothing answers at http://localhost:");
  }

  @Test
  void whoIsRefusedForATokenIsToldHowToGiveOne() {
    answers.add(new Answer(401, Map.of(), "{\"detail\":{\"msg\":\"Invalid bearer token.\"}}"));
    assertThatThrownBy(() -> client.say(WISH))
        .hasMessage(
            "Invalid bearer token. (status 401); give the right --token, or set LECTOR_TOKEN");
  }

  @Test
  void aRefusalInPlainWordsIsSaidAsItIs() {
    answers.add(
        new Answer(
            400,
            Map.of("Content-Type", "text/plain; charset=utf-8"),
            "This port speaks HTTPS only: ask https://.\n"));
    assertThatThrownBy(() -> client.say(WISH))
        .hasMessage("This port speaks HTTPS only: ask https://. (status 400)");
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      asked.add(
          new Asked(
              exchange.getRequestURI().getPath(),
              exchange.getRequestHeaders().getFirst("Authorization"),
              exchange.getRequestHeaders().getFirst("Idempotency-Key"),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
      Answer answer = answers.remove();
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
