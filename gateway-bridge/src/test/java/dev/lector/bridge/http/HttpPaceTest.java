package dev.lector.bridge.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.bridge.testing.Servers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Long bodies, sent as fast as they are taken. */
@Timeout(60)
class HttpPaceTest {
  private static final int LENGTH = 1 << 20;
  private static final int BODIES = 24;

  private final HttpServer server =
      Servers.guarded(Routes.builder().guarded("POST", "/done", HttpPaceTest::done).build());

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void oneAfterTheOtherComesToItsEndSoThatFewAreHeldInPart() throws Exception {
    long most = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < BODIES; i++) {
        answers.add(threads.submit(this::post));
      }
      while (!answers.stream().allMatch(Future::isDone)) {
        most = Math.max(most, server.bytesHeld());
        LockSupport.parkNanos(1_000_000);
      }
      for (Future<String> answer : answers) {
        assertThat(answer.get()).startsWith("HTTP/1.1 200");
      }
    }
    assertThat(most).isLessThan((long) BODIES / 2 * LENGTH);
  }

  private String post() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket
          .getOutputStream()
          .write(
              """
              POST /done HTTP/1.1\r
              Host: x\r
              Connection: close\r
              Authorization: Bearer test\r
              Content-Length: %d\r
              \r
              """
                  .formatted(LENGTH)
                  .getBytes(US_ASCII));
      socket.getOutputStream().write(new byte[LENGTH]);
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    }
  }

  private static Reply done(Call call) throws RefusedException {
    var _ = call.body(LENGTH, body -> body.length);
    call.bodyDone();
    return Reply.empty(200);
  }
}
