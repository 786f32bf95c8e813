package dev.lector.audio;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Answers of S3 servers that the real one in the tests does not give: no conditional writes,
 * conflicts.
 */
final class RefusingServer implements AutoCloseable {
  private static final String CONDITION = "If-None-Match";

  private final HttpServer server;
  private final int status;
  private final int times;
  private final List<Integer> puts = new CopyOnWriteArrayList<>();

  private RefusingServer(HttpServer server, int status, int times) {
    this.server = server;
    this.status = status;
    this.times = times;
  }

  /**
   * Answers conditional puts with {@code status} so many times, everything else as an empty bucket.
   */
  static RefusingServer answering(int status, int times) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    RefusingServer refusing = new RefusingServer(server, status, times);
    server.createContext("/", refusing::answer);
    server.start();
    return refusing;
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The answers to puts, in order. */
  List<Integer> puts() {
    return List.copyOf(puts);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
      int answer = 404;
      if (exchange.getRequestMethod().equals("PUT")) {
        boolean refuse = exchange.getRequestHeaders().containsKey(CONDITION) && puts.size() < times;
        answer = refuse ? status : 200;
        puts.add(answer);
      }
      exchange.sendResponseHeaders(answer, -1);
    }
  }
}
