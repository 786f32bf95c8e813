package dev.lector.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.bridge.auth.Gatekeeper;
import dev.lector.bridge.testing.Servers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a bridge holds at once of requests and responses, by a budget of 1 MiB. */
class HttpMemoryTest {
  private static final int MEMORY = 1 << 20;
  private static final int LIMIT = 100_000;

  private final CountDownLatch answer = new CountDownLatch(1);
  private final AtomicInteger held = new AtomicInteger();
  private final List<Socket> sockets = new ArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() {
    Routes routes =
        Routes.builder()
            .guarded("POST", "/hold", this::hold)
            .guarded("POST", "/done", this::done)
            .guarded("GET", "/large", _ -> Reply.text("text/plain", "x".repeat(LIMIT)))
            .build();
    server =
        HttpServer.start(
            new HttpSettings(
                "127.0.0.1",
                0,
                -1,
                "",
                false,
                List.of(),
                List.of(),
                Servers.limits(Duration.ofMinutes(1)),
                MEMORY,
                Duration.ofMillis(100)),
            routes,
            new Gatekeeper(Servers.tokens()),
            (_, _, _, _) -> {});
  }

  @AfterEach
  void stop() throws IOException {
    answer.countDown();
    for (Socket socket : sockets) {
      socket.close();
    }
    server.close();
  }

  @Test
  void bodiesAtOnceStayWithinTheBudgetAndTheRestComesLater() throws Exception {
    List<Socket> all = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      all.add(post("test", "/hold", LIMIT));
    }
    // One tenant holds at most half.
    await().until(() -> held.get() == MEMORY / 2 / LIMIT);
    assertThat(server.bytesHeld()).isLessThanOrEqualTo(MEMORY);
    await().until(() -> all.stream().filter(HttpMemoryTest::ready).count() == 40 - held.get());
    for (Socket socket : all) {
      if (ready(socket)) {
        assertThat(rest(socket)).startsWith("HTTP/1.1 503").contains("Retry-After: 1");
      }
    }
    answer.countDown();
    await().until(() -> server.bytesHeld() == 0);
    assertThat(rest(post("test", "/hold", LIMIT))).startsWith("HTTP/1.1 200");
  }

  @Test
  void oneTenantLeavesRoomForAnother() throws Exception {
    for (int i = 0; i < 10; i++) {
      post("test", "/hold", LIMIT);
    }
    await().until(() -> held.get() == MEMORY / 2 / LIMIT);
    assertThat(rest(post("secret", "/done", LIMIT))).startsWith("HTTP/1.1 200");
  }

  @Test
  void nothingIsHeldForABodyThatIsOnlyAnnounced() throws Exception {
    for (int i = 0; i < 40; i++) {
      send(open(), header("test", "/hold", LIMIT) + "x");
    }
    await().until(() -> server.connections() == 40);
    assertThat(rest(post("test", "/done", LIMIT))).startsWith("HTTP/1.1 200");
    assertThat(server.bytesHeld()).isZero();
  }

  @Test
  void aBodyThatIsDoneWithIsHeldNoLonger() throws Exception {
    for (int i = 0; i < 2 * MEMORY / LIMIT; i++) {
      assertThat(rest(post("test", "/done", LIMIT))).startsWith("HTTP/1.1 200");
    }
    assertThat(server.bytesHeld()).isZero();
  }

  @Test
  void answersThatNobodyReadsStayWithinTheBudget() throws Exception {
    for (int i = 0; i < 50; i++) {
      Socket socket = open();
      for (int j = 0; j < 50; j++) {
        send(socket, "GET /large HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer test\r\n\r\n");
      }
    }
    await().until(() -> server.bytesHeld() > MEMORY / 2 - LIMIT);
    assertThat(server.bytesHeld()).isLessThanOrEqualTo(MEMORY);
    assertThat(rest(post("secret", "/done", LIMIT))).startsWith("HTTP/1.1 200");
  }

  private Reply hold(Call call) throws RefusedException, InterruptedException {
    call.body(LIMIT, body -> body);
    held.incrementAndGet();
    answer.await();
    return Reply.empty(200);
  }

  private Reply done(Call call) throws RefusedException {
    call.body(LIMIT, body -> body);
    call.bodyDone();
    assertThat(server.bytesHeld()).isLessThanOrEqualTo(MEMORY);
    return Reply.empty(200);
  }

  private Socket post(String token, String path, int length) throws IOException {
    Socket socket = open();
    send(socket, header(token, path, length) + "x".repeat(length));
    return socket;
  }

  private static String header(String token, String path, int length) {
    return "POST %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer %s\r\nContent-Length: %d\r\n\r\n"
        .formatted(path, token, length);
  }

  private Socket open() throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(16 << 10);
    socket.setSoTimeout(10_000);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
    sockets.add(socket);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static boolean ready(Socket socket) {
    try {
      return socket.getInputStream().available() > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String rest(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
  }
}
