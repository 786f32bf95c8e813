package dev.lector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients send wrongly, or half, is answered or closed, and fills no log. */
class BrokenRequestsTest {
  private static final String CHUNKED =
      "POST /read HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";

  private static final Duration SHORT = Duration.ofMillis(200);

  private final Logger helidon = Logger.getLogger("io.helidon");
  private final Queue<LogRecord> logged = new ConcurrentLinkedQueue<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord logRecord) {
          if (logRecord.getLevel().intValue() >= Level.WARNING.intValue()) {
            logged.add(logRecord);
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };
  private final BoundedServer server =
      BoundedServer.start(
          "127.0.0.1",
          0,
          new ConnectionLimits(100, 100, SHORT, SHORT, SHORT, SHORT, 1000),
          new ByteBudget(1 << 20),
          Optional.empty(),
          _ -> {},
          routing ->
              routing
                  .post(
                      "/read",
                      (request, response) ->
                          response.send(request.content().inputStream().readAllBytes()))
                  .post("/unread", (_, response) -> response.send("unread")));

  @BeforeEach
  void listen() {
    helidon.addHandler(handler);
  }

  @AfterEach
  void stop() {
    server.close();
    helidon.removeHandler(handler);
    assertThat(logged).extracting(LogRecord::getMessage).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "G",
        "GET /read HTTP/1.1\r\nHost: x\r\nX-More: ",
        "POST /read HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc",
        "POST /unread HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc",
        CHUNKED,
        CHUNKED + "5",
        CHUNKED + "5\r\nab",
        CHUNKED + "5\r\nabcde\r\n0\r\n",
        "POST /unread HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
      })
  void halfARequestIsClosedHoweverItsClientLeaves(String half) throws IOException {
    try (Socket reset = open()) {
      send(reset, half);
      reset.setSoLinger(true, 0);
    }
    try (Socket ended = open();
        Socket silent = open()) {
      send(ended, half);
      ended.shutdownOutput();
      send(silent, half);
      assertThat(rest(ended)).doesNotContain(" 500 ");
      assertThat(rest(silent)).doesNotContain(" 500 ");
    }
    await().until(() -> server.connections() == 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+3",
        "-3",
        "0x3",
        "zz",
        " 3",
        "3 ",
        "",
        "\u0663",
        "80000000",
        "ffffffffffffffffffff",
        "3\r\nabc\r\n0\r\nX: y\r\n"
      })
  void aLengthThatIsNoneIsA400AndTheEnd(String length) throws IOException {
    try (Socket socket = open()) {
      send(socket, CHUNKED + length + "\r\nPOST /unread HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(rest(socket))
          .startsWith("HTTP/1.1 400")
          .containsIgnoringCase("Connection: close")
          .doesNotContain("unread");
    }
  }

  @Test
  void whatFollowsARequestToCloseIsNotServed() throws IOException {
    String last =
        "POST /unread HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
    try (Socket socket = open()) {
      send(socket, last + last);
      assertThat(rest(socket)).containsOnlyOnce("HTTP/1.1 200");
    }
  }

  private Socket open() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** All that comes until the server closes, orderly or by a reset. */
  private static String rest(Socket socket) throws IOException {
    StringBuilder text = new StringBuilder();
    byte[] buffer = new byte[8 << 10];
    InputStream in = socket.getInputStream();
    try {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        text.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
      }
    } catch (java.net.SocketException e) {
      // A connection that is closed with bytes unread is reset.
    }
    return text.toString();
  }
}
