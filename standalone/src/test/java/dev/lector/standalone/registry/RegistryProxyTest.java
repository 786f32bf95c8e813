package dev.lector.standalone.registry;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lector.standalone.e2e.Registries;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What passes the proxy, seen from both of its sides. */
class RegistryProxyTest {
  private static final int LARGE = 3_000_000;

  /** What the server behind the proxy was asked; the body's bytes as characters. */
  private record Asked(String method, String target, Headers headers, String body) {}

  /** What it answers; the body's bytes as characters. */
  private record Answer(int status, List<String> header, String body, boolean chunked) {
    static Answer of(int status, String body) {
      return new Answer(status, List.of(), body, false);
    }

    Answer with(String name, String value) {
      return new Answer(status, List.of(name, value), body, chunked);
    }
  }

  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private volatile Answer answer = Answer.of(200, "[]");
  private HttpServer behind;
  private RegistryProxy proxy;
  private int port;

  @BeforeEach
  void start() throws Exception {
    behind = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    behind.createContext("/", this::handle);
    behind.start();
    port = Registries.freePort();
    URI address = URI.create("http://localhost:" + behind.getAddress().getPort());
    proxy = RegistryProxy.start("localhost", port, List.of("named.example.org"), () -> address);
  }

  @AfterEach
  void stop() {
    client.shutdownNow();
    proxy.close();
    behind.stop(0);
  }

  @Test
  void pathsOfConfluentsApiAreRewrittenAndTheQueryStays() throws Exception {
    assertThat(get("/subjects/a%2Fb%20c/versions?deleted=true&subjectPrefix=%3A*%3A").body())
        .isEqualTo("[]");
    get("/apis/registry/v3/system/info");
    assertThat(asked)
        .extracting(Asked::target)
        .containsExactly(
            "/apis/ccompat/v7/subjects/a%2Fb%20c/versions?deleted=true&subjectPrefix=%3A*%3A",
            "/apis/registry/v3/system/info");
  }

  @Test
  void methodsHeadersAndBodiesPassBothWays() throws Exception {
    answer = Answer.of(409, "{\"error_code\":409}").with("X-Of-The-Registry", "kept");
    for (String method : List.of("POST", "PUT", "DELETE", "PATCH", "OPTIONS")) {
      HttpResponse<String> response =
          client.send(
              request("/config/one")
                  .method(method, BodyPublishers.ofString("{\"compatibility\":\"FULL\"}"))
                  .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                  .header("Authorization", "Basic YTpi")
                  .header("Accept-Encoding", "gzip")
                  .build(),
              BodyHandlers.ofString());
      assertThat(response.statusCode()).isEqualTo(409);
      assertThat(response.body()).isEqualTo("{\"error_code\":409}");
      assertThat(response.headers().allValues("x-of-the-registry")).containsExactly("kept");
      Asked last = asked.getLast();
      assertThat(last.method()).isEqualTo(method);
      assertThat(last.body()).isEqualTo("{\"compatibility\":\"FULL\"}");
      assertThat(last.headers().get("Content-type"))
          .containsExactly("application/vnd.schemaregistry.v1+json");
      assertThat(last.headers().get("Authorization")).containsExactly("Basic YTpi");
      assertThat(last.headers().get("Accept-encoding")).containsExactly("gzip");
      assertThat(last.headers().get("Content-length")).containsExactly("24");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "127.0.0.1:8081", "[::1]:8081", "registry", "named.example.org"})
  void ownNamesAndThoseItIsToldAreAnswered(String host) throws Exception {
    assertThat(raw("GET", "Host: " + host)).startsWith("HTTP/1.1 200 ");
    assertThat(raw("DELETE", "Host: " + host)).startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example:8081", "127.0.0.1.evil.example", "localhost.evil.com."})
  void aNameThatAnybodyCanPointAtItIsRefusedInTheRegistrysShape(String host) throws Exception {
    for (String method : List.of("GET", "DELETE", "OPTIONS")) {
      assertThat(raw(method, "Host: " + host, "Origin: http://" + host))
          .startsWith("HTTP/1.1 403 ")
          .contains("{\"error_code\":403,\"message\":\"", "LECTOR_HTTP_HOSTS");
    }
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: http://evil.example",
        "Origin: null",
        "Origin: http://localhost:3000",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site"
      })
  void aPageOfAnotherOriginChangesNothing(String header) throws Exception {
    for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
      assertThat(raw(method, "Host: localhost:8081", header))
          .startsWith("HTTP/1.1 403 ")
          .contains("{\"error_code\":403,");
    }
    assertThat(asked).isEmpty();
    assertThat(raw("GET", "Host: localhost:8081", header)).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void itsOwnPagesChangeWhatTheyLike() throws Exception {
    assertThat(raw("DELETE", "Host: localhost:8081", "Origin: http://localhost:8081"))
        .startsWith("HTTP/1.1 200 ");
    assertThat(raw("DELETE", "Host: localhost:8081", "Sec-Fetch-Site: same-origin"))
        .startsWith("HTTP/1.1 200 ");
  }

  @Test
  void headersThatConnectionNamesAreNotPassedOn() throws Exception {
    raw("GET", "Host: localhost", "X-Hop: 1", "X-End: 2", "Connection: X-Hop");
    assertThat(asked.getLast().headers().get("X-hop")).isNull();
    assertThat(asked.getLast().headers().get("X-end")).containsExactly("2");
  }

  @Test
  void bodiesWithoutALengthPassBothWays() throws Exception {
    byte[] bytes = new byte[LARGE];
    new Random(7).nextBytes(bytes);
    answer =
        new Answer(
            200, List.of("Content-Type", "application/zip"), new String(bytes, ISO_8859_1), true);
    BodyPublisher chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
    HttpResponse<byte[]> response =
        client.send(
            request("/apis/registry/v3/admin/import").POST(chunked).build(),
            BodyHandlers.ofByteArray());
    assertThat(response.body()).isEqualTo(bytes);
    assertThat(response.headers().firstValue("content-length")).isEmpty();
    assertThat(asked.getLast().body()).isEqualTo(new String(bytes, ISO_8859_1));
    assertThat(asked.getLast().headers().get("Transfer-encoding")).containsExactly("chunked");
  }

  @Test
  void answersWithoutBodiesKeepTheirHeaders() throws Exception {
    HttpResponse<String> head =
        client.send(request("/subjects").HEAD().build(), BodyHandlers.ofString());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValueAsLong("content-length")).hasValue(2);
    answer = Answer.of(204, "");
    assertThat(get("/mode").statusCode()).isEqualTo(204);
    assertThat(get("/mode").statusCode()).as("on the same connection").isEqualTo(204);
  }

  @Test
  void aRedirectionStaysAtTheProxy() throws Exception {
    String inside = "http://localhost:" + behind.getAddress().getPort();
    answer = Answer.of(302, "").with("Location", inside + "/apis");
    assertThat(get("/").headers().firstValue("location"))
        .hasValue("http://localhost:" + port + "/apis");
    answer = Answer.of(302, "").with("Location", "https://elsewhere.example/apis");
    assertThat(get("/").headers().firstValue("location"))
        .hasValue("https://elsewhere.example/apis");
  }

  @Test
  void whileTheRegistryIsAwayItAnswers503InTheRegistrysShape() throws Exception {
    behind.stop(0);
    HttpResponse<String> response = get("/subjects");
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("content-type"))
        .hasValue("application/vnd.schemaregistry.v1+json");
    assertThat(response.body()).startsWith("{\"error_code\":503,\"message\":\"");
  }

  @Test
  void aBodyOverTheRegistrysLimitIsRefused() throws Exception {
    try (Socket socket = new Socket("localhost", port)) {
      socket
          .getOutputStream()
          .write(
              "POST /subjects/x/versions HTTP/1.1\r\nHost: x\r\nContent-Length: 52428801\r\n\r\n"
                  .getBytes(US_ASCII));
      assertThat(new String(socket.getInputStream().readNBytes(12), US_ASCII))
          .isEqualTo("HTTP/1.1 413");
    }
    assertThat(asked).isEmpty();
  }

  /** The whole response, as text, to a request with headers that no client of HTTP lets set. */
  private String raw(String method, String... headers) throws IOException {
    try (Socket socket = new Socket("localhost", port)) {
      String head =
          "%s /subjects HTTP/1.1\r\n%s\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
              .formatted(method, String.join("\r\n", headers));
      socket.getOutputStream().write(head.getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(request(path).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      InputStream in = exchange.getRequestBody();
      asked.add(
          new Asked(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              exchange.getRequestHeaders(),
              new String(in.readAllBytes(), ISO_8859_1)));
      Answer now = answer;
      if (!now.header().isEmpty()) {
        exchange.getResponseHeaders().set(now.header().getFirst(), now.header().getLast());
      }
      boolean head = exchange.getRequestMethod().equals("HEAD");
      if (head) {
        exchange.getResponseHeaders().set("Content-Length", "" + now.body().length());
      }
      boolean none = head || now.body().isEmpty();
      exchange.sendResponseHeaders(
          now.status(), none ? -1 : now.chunked() ? 0 : now.body().length());
      if (!none) {
        try (OutputStream out = exchange.getResponseBody()) {
          out.write(now.body().getBytes(ISO_8859_1));
        }
      }
    }
  }
}
