package dev.lector.bridge.books;

import dev.lector.audio.AudioStore;
import dev.lector.audio.AudioStores;
import dev.lector.bridge.http.HttpServer;
import dev.lector.bridge.http.Routes;
import dev.lector.bridge.testing.Client;
import dev.lector.bridge.testing.Client.Answer;
import dev.lector.bridge.testing.Servers;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Books over HTTP, on a real store. */
abstract class BooksSuite {
  static final int BODY = 200_000;

  @TempDir Path dir;

  volatile Duration ahead = Duration.ZERO;
  private AudioStore store;
  private Books books;
  private HttpServer server;
  Client client;

  @BeforeEach
  void start() throws Exception {
    store = AudioStores.create(Map.of("type", "file", "dir", dir.toString()));
    serve();
  }

  /** Another bridge on the same store, in place of this one. */
  final void restart() {
    stopServing();
    serve();
  }

  private void serve() {
    Routes.Builder routes = Routes.builder();
    books =
        new Books(
            new BookLimits(BODY, 2_000_000, Duration.ofDays(30), 1),
            store.files(),
            Double.POSITIVE_INFINITY,
            () -> Instant.now().plus(ahead));
    books.addTo(routes);
    server = Servers.guarded(routes.build());
    client = new Client(server.port());
  }

  private void stopServing() {
    client.close();
    server.close();
    books.close();
  }

  @AfterEach
  void stop() {
    stopServing();
    store.close();
  }

  static SmallEpub tales() {
    return new SmallEpub()
        .chapter("One", "<p>It was a cold day.</p>")
        .chapter("Two", "<p>Nobody came.</p><p>So it went on.</p>")
        .chapter("Three", "<p>Then it was over.</p>");
  }

  final Answer send(byte[] book, String type, String name) {
    return client.send(
        client
            .request("/books" + (name.isEmpty() ? "" : "?name=" + name), Servers.acme())
            .header("Content-Type", type)
            .POST(BodyPublishers.ofByteArray(book))
            .build());
  }

  final Answer get(String path) {
    return client.get(path, Servers.acme());
  }

  final Answer delete(String path) {
    return client.send(client.request(path, Servers.acme()).DELETE().build());
  }
}
