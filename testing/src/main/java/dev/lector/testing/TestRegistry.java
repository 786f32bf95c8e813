package dev.lector.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * As much of a schema registry as producers and consumers need, on a port of its own, that can go
 * away.
 */
public final class TestRegistry implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Schemas by id, from 1. */
  private final List<String> schemas = new CopyOnWriteArrayList<>();

  private final int port;
  private @Nullable HttpServer server;

  private final @Nullable SSLContext tls;

  /** Away until it is started. */
  public TestRegistry() throws IOException {
    this(null);
  }

  /**
   * Away until it is started.
   *
   * @param tls of its port; null for plain HTTP
   */
  public TestRegistry(@Nullable SSLContext tls) throws IOException {
    this.tls = tls;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
  }

  public String url() {
    return (tls == null ? "http" : "https") + "://localhost:" + port;
  }

  public void start() throws IOException {
    HttpServer starting = listening();
    starting.createContext("/subjects/", this::register);
    starting.createContext("/schemas/ids/", this::fetch);
    starting.createContext(
        "/config/",
        exchange -> answer(exchange, 200, Map.of("compatibilityLevel", "FULL_TRANSITIVE")));
    starting.start();
    server = starting;
  }

  /** Away behind a proxy that answers in its place and knows no page. */
  public void startProxyAlone() throws IOException {
    HttpServer starting = listening();
    starting.createContext(
        "/",
        exchange -> {
          byte[] page = "404 page not found".getBytes(UTF_8);
          exchange.sendResponseHeaders(404, page.length);
          try (exchange) {
            exchange.getResponseBody().write(page);
          }
        });
    starting.start();
    server = starting;
  }

  private HttpServer listening() throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    if (tls == null) {
      return HttpServer.create(address, 0);
    }
    HttpsServer server = HttpsServer.create(address, 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    return server;
  }

  public void stop() {
    if (server != null) {
      server.stop(0);
      server = null;
    }
  }

  @Override
  public void close() {
    stop();
  }

  private synchronized void register(HttpExchange exchange) throws IOException {
    String schema = JSON.readTree(exchange.getRequestBody()).get("schema").asText();
    if (!schemas.contains(schema)) {
      schemas.add(schema);
    }
    answer(exchange, 200, Map.of("id", schemas.indexOf(schema) + 1, "version", 1));
  }

  private void fetch(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    int id = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
    if (id < 1 || id > schemas.size()) {
      answer(exchange, 404, Map.of("error_code", 40403, "message", "Schema not found"));
    } else {
      answer(exchange, 200, Map.of("schema", schemas.get(id - 1)));
    }
  }

  private static void answer(HttpExchange exchange, int status, Map<String, ?> body)
      throws IOException {
    byte[] bytes = JSON.writeValueAsString(body).getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/vnd.schemaregistry.v1+json");
    exchange.sendResponseHeaders(status, bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    }
  }
}
