package dev.lector.standalone.registry;

import dev.lector.http.BoundedServer;
import dev.lector.http.tls.FarmSettings;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A reverse proxy in front of Apicurio Registry, so that a Confluent client finds its API at the
 * port itself, as it is with Confluent's registry: see {@link ConfluentPaths}. Everything else of a
 * request and its response is passed on unchanged. While the registry is away it answers 503.
 */
final class RegistryProxy implements AutoCloseable {
  /** Apicurio's own limit, bytes. */
  private static final long LONGEST_BODY = 50 << 20;

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

  /** Until the registry has begun to answer, and from there to the answer's end. */
  private static final Duration ANSWER_LIMIT = Duration.ofMinutes(1);

  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;

  /** Headers of one connection (RFC 9110, 7.6.1), and those that the client of HTTP sets. */
  private static final Set<String> OF_THE_CONNECTION =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "host",
          "keep-alive",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private final Supplier<URI> registry;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_LIMIT)
          .build();
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("registry-proxy-timer").factory());
  private final BoundedServer server;

  private RegistryProxy(String host, int port, Supplier<URI> registry) {
    this.registry = registry;
    timer.setRemoveOnCancelPolicy(true);
    this.server =
        BoundedServer.internal(
            host,
            port,
            LONGEST_BODY,
            FarmSettings.OPEN,
            routing -> routing.any((in, out) -> pass(in, out)));
  }

  /**
   * Listens.
   *
   * @param registry where Apicurio Registry is now
   * @throws IllegalStateException when the port cannot be listened on
   */
  static RegistryProxy start(String host, int port, Supplier<URI> registry) {
    return new RegistryProxy(host, port, registry);
  }

  @Override
  public void close() {
    server.close();
    client.shutdownNow();
    timer.shutdownNow();
  }

  private void pass(ServerRequest in, ServerResponse out) {
    URI base = registry.get();
    HttpRequest request;
    try {
      request = request(base, in);
    } catch (IllegalArgumentException e) {
      refuse(out, Status.BAD_REQUEST_400, "The path, a header or the method is not valid.");
      return;
    }
    HttpResponse<InputStream> response;
    try {
      response = client.send(request, BodyHandlers.ofInputStream());
    } catch (IOException e) {
      if (e.getCause() instanceof RequestException tooLong) {
        throw tooLong;
      }
      refuse(
          out,
          Status.SERVICE_UNAVAILABLE_503,
          "The schema registry does not answer; if it has ended it is being started again.");
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CloseConnectionException("The server stops", e);
    }
    answer(base, in, response, out);
  }

  private static HttpRequest request(URI base, ServerRequest in) {
    String query = in.query().rawValue();
    String path = ConfluentPaths.inApicurio(in.prologue().uriPath().rawPath());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path + (query.isEmpty() ? "" : "?" + query)))
            .timeout(ANSWER_LIMIT)
            .method(in.prologue().method().text(), body(in));
    for (Header header : in.headers()) {
      if (passes(header.name())) {
        header.allValues().forEach(value -> request.header(header.name(), value));
      }
    }
    return request.build();
  }

  private static BodyPublisher body(ServerRequest in) {
    if (!in.content().hasEntity()) {
      return BodyPublishers.noBody();
    }
    BodyPublisher body = BodyPublishers.ofInputStream(() -> in.content().inputStream());
    long length = in.headers().contentLength().orElse(-1);
    return length > 0 ? BodyPublishers.fromPublisher(body, length) : body;
  }

  private void answer(
      URI base, ServerRequest in, HttpResponse<InputStream> response, ServerResponse out) {
    InputStream body = response.body();
    Future<?> limit =
        timer.schedule(() -> abandon(body), ANSWER_LIMIT.toSeconds(), TimeUnit.SECONDS);
    try (body) {
      out.status(Status.create(response.statusCode()));
      response
          .headers()
          .map()
          .forEach((name, values) -> header(base, in, name, values).forEach(out::header));
      long length = response.headers().firstValueAsLong("content-length").orElse(-1);
      if (length >= 0) {
        out.contentLength(length);
      }
      if (bodiless(in, response.statusCode())) {
        out.send();
        return;
      }
      try (OutputStream to = out.outputStream()) {
        body.transferTo(to);
      }
    } catch (IOException e) {
      throw new CloseConnectionException("The registry's answer broke off", e);
    } finally {
      limit.cancel(false);
    }
  }

  private static boolean bodiless(ServerRequest in, int status) {
    return in.prologue().method().text().equals("HEAD")
        || status == NO_CONTENT
        || status == NOT_MODIFIED;
  }

  /** A redirection names this address, not the one behind it. */
  private static List<Header> header(URI base, ServerRequest in, String name, List<String> values) {
    if (!passes(name)) {
      return List.of();
    }
    String here = "http://" + in.headers().value(HeaderNames.HOST).orElse("");
    List<String> passed =
        name.equalsIgnoreCase("location")
            ? values.stream()
                .map(
                    to ->
                        to.startsWith(base + "/")
                            ? here + to.substring(base.toString().length())
                            : to)
                .toList()
            : values;
    return List.of(HeaderValues.create(HeaderNames.create(name), passed));
  }

  private static boolean passes(String header) {
    return !OF_THE_CONNECTION.contains(header.toLowerCase(Locale.ROOT));
  }

  /** In the shape of the registry's own errors. */
  private static void refuse(ServerResponse out, Status status, String message) {
    out.status(status)
        .header(HeaderNames.CONTENT_TYPE, "application/vnd.schemaregistry.v1+json")
        .send("{\"error_code\":%d,\"message\":\"%s\"}".formatted(status.code(), message));
  }

  private static void abandon(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      // Whoever reads it hears of it.
    }
  }
}
