package dev.lector.standalone.narrate;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lector.standalone.Trickle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server that gives out bytes by their path, and remembers what it was asked for. */
final class Library implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, byte[]> shelf = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  Library() {
    try {
      server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  URI address() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /** Puts bytes under a path and describes them as the audio of a passage. */
  SpokenItem put(int number, String id, byte[] bytes) {
    String path = "/media/" + number + "-" + id;
    shelf.put(path, bytes);
    return new SpokenItem(
        number,
        id,
        "SUCCEEDED",
        address() + path,
        bytes.length,
        sha256(bytes),
        "",
        Optional.empty(),
        "",
        false);
  }

  /** Tells of an item when its words are heard. */
  SpokenItem putTimes(SpokenItem item, byte[] json) {
    String path = "/times/" + item.id();
    shelf.put(path, json);
    return new SpokenItem(
        item.number(),
        item.id(),
        item.state(),
        item.url(),
        item.bytes(),
        item.sha256(),
        address() + path,
        item.heard(),
        item.error(),
        item.retryable());
  }

  /** Puts other bytes in the place of an item's. */
  void replace(SpokenItem item, byte[] bytes) {
    shelf.put(URI.create(item.url()).getPath(), bytes);
  }

  /** An item's bytes come hardly at all from now on. */
  void trickle(SpokenItem item) {
    server.createContext(URI.create(item.url()).getPath(), new Trickle(1));
  }

  /** An item's bytes are no more. */
  void lose(SpokenItem item) {
    shelf.remove(URI.create(item.url()).getPath());
  }

  /** Paths that were asked for. */
  List<String> asked() {
    return asked;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      asked.add(path);
      byte[] bytes = shelf.get(path);
      if (bytes == null) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
      }
    }
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A text as bytes. */
  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
