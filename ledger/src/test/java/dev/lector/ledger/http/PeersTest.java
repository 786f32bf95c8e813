package dev.lector.ledger.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lector.http.tls.FarmSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpTimeoutException;
import org.junit.jupiter.api.Test;

class PeersTest {
  @Test
  void anInstanceWhoseAnswerDoesNotEndIsNotWaitedFor() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Peers peers = new Peers(FarmSettings.OPEN)) {
      Thread other = Thread.ofVirtual().start(() -> trickle(server));
      String host = "localhost:" + server.getLocalPort();
      assertThatThrownBy(() -> peers.ask(host, "/ledger/usage"))
          .isInstanceOf(HttpTimeoutException.class);
      other.join();
      assertThat(other.isAlive()).isFalse();
    }
  }

  /** Begins an answer, and reads until the connection is closed. */
  private static void trickle(ServerSocket server) {
    try (Socket socket = server.accept()) {
      socket
          .getOutputStream()
          .write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nx".getBytes(US_ASCII));
      var _ = socket.getInputStream().readAllBytes();
    } catch (IOException e) {
      // A reset closes it as well.
    }
  }
}
