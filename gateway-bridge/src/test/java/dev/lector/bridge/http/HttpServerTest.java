package dev.lector.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.bridge.auth.Gatekeeper;
import dev.lector.bridge.auth.Token;
import dev.lector.bridge.testing.Client;
import dev.lector.bridge.testing.Client.Answer;
import dev.lector.bridge.testing.Servers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpServerTest {
  private static final String DIGEST_OF_TEST =
      "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
  private static final int LIMIT = 1000;

  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch gone = new CountDownLatch(1);
  private HttpServer server;
  private Client client;

  @BeforeEach
  void start() {
    Routes routes =
        Routes.builder()
            .guarded(
                "POST",
                "/echo",
                call -> Reply.text("text/plain", text(call.body(LIMIT, body -> body))))
            .guarded("GET", "/things/*", call -> Reply.text("text/plain", call.parameter()))
            .guarded("DELETE", "/things/*", call -> Reply.empty(204))
            .open("GET", "/open", call -> Reply.text("text/plain", call.baseUrl()))
            .open("GET", "/stream", call -> stream())
            .open("GET", "/broken", call -> broken())
            .open("GET", "/bug", call -> bug())
            .open("GET", "/wait", this::waitForTheClientToLeave)
            .build();
    HttpSettings settings =
        new HttpSettings(
            "127.0.0.1",
            0,
            -1,
            "",
            false,
            List.of(),
            List.of("https://page.example"),
            Servers.limits(Duration.ofSeconds(1)),
            64 << 20,
            Duration.ofMillis(100));
    server =
        HttpServer.start(
            settings,
            routes,
            new Gatekeeper(List.of(new Token("acme", DIGEST_OF_TEST))),
            (route, method, status, nanos) -> {});
    client = new Client(server.port());
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @ParameterizedTest
  @CsvSource({"GET,/echo", "POST,/echo", "GET,/nothing/here", "DELETE,/things/a", "OPTIONS,/echo"})
  void withoutATokenNothingIsLookedAt(String method, String path) {
    Answer answer =
        client.send(
            client.request(path).method(method, BodyPublishers.ofString("{broken")).build());
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text()).isEqualTo("{\"detail\":{\"msg\":\"Invalid bearer token.\"}}");
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
  }

  @Test
  void aPathMayEndInASlash() {
    assertThat(echo("/echo", "a").text()).isEqualTo("a");
    assertThat(echo("/echo/", "b").text()).isEqualTo("b");
    assertThat(client.get("/open/").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/echoes", "/things", "/things/", "/things/a/b", "/..;/open"})
  void anUnknownPathIsA404(String path) {
    Answer answer = client.get(path, "Authorization", "Bearer test");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.message()).isNotEmpty();
  }

  @Test
  void anEncodedSlashIsPartOfASegment() {
    String[] token = {"Authorization", "Bearer test"};
    assertThat(client.get("/things/hexgrad%2FKokoro-82M", token).text())
        .isEqualTo("hexgrad/Kokoro-82M");
    assertThat(client.get("/things/a%20b+c%C3%BC/", token).text()).isEqualTo("a b+cü");
    for (String path : List.of("/things/a/b", "/things/%2e%2e", "/things/%2E", "/things/..")) {
      assertThat(client.get(path, token).status()).as(path).isEqualTo(404);
    }
    assertThat(client.get("/%6fpen").status()).isEqualTo(200);
  }

  @Test
  void aWrongMethodIsToldTheRightOnes() {
    Answer answer = client.get("/echo", "Authorization", "Bearer test");
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).isEqualTo("OPTIONS, POST");
    assertThat(answer.message()).contains("OPTIONS, POST");
  }

  @Test
  void headIsGetWithoutTheBody() {
    for (String path : List.of("/open", "/stream")) {
      Answer whole = client.get(path);
      Answer head =
          client.send(client.request(path).method("HEAD", BodyPublishers.noBody()).build());
      assertThat(head.status()).isEqualTo(200);
      assertThat(head.body()).isEmpty();
      assertThat(head.header("Content-Length")).isEqualTo(Integer.toString(whole.body().length));
    }
  }

  @Test
  void optionsSaysWhatThereIs() {
    Answer answer =
        client.send(client.request("/open").method("OPTIONS", BodyPublishers.noBody()).build());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
  }

  @Test
  void aBodyOverTheLimitIsA413WhateverItsLengthIsSaidToBe() {
    assertThat(echo("/echo", "x".repeat(LIMIT)).status()).isEqualTo(200);
    Answer announced = echo("/echo", "x".repeat(LIMIT + 1));
    assertThat(announced.status()).isEqualTo(413);
    assertThat(announced.message()).contains("1000 bytes");
    byte[] much = new byte[4 << 20];
    HttpRequest chunked =
        client
            .request("/echo", "Authorization", "Bearer test")
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(much)))
            .build();
    assertThat(client.send(chunked).status()).isEqualTo(413);
    assertThat(echo("/echo", "x").status()).isEqualTo(200);
  }

  @Test
  void aClientThatAsksFirstIsNotMadeToSendABodyNobodyWants() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      send(
          socket,
          "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
      assertThat(firstLine(socket)).isEqualTo("HTTP/1.1 401 Unauthorized");
    }
  }

  @Test
  void anEncodedBodyIsRefusedForWhatItIs() {
    Answer answer =
        client.send(
            client
                .request("/echo", "Authorization", "Bearer test", "Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString("a"))
                .build());
    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.message()).contains("Content-Encoding");
  }

  @Test
  void aBodyThatDoesNotComeIsNotWaitedForForEver() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      send(
          socket,
          "POST /echo HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer test\r\nContent-Length: 9\r\n\r\nab");
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void aFailureInsideIsA500WithoutItsReasons() {
    Answer answer = client.get("/bug");
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.text()).doesNotContain("secret");
  }

  @Test
  void aStreamThatCannotBeOpenedIsA500() {
    assertThat(client.get("/broken").status()).isEqualTo(500);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /open\r\n\r\n",
        "GET /open HTTP/1.0\r\n\r\n",
        "GET /open HTTP/1.1\r\n\r\n",
        "GET /open HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET /open HTTP/1.1\r\nHost: a b\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer test\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "POST /echo HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer test\r\nTransfer-Encoding: chunked\r\n\r\n+3\r\nabc\r\n0\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer test\r\nTransfer-Encoding: chunked\r\n\r\n-3\r\nabc\r\n0\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer test\r\nTransfer-Encoding: chunked\r\n\r\n0x3\r\nabc\r\n0\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
      })
  void whatIsNoHttpIsAnErrorInTheSameShape(String bytes) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      send(socket, bytes);
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 ").contains("{\"detail\":{\"msg\":\"");
      assertThat(answer.substring(9, 10)).isIn("4", "5");
      assertThat(answer).doesNotStartWith("HTTP/1.1 500");
    }
    assertThat(client.get("/open").status()).isEqualTo(200);
  }

  @Test
  void aClientThatLeavesWhileItWaitsIsNoticed() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      send(socket, "GET /wait HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aConnectionThatWasWatchedServesTheNextRequest() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      send(socket, "GET /wait HTTP/1.1\r\nHost: x\r\nX-Short: 1\r\n\r\n");
      assertThat(firstLine(socket)).isEqualTo("HTTP/1.1 200 OK");
    }
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      // Both at once: the second request is what the watching reads ahead.
      send(
          socket,
          "GET /wait HTTP/1.1\r\nHost: x\r\nX-Short: 1\r\n\r\nGET /open HTTP/1.1\r\nHost: y\r\nConnection: close\r\n\r\n");
      String both = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(both.split("HTTP/1.1 200 OK", -1)).hasSize(3);
      assertThat(both).endsWith("http://y");
    }
  }

  @Test
  void onlyConfiguredPagesMayCall() {
    Answer preflight =
        client.send(
            client
                .request(
                    "/echo",
                    "Origin",
                    "https://page.example",
                    "Access-Control-Request-Method",
                    "POST")
                .method("OPTIONS", BodyPublishers.noBody())
                .build());
    assertThat(preflight.status()).isEqualTo(200);
    assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo("https://page.example");
    assertThat(preflight.header("Access-Control-Allow-Headers")).contains("Authorization");
    assertThat(
            client
                .get("/open", "Origin", "https://page.example")
                .header("Access-Control-Allow-Origin"))
        .isEqualTo("https://page.example");
    assertThat(
            client
                .get("/open", "Origin", "https://evil.example")
                .header("Access-Control-Allow-Origin"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/echo,'OPTIONS, POST'",
    "/things/a,'DELETE, GET, HEAD, OPTIONS'",
    "/open,'GET, HEAD, OPTIONS'",
    "/nothing/here,'DELETE, GET, HEAD, OPTIONS, POST'"
  })
  void aPreflightNamesEveryMethodOfThePath(String path, String methods) {
    Answer preflight =
        client.send(
            client
                .request(
                    path,
                    "Origin",
                    "https://page.example",
                    "Access-Control-Request-Method",
                    "DELETE")
                .method("OPTIONS", BodyPublishers.noBody())
                .build());
    assertThat(preflight.status()).isEqualTo(200);
    assertThat(preflight.header("Access-Control-Allow-Methods")).isEqualTo(methods);
    assertThat(preflight.header("Access-Control-Allow-Headers"))
        .contains("Idempotency-Key", "If-None-Match", "Last-Event-ID", "traceparent");
  }

  private Answer echo(String path, String body) {
    return client.send(
        client
            .request(path, "Authorization", "Bearer test")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private Reply waitForTheClientToLeave(Call call) throws InterruptedException {
    call.whenClientLeaves(gone::countDown);
    arrived.countDown();
    if (call.header("X-Short").isEmpty()) {
      var _ = gone.await(10, TimeUnit.SECONDS);
    }
    return Reply.text("text/plain", "waited");
  }

  private static Reply stream() {
    byte[] bytes = new byte[100_000];
    return Reply.stream(
        200, "application/octet-stream", bytes.length, () -> new ByteArrayInputStream(bytes));
  }

  private static Reply broken() {
    return Reply.stream(
        200,
        "application/octet-stream",
        5,
        () -> {
          throw new IOException("gone");
        });
  }

  private static Reply bug() {
    throw new IllegalStateException("a secret");
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static void send(Socket socket, String bytes) throws IOException {
    socket.setSoTimeout(10_000);
    OutputStream out = socket.getOutputStream();
    out.write(bytes.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static String firstLine(Socket socket) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = socket.getInputStream().read(); c >= 0 && c != '\r'; ) {
      line.append((char) c);
      c = socket.getInputStream().read();
    }
    return line.toString();
  }
}
