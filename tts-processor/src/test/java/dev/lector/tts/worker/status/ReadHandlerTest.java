package dev.lector.tts.worker.status;

import static dev.lector.exchange.ReadExchange.LIMIT_MS;
import static dev.lector.exchange.ReadExchange.TENANT;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.http.BoundedServer;
import dev.lector.http.tls.FarmSettings;
import dev.lector.speech.reading.Readings;
import dev.lector.speech.synthesis.SpeechException;
import dev.lector.speech.synthesis.SpeechException.Reason;
import dev.lector.speech.text.Checkpoint;
import dev.lector.tts.worker.ScriptedSynthesizer;
import dev.lector.tts.worker.status.ReadHandler.Patience;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReadHandlerTest {
  private static final long BODIES = 4 << 20;

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Lets go what a synthesizer is busy with. */
  private final CountDownLatch end = new CountDownLatch(1);

  private final ScriptedSynthesizer synthesizer = new ScriptedSynthesizer();
  private final ReadTurns turns = new ReadTurns(1, Duration.ofMillis(1));
  private final BoundedServer server =
      BoundedServer.internal(
          "localhost",
          0,
          2L * Readings.LONGEST,
          FarmSettings.OPEN,
          routing ->
              routing.post(
                  "/read",
                  new ReadHandler(
                      synthesizer, turns, BODIES, new Patience(PATIENCE, Duration.ofMinutes(1)))));
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    end.countDown();
    http.shutdownNow();
    server.close();
  }

  @Test
  void aTextIsAnsweredWithItsReading() throws Exception {
    HttpResponse<String> answer = read("{\"text\":\"Hello.\"}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValue("application/vnd.lector.reading+json");
    assertThat(answer.body()).startsWith("{\"spoken\":\"Hello.\"");
  }

  @Test
  void whatIsNoTextIsAnError() throws Exception {
    for (String body : new String[] {"", "no JSON", "[]"}) {
      HttpResponse<String> answer = read(body);
      assertThat(answer.statusCode()).as(body).isEqualTo(400);
      assertThat(answer.body()).startsWith("{\"error\":\"The line is not ");
    }
  }

  @Test
  void whatAnotherWorkerMayReadIsNoErrorOfTheText() throws Exception {
    synthesizer.whenPreparing(
        "Broken.",
        () -> {
          throw new SpeechException(Reason.SYNTHESIS_FAILED, "half a model", true);
        });

    assertThat(read("{\"text\":\"Broken.\"}").statusCode()).isEqualTo(503);
  }

  @Test
  void aTextThatIsTooLongIsNotRead() throws Exception {
    String body = "{\"text\":\"" + "a".repeat(Readings.LONGEST) + "\"}";
    assertThat(read(body).statusCode()).isEqualTo(413);
  }

  @Test
  void bodiesThatDoNotEndHoldNoMoreThanTheirBudget() throws Exception {
    List<Socket> halves = new ArrayList<>();
    try {
      int half = Readings.LONGEST / 2;
      for (int i = 0; i < BODIES / 2 / half; i++) {
        Socket socket = new Socket("localhost", server.port());
        halves.add(socket);
        socket
            .getOutputStream()
            .write(
                "POST /read HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n%s"
                    .formatted(Readings.LONGEST, "a".repeat(half))
                    .getBytes(StandardCharsets.US_ASCII));
      }
      await()
          .atMost(Duration.ofSeconds(20))
          .until(
              () -> read("{\"text\":\"%s\"}".formatted("a ".repeat(half / 4))).statusCode() == 503);
    } finally {
      for (Socket socket : halves) {
        socket.close();
      }
    }
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> read("{\"text\":\"Hello.\"}").statusCode() == 200);
  }

  @Test
  void noMoreTextsAreReadAtOnceThanThereArePlaces() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    synthesizer.whenPreparing(
        "Long.",
        () -> {
          begun.countDown();
          end.await();
        });
    CompletableFuture<HttpResponse<String>> first =
        http.sendAsync(request("{\"text\":\"Long.\"}"), BodyHandlers.ofString());
    assertThat(begun.await(20, SECONDS)).isTrue();

    assertThat(read("{\"text\":\"Hello.\"}").statusCode()).isEqualTo(503);

    end.countDown();
    assertThat(first.get(20, SECONDS).statusCode()).isEqualTo(200);
    assertThat(read("{\"text\":\"Hello.\"}").statusCode()).isEqualTo(200);
  }

  @Test
  void aTenantsFloodOfLongTextsNeverKeepsAnothersFromBeingRead() throws Exception {
    AtomicBoolean end = new AtomicBoolean();
    synthesizer.whenReading("Long.", until(end));
    List<CompletableFuture<HttpResponse<String>>> flood = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      flood.add(
          http.sendAsync(request("{\"text\":\"Long.\"}", TENANT, "acme"), BodyHandlers.ofString()));
    }
    await().atMost(Duration.ofSeconds(20)).until(() -> turns.waiting() == 7);

    for (int i = 0; i < 20; i++) {
      assertThat(read("{\"text\":\"Hello.\"}", TENANT, "globex").statusCode()).isEqualTo(200);
    }
    end.set(true);
    // Its own may have lost patience.
    for (CompletableFuture<HttpResponse<String>> answer : flood) {
      assertThat(answer.get(20, SECONDS).statusCode()).isIn(200, 503);
    }
  }

  @Test
  void aReadingStopsWhenItsBridgeWaitsNoLonger() throws Exception {
    synthesizer.whenReading("Long.", until(new AtomicBoolean()));

    HttpResponse<String> answer = read("{\"text\":\"Long.\"}", LIMIT_MS, "300");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).isEqualTo("{\"error\":\"The text was not read in time.\"}");
    assertThat(read("{\"text\":\"Hello.\"}").statusCode()).isEqualTo(200);
  }

  @Test
  void aModelThatIsBeingLoadedKeepsNobodyElsesTextsFromBeingRead() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    synthesizer.whenLoading(
        "large",
        () -> {
          begun.countDown();
          end.await();
        });
    String text = "{\"text\":\"Hello.\",\"model\":\"large\"}";
    CompletableFuture<HttpResponse<String>> first =
        http.sendAsync(request(text, TENANT, "acme"), BodyHandlers.ofString());
    assertThat(begun.await(20, SECONDS)).isTrue();

    for (String tenant : new String[] {"globex", "acme"}) {
      assertThat(read("{\"text\":\"Hello.\"}", TENANT, tenant).statusCode()).isEqualTo(200);
    }

    end.countDown();
    assertThat(first.get(20, SECONDS).statusCode()).isEqualTo(200);
    assertThat(read(text).statusCode()).isEqualTo(200);
  }

  @Test
  void aModelThatIsNotLoadedInTimeIsLoadedOnceForAllWhoWaitForIt() throws Exception {
    AtomicInteger loads = new AtomicInteger();
    synthesizer.whenLoading(
        "large",
        () -> {
          loads.incrementAndGet();
          end.await();
        });
    String text = "{\"text\":\"Hello.\",\"model\":\"large\"}";
    for (int i = 0; i < 5; i++) {
      HttpResponse<String> answer = read(text, LIMIT_MS, "100");
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).isEqualTo("{\"error\":\"The text was not read in time.\"}");
    }

    end.countDown();
    assertThat(read(text).statusCode()).isEqualTo(200);
    assertThat(loads).hasValue(1);
  }

  @Test
  void aModelThatCannotBeLoadedIsSaidToBeSoAndTriedAgainByTheNext() throws Exception {
    AtomicBoolean whole = new AtomicBoolean();
    synthesizer.whenLoading(
        "large",
        () -> {
          if (!whole.get()) {
            throw new SpeechException(Reason.SYNTHESIS_FAILED, "half a model", true);
          }
        });
    String text = "{\"text\":\"Hello.\",\"model\":\"large\"}";

    HttpResponse<String> failed = read(text);
    assertThat(failed.statusCode()).isEqualTo(503);
    assertThat(failed.body()).isEqualTo("{\"error\":\"half a model\"}");

    whole.set(true);
    assertThat(read(text).statusCode()).isEqualTo(200);
  }

  private static Consumer<Checkpoint> until(AtomicBoolean end) {
    return checkpoint -> {
      while (!end.get()) {
        checkpoint.pass();
      }
    };
  }

  private HttpResponse<String> read(String body, String... headers) throws Exception {
    return http.send(request(body, headers), BodyHandlers.ofString());
  }

  private HttpRequest request(String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + "/read"))
            .POST(BodyPublishers.ofString(body));
    return (headers.length == 0 ? request : request.headers(headers)).build();
  }
}
