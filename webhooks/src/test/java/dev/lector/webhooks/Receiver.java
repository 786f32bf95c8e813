package dev.lector.webhooks;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A receiver of webhooks, which answers as it is told. */
public final class Receiver implements AutoCloseable {
  /** Answers one webhook. */
  @FunctionalInterface
  public interface Answer {
    void to(HttpExchange exchange) throws IOException, InterruptedException;
  }

  /**
   * What was received.
   *
   * @param headers by their names in lower case
   */
  public record Received(String path, Map<String, List<String>> headers, String body) {
    public String id() {
      return Objects.requireNonNull(headers.get("webhook-id")).getFirst();
    }

    /** Whether the library takes it for one that was signed with a secret. */
    public boolean isSignedWith(String secret) {
      try {
        new Webhook(secret).verify(body, headers);
        return true;
      } catch (WebhookVerificationException e) {
        return false;
      } catch (EmptyWebhookSecretException e) {
        throw new IllegalArgumentException(e);
      }
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private volatile Answer answer = status(204);

  public Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** An answer without a body. */
  public static Answer status(int status) {
    return exchange -> exchange.sendResponseHeaders(status, -1);
  }

  /** An answer with a header. */
  public static Answer status(int status, String header, String value) {
    return exchange -> {
      exchange.getResponseHeaders().add(header, value);
      exchange.sendResponseHeaders(status, -1);
    };
  }

  public Receiver answering(Answer next) {
    answer = next;
    return this;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Map<String, List<String>> headers = new TreeMap<>();
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
      received.add(new Received(exchange.getRequestURI().toString(), headers, body));
      answer.to(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public List<Received> received() {
    return received;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
