package dev.lector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lector.http.tls.FarmSettings;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BoundedServerTest {
  private static final int MEMORY = 1 << 20;
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final int LARGE = 32 << 20;
  private static final String ANSWER = "HTTP/1.1 200 OK";

  private final ByteBudget budget = new ByteBudget(MEMORY);
  private final AtomicLong most = new AtomicLong();
  private final AtomicLong writing = new AtomicLong();
  private final List<Socket> sockets = new ArrayList<>();
  private BoundedServer server = start(limits(LONG, LONG, LONG, LONG, 100));

  @AfterEach
  void stop() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    server.close();
  }

  @Test
  void aPortThatIsTakenIsToldWithTheReason() {
    int taken = server.port();
    assertThatThrownBy(() -> BoundedServer.internal("localhost", taken, FarmSettings.OPEN, _ -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "The HTTP server could not listen on localhost:%d: Address already in use", taken);
  }

  @Test
  void aChunkOfAlmostTwoGigabytesIsReadInSlices() throws Exception {
    // What is read is thrown away, so that all that counts is what the server itself holds.
    Socket socket = open();
    send(
        socket,
        "POST /count HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0000000000713fb300\r\n");
    byte[] bytes = new byte[64 << 10];
    OutputStream out = socket.getOutputStream();
    for (int sent = 0; sent < 64 << 20; sent += bytes.length) {
      out.write(bytes);
    }
    await().until(() -> most.get() > 32L << 20);
    assertThat(budget.held()).isLessThanOrEqualTo(Connection.MOST_UNUSED);
    assertServed();
  }

  @Test
  void aChunkThatNobodyReadsIsNotKept() throws Exception {
    Socket socket = open();
    send(
        socket,
        "POST /nothing/here HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n713fb300\r\n");
    byte[] bytes = new byte[64 << 10];
    OutputStream out = socket.getOutputStream();
    for (int sent = 0; sent < 32 << 20; sent += bytes.length) {
      out.write(bytes);
      assertThat(budget.held()).isLessThanOrEqualTo(Connection.MOST_UNUSED);
    }
    assertServed();
  }

  @Test
  void aBodyComesThroughAsItWasSentHoweverItIsCutIntoChunks() throws Exception {
    Random random = new Random(42);
    for (int round = 0; round < 20; round++) {
      byte[] body = new byte[random.nextInt(200_000)];
      random.nextBytes(body);
      Socket socket = open();
      OutputStream out = socket.getOutputStream();
      send(socket, "POST /crc HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
      for (int at = 0; at < body.length; ) {
        int length = Math.min(body.length - at, 1 + random.nextInt(1 << random.nextInt(18)));
        send(socket, Integer.toHexString(length) + "\r\n");
        out.write(body, at, length);
        send(socket, "\r\n");
        at += length;
      }
      // The next request on the connection is found where the body ends.
      send(socket, "0\r\n\r\nGET /alive HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      CRC32 crc = new CRC32();
      crc.update(body);
      String both = rest(socket);
      assertThat(both).contains("\r\n\r\n" + Long.toHexString(crc.getValue()) + "HTTP/1.1 200");
      assertThat(both).endsWith("alive");
    }
  }

  @Test
  void aSliceOfExactlyTheLengthOfAChunkIsWhole() throws Exception {
    for (int length :
        List.of(SlicedReader.SLICE, SlicedReader.SLICE + 2, 2, 2 * SlicedReader.SLICE)) {
      Socket socket = open();
      send(socket, "POST /crc HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
      byte[] body = new byte[length];
      send(socket, Integer.toHexString(length) + "\r\n");
      socket.getOutputStream().write(body);
      send(socket, "\r\n0\r\n\r\nGET /alive HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      CRC32 crc = new CRC32();
      crc.update(body);
      assertThat(rest(socket)).contains("\r\n\r\n" + Long.toHexString(crc.getValue()) + "HTTP/1.1");
    }
  }

  @Test
  void aChunkWithoutALineEndIsRefused() throws Exception {
    Socket socket = open();
    send(socket, "POST /count HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
    send(socket, "1".repeat(Connection.MOST_UNUSED));
    assertThat(rest(socket)).doesNotContain(ANSWER);
    assertThat(budget.held()).isZero();
    assertServed();
  }

  @Test
  void halfSentHeadersKeepNobodyFromBeingServed() throws Exception {
    restart(new ConnectionLimits(1000, 500, LONG, LONG, LONG, LONG, 1000));
    for (int i = 0; i < 400; i++) {
      send(open(), "GET /alive HTTP/1.1\r\nHost: x\r\nX-More: ");
    }
    await().until(() -> server.connections() == 400);
    assertServed();
    assertThat(server.connections()).as("are open still").isGreaterThanOrEqualTo(400);
    assertThat(server.closedAsSlow()).isZero();
    assertThat(budget.held()).isZero();
  }

  @Test
  void halfSentHeadersAreClosed() throws Exception {
    restart(limits(SHORT, LONG, LONG, LONG, 1000));
    for (int i = 0; i < 400; i++) {
      send(open(), "GET /alive HTTP/1.1\r\nHost: x\r\nX-More: ");
    }
    for (Socket socket : sockets) {
      assertThat(rest(socket)).doesNotContain(ANSWER);
    }
    await().until(() -> server.connections() == 0);
    assertThat(server.closedAsSlow()).isEqualTo(400);
    assertServed();
  }

  @Test
  void headersThatDoNotEndHoldNoMoreThanTheirShareOfTheMemory() throws Exception {
    String half = "GET /alive HTTP/1.1\r\nHost: x\r\nX-More: " + "a".repeat(12 << 10);
    int sent = 90;
    for (int i = 0; i < sent; i++) {
      Socket socket = open();
      send(socket, half.substring(0, half.length() / 2));
      send(socket, half.substring(half.length() / 2));
    }
    // However it comes, a header is counted when more than 8 KiB of it are here.
    await()
        .untilAsserted(
            () -> {
              assertThat(budget.held()).isBetween(MEMORY / 4L, MEMORY / 2L);
              assertThat(server.connections()).isLessThanOrEqualTo(MEMORY / 2 / (8 << 10));
            });
    assertThat(server.closedAsSlow()).isZero();
    assertServed();
  }

  @Test
  void aConnectionThatSendsNothingIsClosed() throws Exception {
    restart(limits(SHORT, LONG, LONG, LONG, 100));
    assertThat(rest(open())).isEmpty();
  }

  @Test
  void aHeaderThatTricklesIsClosed() throws Exception {
    restart(limits(SHORT, LONG, LONG, LONG, 100));
    Socket socket = open();
    send(socket, "GET /alive HTTP/1.1\r\nHost: x\r\n");
    await()
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              try {
                send(socket, "X-More: x\r\n");
              } catch (IOException e) {
                return true;
              }
              return server.closedAsSlow() == 1;
            });
  }

  @Test
  void anIdleConnectionIsClosedAndOneInUseIsNot() throws Exception {
    restart(limits(LONG, SHORT, LONG, LONG, 100));
    Socket idle = open();
    send(idle, "GET /alive HTTP/1.1\r\nHost: x\r\n\r\n");
    Socket half = open();
    send(half, "GET /alive HTTP/1.1\r\nHost: x\r\n\r\nGET /alive");
    assertThat(rest(idle)).startsWith(ANSWER).endsWith("alive");
    // Its next request has begun, and has the time of a header.
    send(half, " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assertThat(rest(half).split(ANSWER, -1)).hasSize(3);
  }

  @Test
  void aBodyThatTricklesIsClosed() throws Exception {
    restart(limits(LONG, LONG, SHORT, LONG, 100));
    Socket socket = open();
    send(socket, "POST /count HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n");
    await()
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              try {
                send(socket, "x");
              } catch (IOException e) {
                return true;
              }
              return server.closedAsSlow() == 1;
            });
    assertServed();
  }

  @Test
  void answersThatNobodyReadsKeepNobodyFromBeingServed() throws Exception {
    for (int i = 0; i < 50; i++) {
      send(open(), "GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
    }
    await().until(() -> writing.get() == 50);
    assertServed();
    assertThat(writing.get()).as("are not done").isEqualTo(50);
    assertThat(server.closedAsSlow()).isZero();
  }

  @Test
  void answersThatNobodyReadsAreClosed() throws Exception {
    restart(limits(LONG, LONG, LONG, SHORT, 100));
    for (int i = 0; i < 50; i++) {
      send(open(), "GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
    }
    await().until(() -> server.closedAsSlow() == 50 && server.connections() == 0);
    assertServed();
  }

  @Test
  void bodiesThatTrickleKeepNobodyFromBeingServed() throws Exception {
    for (int i = 0; i < 50; i++) {
      send(open(), "POST /count HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\nx");
    }
    await().until(() -> most.get() == 50);
    assertServed();
    assertThat(server.closedAsSlow()).isZero();
  }

  @Test
  void aSlowReaderThatKeepsTheRateGetsItsWholeAnswer() throws Exception {
    restart(
        new ConnectionLimits(
            100, 100, LONG, LONG, LONG, Duration.ofSeconds(2), Integer.MAX_VALUE / 2));
    Socket socket = open();
    send(socket, "GET /large HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assertThat(rest(socket)).hasSizeGreaterThan(LARGE);
  }

  @Test
  void oneAddressDoesNotTakeAllConnections() throws Exception {
    restart(limits(LONG, LONG, LONG, LONG, 2));
    Socket first = open();
    Socket second = open();
    await().until(() -> server.connections() == 2);
    assertThat(rest(open())).isEmpty();
    send(first, "GET /alive HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assertThat(rest(first)).startsWith(ANSWER);
    send(second, "GET /alive HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assertThat(rest(second)).startsWith(ANSWER);
    await().until(() -> server.connections() == 0);
    assertServed();
  }

  @Test
  void anInternalServerTakesNoBodies() throws Exception {
    server.close();
    server =
        BoundedServer.internal(
            "127.0.0.1",
            0,
            FarmSettings.OPEN,
            routing -> routing.any((_, response) -> response.send("alive")));
    Socket announced = open();
    send(announced, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\nab");
    assertThat(rest(announced)).startsWith("HTTP/1.1 413");
    // What comes in chunks is refused when it comes; closed is the connection either way.
    Socket chunked = open();
    send(chunked, "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nf4240\r\nab");
    assertThat(rest(chunked)).endsWith("alive");
    assertServed();
  }

  @Test
  void aPageWhoseNameWasPointedAtAnInternalPortReadsNothingThere() throws Exception {
    server.close();
    server =
        BoundedServer.internal(
            "127.0.0.1",
            0,
            FarmSettings.OPEN,
            routing -> routing.any((_, response) -> response.send("alive")));
    for (String host : List.of("pages.example.com", "pages.example.com:9401", "lector.evil.")) {
      Socket rebound = open();
      send(rebound, "GET /jobs HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
      assertThat(rest(rebound)).as(host).startsWith("HTTP/1.1 403").contains("lector.farm.secret");
    }
    for (String host :
        List.of("localhost:9401", "127.0.0.1", "[::1]:9401", "ledger", ThisHost.name())) {
      Socket known = open();
      send(known, "GET /jobs HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
      assertThat(rest(known)).as(host).endsWith("alive");
    }
    assertServed();
  }

  @Test
  void whereAPartOfTheFarmNeedsTheSecretItsPortIsCalledByAnyName() throws Exception {
    server.close();
    String secret = "a secret of the farm".replace(' ', '-');
    server =
        BoundedServer.internal(
            "127.0.0.1",
            0,
            new FarmSettings("", "", "", false, true, List.of(secret), Duration.ofMinutes(1)),
            routing -> routing.any((_, response) -> response.send("alive")));
    Socket known = open();
    send(
        known,
        "GET /jobs HTTP/1.1\r\nHost: lector.example.com\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
            .formatted(secret));
    assertThat(rest(known)).endsWith("alive");
  }

  private void restart(ConnectionLimits limits) {
    server.close();
    server = start(limits);
  }

  private BoundedServer start(ConnectionLimits limits) {
    return BoundedServer.start(
        "127.0.0.1",
        0,
        limits,
        budget,
        Optional.empty(),
        config -> config.shutdownGracePeriod(Duration.ofMillis(100)),
        routing ->
            routing
                .get("/alive", (_, response) -> response.send("alive"))
                .get("/large", (_, response) -> large(response))
                .post("/count", this::count)
                .post("/crc", BoundedServerTest::crc));
  }

  private void count(ServerRequest request, ServerResponse response) throws IOException {
    byte[] buffer = new byte[64 << 10];
    InputStream in = request.content().inputStream();
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      most.addAndGet(read);
    }
    response.send(Long.toString(most.get()));
  }

  private static void crc(ServerRequest request, ServerResponse response) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(request.content().inputStream().readAllBytes());
    response.send(Long.toHexString(crc.getValue()));
  }

  private void large(ServerResponse response) throws IOException {
    byte[] part = new byte[64 << 10];
    writing.incrementAndGet();
    try (OutputStream out = response.outputStream()) {
      for (int sent = 0; sent < LARGE; sent += part.length) {
        out.write(part);
      }
    } finally {
      writing.decrementAndGet();
    }
  }

  private static ConnectionLimits limits(
      Duration header, Duration idle, Duration body, Duration response, int perAddress) {
    return new ConnectionLimits(1000, perAddress, header, idle, body, response, 1000);
  }

  private void assertServed() throws IOException {
    Socket socket = open();
    send(socket, "GET /alive HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assertThat(rest(socket)).startsWith(ANSWER).endsWith("alive");
  }

  private Socket open() throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(16 << 10);
    socket.setSoTimeout(10_000);
    socket.connect(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
    sockets.add(socket);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** All that comes until the server closes, orderly or by a reset. */
  private static String rest(Socket socket) {
    StringBuilder text = new StringBuilder();
    byte[] buffer = new byte[64 << 10];
    try {
      InputStream in = socket.getInputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        text.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
      }
    } catch (java.net.SocketTimeoutException e) {
      throw new AssertionError("The server keeps the connection open", e);
    } catch (IOException e) {
      // A connection that is closed with bytes unread is reset.
    }
    return text.toString();
  }
}
