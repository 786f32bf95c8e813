package dev.lector.standalone.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lector.standalone.e2e.ChildProcess;
import dev.lector.standalone.e2e.Registries;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Audio is heard while it is made, once and whole, whoever is killed, slow or gone. */
class StreamsIT extends FarmSuite {
  private static final String LONG = "It was the best of times, it was the worst of times. ";
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void aWorkerIsKilledAndNothingIsHeardTwiceOrMissing() throws Exception {
    int port = Registries.freePort();
    farm.bridge(port);
    ChildProcess doomed = farm.worker("doomed", Map.of());
    HttpResponse<InputStream> answer =
        listen(port, "A worker is to be killed. " + LONG.repeat(200));
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    heard.writeBytes(answer.body().readNBytes(100_000));
    doomed.kill();
    farm.worker("heir", Map.of());

    heard.writeBytes(answer.body().readAllBytes());

    JsonNode job = job(port, answer);
    assertThat(job.path("worker").asText()).isEqualTo("heir");
    assertThat(job.path("attempt").asInt()).isGreaterThan(1);
    requireWhole(heard.toByteArray(), job);
  }

  @Test
  void aBridgeIsKilledAndAnotherOneGoesOn() throws Exception {
    int port = Registries.freePort();
    ChildProcess doomed = farm.bridge(port);
    int other = Registries.freePort();
    farm.bridge(other);
    farm.worker("lone", Map.of());
    HttpResponse<InputStream> answer =
        http.send(
            request(port, "A bridge is to be killed. " + LONG.repeat(200))
                .header("Accept", "text/event-stream")
                .build(),
            BodyHandlers.ofInputStream());
    Events heard = new Events();
    heard.read(answer.body(), 3);
    doomed.kill();
    String id = answer.headers().firstValue("X-Request-Id").orElseThrow();

    heard.read(resume(other, id, heard.last), Integer.MAX_VALUE);

    requireWhole(heard.audio.toByteArray(), job(other, answer));
    assertThat(heard.ended).isTrue();
    Events later = new Events();
    later.read(resume(other, id, heard.ids.get(2)), Integer.MAX_VALUE);
    assertThat(later.audio.size()).isPositive().isLessThan(heard.audio.size());
    Events whole = new Events();
    whole.read(resume(other, id, "none"), Integer.MAX_VALUE);
    assertThat(whole.audio.toByteArray()).isEqualTo(heard.audio.toByteArray());
  }

  @Test
  void aSlowReaderHoldsUpNobodyAndHearsAll() throws Exception {
    int port = Registries.freePort();
    farm.bridge(port);
    farm.worker("lone", Map.of());
    String text = "Slowly. " + LONG.repeat(200);
    try (Socket slow = new Socket("localhost", port)) {
      slow.setReceiveBufferSize(8_192);
      byte[] body = body(text).getBytes(UTF_8);
      String head =
          "POST /text-to-speech/stream HTTP/1.1\r\nHost: localhost\r\n"
              + "Content-Type: application/json\r\nConnection: close\r\nContent-Length: "
              + body.length
              + "\r\n\r\n";
      slow.getOutputStream().write(head.getBytes(US_ASCII));
      slow.getOutputStream().write(body);
      DataInputStream in = new DataInputStream(slow.getInputStream());
      in.readFully(new byte[20]);

      List<CompletableFuture<byte[]>> quick =
          IntStream.range(0, 4)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () -> hear(port, i + " is quick. " + LONG.repeat(50))))
              .toList();
      ByteArrayOutputStream heard = new ByteArrayOutputStream();
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(200))
          .until(
              () -> {
                heard.writeBytes(in.readNBytes(8_192));
                assertThat(buffered(port)).isLessThan(10 << 20);
                return quick.stream().allMatch(CompletableFuture::isDone);
              });
      for (CompletableFuture<byte[]> one : quick) {
        assertThat(one.get()).hasSizeGreaterThan(1_000_000);
      }
      // Slow no longer: through so small a window the rest would take minutes.
      slow.setReceiveBufferSize(1 << 20);
      heard.writeBytes(in.readAllBytes());

      byte[] all = dechunked(heard.toByteArray());
      byte[] again = hear(port, text);
      assertThat(all).isEqualTo(again);
    }
  }

  @Test
  void programsThatKnowOpenAisApiHearTheBeginningWhileTheRestIsMade() throws Exception {
    int port = Registries.freePort();
    farm.bridge(port);
    farm.worker("lone", Map.of());
    String body =
        "{\"model\":\"tts-1\",\"voice\":\"slt\",\"response_format\":\"pcm\",\"input\":\""
            + LONG.repeat(300)
            + "\"}";
    HttpResponse<InputStream> answer =
        http.send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/v1/audio/speech"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("X-Sample-Rate")).contains("24000");
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    heard.writeBytes(answer.body().readNBytes(20_000));
    String path = "/jobs/" + answer.headers().firstValue("X-Request-Id").orElseThrow();
    assertThat(JSON.readTree(farm.get(port, path)).path("state").asText()).isEqualTo("QUEUED");

    heard.writeBytes(answer.body().readAllBytes());

    assertThat(heard.size() % 2).isZero();
    requireWhole(heard.toByteArray(), job(port, answer));
  }

  @Test
  void theWorkEndsWithItsOnlyClient() throws Exception {
    int port = Registries.freePort();
    farm.bridge(port);
    farm.worker("lone", Map.of());
    HttpResponse<InputStream> answer = listen(port, "The client leaves. " + LONG.repeat(300));
    answer.body().readNBytes(50_000);
    answer.body().close();

    await()
        .atMost(PATIENCE)
        .until(() -> job(port, answer).path("error").path("code").asText().equals("CANCELLED"));
  }

  @Test
  void twentyAtOnceAllHearTheirOwn() throws Exception {
    int port = Registries.freePort();
    farm.bridge(port);
    farm.worker("lone", Map.of("lector.worker.lanes", "20"));

    List<CompletableFuture<HttpResponse<byte[]>>> all =
        IntStream.range(0, 20)
            .mapToObj(
                i ->
                    http.sendAsync(
                        request(port, "Number " + i + " of twenty. " + LONG.repeat(10)).build(),
                        BodyHandlers.ofByteArray()))
            .toList();

    for (CompletableFuture<HttpResponse<byte[]>> one : all) {
      HttpResponse<byte[]> answer = one.get();
      requireWhole(answer.body(), job(port, answer));
    }
  }

  private byte[] hear(int port, String text) {
    try {
      return http.send(request(port, text).build(), BodyHandlers.ofByteArray()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpResponse<InputStream> listen(int port, String text) throws Exception {
    HttpResponse<InputStream> answer =
        http.send(request(port, text).build(), BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("audio/wav");
    return answer;
  }

  private InputStream resume(int port, String id, String last) throws Exception {
    HttpResponse<InputStream> answer =
        http.send(
            HttpRequest.newBuilder(
                    URI.create("http://localhost:" + port + "/jobs/" + id + "/audio"))
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", last)
                .build(),
            BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private static HttpRequest.Builder request(int port, String text) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/text-to-speech/stream"))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body(text)));
  }

  private static String body(String text) {
    return "{\"text\":\"" + text + "\"}";
  }

  private JsonNode job(int port, HttpResponse<?> answer) {
    String path = "/jobs/" + answer.headers().firstValue("X-Request-Id").orElseThrow();
    // Its last segment is sent before its outcome.
    return await()
        .atMost(PATIENCE)
        .until(
            () -> JSON.readTree(farm.get(port, path)),
            job -> !job.path("state").asText().equals("QUEUED"));
  }

  private int buffered(int port) throws Exception {
    return farm.get(port, "/metrics")
        .lines()
        .filter(line -> line.startsWith("lector_bridge_streams_buffered_bytes"))
        .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static void requireWhole(byte[] heard, JsonNode job) throws Exception {
    assertThat(job.path("state").asText()).as(job.toString()).isEqualTo("SUCCEEDED");
    assertThat(heard).hasSize(job.path("audio").path("bytes").asInt());
    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(heard)))
        .isEqualTo(job.path("audio").path("sha256").asText());
  }

  /** What stands in the chunks of a response. */
  private static byte[] dechunked(byte[] rest) throws IOException {
    String text = new String(rest, ISO_8859_1);
    int at = text.indexOf("\r\n\r\n") + 4;
    ByteArrayOutputStream audio = new ByteArrayOutputStream();
    while (true) {
      int end = text.indexOf("\r\n", at);
      int length = Integer.parseInt(text.substring(at, end), 16);
      if (length == 0) {
        assertThat(text.substring(end)).as("the last chunk").isEqualTo("\r\n\r\n");
        return audio.toByteArray();
      }
      audio.write(rest, end + 2, length);
      at = end + 2 + length + 2;
    }
  }

  /** Server-sent events with audio. */
  private static final class Events {
    private final ByteArrayOutputStream audio = new ByteArrayOutputStream();
    private final List<String> ids = new ArrayList<>();
    private String last = "";
    private boolean ended;

    /** Reads so many events, or to the end. */
    private void read(InputStream body, int most) throws IOException {
      BufferedReader lines = new BufferedReader(new InputStreamReader(body, UTF_8));
      int read = 0;
      String line = lines.readLine();
      while (line != null && read < most) {
        if (line.startsWith("id: ")) {
          last = line.substring(4);
        } else if (line.startsWith("event: end")) {
          ended = true;
        } else if (line.startsWith("data: ") && !ended) {
          JsonNode data = JSON.readTree(line.substring(6));
          audio.writeBytes(Base64.getDecoder().decode(data.path("audio").asText()));
          ids.add(last);
          read++;
        }
        line = read < most ? lines.readLine() : null;
      }
    }
  }
}
