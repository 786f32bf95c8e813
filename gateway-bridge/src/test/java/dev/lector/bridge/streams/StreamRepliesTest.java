package dev.lector.bridge.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.audio.AudioStore;
import dev.lector.audio.AudioStores;
import dev.lector.bridge.http.HttpServer;
import dev.lector.bridge.http.Routes;
import dev.lector.bridge.testing.Client;
import dev.lector.bridge.testing.Servers;
import dev.lector.events.AudioSegment;
import dev.lector.events.SpokenWord;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client of events is told, and what becomes of the work when it leaves. */
class StreamRepliesTest {
  private final List<String> abandoned = new CopyOnWriteArrayList<>();

  private final HttpClient http = HttpClient.newHttpClient();
  private AudioStore store;
  private AudioStreams streams;
  private HttpServer server;
  private Client client;

  @BeforeEach
  void serve(@TempDir Path dir) throws Exception {
    store = AudioStores.create(Map.of("type", "file", "dir", dir.toString()));
    streams =
        new AudioStreams(
            store,
            (_, _) -> {
              throw new IOException("There is no log here");
            },
            (id, _) -> abandoned.add(id),
            Duration.ofSeconds(20));
    server =
        Servers.open(
            Routes.builder()
                .open(
                    "GET",
                    "/stream",
                    call -> StreamReplies.of(call, streams.follow("r", "", "", true)))
                .build());
    client = new Client(server.port());
  }

  @AfterEach
  void stop() {
    http.shutdownNow();
    client.close();
    server.close();
    store.close();
  }

  @Test
  void eventsTellWhenTheirWordsAreHeard() throws Exception {
    try (InputStream events = events("/stream", true)) {
      assertThat(new String(events.readAllBytes(), StandardCharsets.UTF_8))
          .contains(
              "event: audio\ndata: {\"audio\":\"AQI=\",\"words\":[{\"spoken\":\"two\",\"start\":4,"
                  + "\"end\":5,\"start_ms\":120,\"end_ms\":340}]}\n\n")
          .contains("event: end\ndata: {\"bytes\":2}\n\n");
    }
    assertThat(abandoned).isEmpty();
  }

  @Test
  void whoSaysThatItDoesNotComeAgainEndsTheWorkByLeaving() throws Exception {
    leave("/stream");
    leave("/stream?resume=true");
    assertThat(abandoned).as("by whoever may come again").isEmpty();
    leave("/stream?resume=false");
    assertThat(abandoned).containsExactly("r");
  }

  private void leave(String path) throws Exception {
    try (InputStream events = events(path, false)) {
      assertThat(events.read()).isEqualTo('i');
    }
    await().until(() -> streams.size() == 0);
  }

  /** Events of a stream of which something was heard. */
  private InputStream events(String path, boolean last) throws Exception {
    CompletableFuture<HttpResponse<InputStream>> answer =
        http.sendAsync(
            client.request(path, "Accept", "text/event-stream").build(),
            BodyHandlers.ofInputStream());
    await().until(() -> streams.size() == 1);
    comesBy(last);
    return answer.get().body();
  }

  private void comesBy(boolean last) {
    streams.segment(
        0,
        0,
        AudioSegment.newBuilder()
            .setRequestId("r")
            .setAudio(ByteBuffer.wrap(new byte[] {1, 2}))
            .setContentType("audio/wav")
            .setWords(List.of(new SpokenWord("two", 4, 5, 120L, 340L)))
            .setLast(last)
            .build());
  }
}
