package dev.lector.standalone.registry;

import dev.lector.http.BoundedServer;
import dev.lector.http.OwnSite;
import dev.lector.http.ThisHost;
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
import java.util.ArrayList;
import java.util.HashSet;
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
 * request and its response is passed on unchanged. While the registry is away it answers 503. The
 * registry has no tokens, so what a web page of another site may have sent gets 403: see {@link
 * OwnSite}.
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
  private final OwnSite own;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_LIMIT)
          .build();
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("registry-proxy-timer").factory());
  private final BoundedServer server;

  private RegistryProxy(String host, int port, List<String> names, Supplier<URI> registry) {
    this.registry = registry;
    List<String> own = new ArrayList<>(names);
    own.add(host);
    own.add(ThisHost.name());
    this.own = new OwnSite(own);
    timer.setRemoveOnCancelPolicy(true);
    this.server =
        BoundedServer.internal(
            host, port, LONGEST_BODY, routing -> routing.any((in, out) -> handle(in, out)));
  }

  /**
   * Listens.
   *
   * @param names what this machine is called by, besides its own name and the host
   * @param registry where Apicurio Registry is now
   * @throws IllegalStateException when the port cannot be listened on
   */
  static RegistryProxy start(String host, int port, List<String> names, Supplier<URI> registry) {
    return new RegistryProxy(host, port, names, registry);
  }

  @Override
  public void close() {
    server.close();
    client.shutdownNow();
    timer.shutdownNow();
  }

  private void handle(ServerRequest in, ServerResponse out) {
    if (!own.has(OwnSite.host(in))) {
      refuse(
          out,
          Status.FORBIDDEN_403,
          "The schema registry answers under names of its own network only, and that of this request may be anybody's. Name it in LECTOR_HTTP_HOSTS.");
    } else if (OwnSite.isForeignChange(in, _ -> false, "")) {
      refuse(
          out,
          Status.FORBIDDEN_403,
          "A web page of another origin sent this; those may only read here.");
    } else {
      pass(in, out);
    }
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
    Set<String> named = named(in.headers().values(HeaderNames.CONNECTION));
    for (Header header : in.headers()) {
      if (passes(header.name(), named)) {
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
      Set<String> named = named(response.headers().allValues("connection"));
      response
          .headers()
          .map()
          .forEach(
              (name, values) -> {
                if (passes(name, named)) {
                  out.header(header(base, in, name, values));
                }
              });
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
  private static Header header(URI base, ServerRequest in, String name, List<String> values) {
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
    return HeaderValues.create(HeaderNames.create(name), passed);
  }

  /**
   * Whether a header is one of the message, and not of one connection.
   *
   * @param named what Connection names
   */
  private static boolean passes(String header, Set<String> named) {
    String name = header.toLowerCase(Locale.ROOT);
    return !OF_THE_CONNECTION.contains(name) && !named.contains(name);
  }

  /** The headers that Connection names, in small letters. */
  private static Set<String> named(List<String> connection) {
    Set<String> names = new HashSet<>();
    for (String value : connection) {
      for (String name : value.split(",", -1)) {
        names.add(name.strip().toLowerCase(Locale.ROOT));
      }
    }
    return names;
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
