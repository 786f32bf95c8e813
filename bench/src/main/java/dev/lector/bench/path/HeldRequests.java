package dev.lector.bench.path;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/** Requests that are sent and whose answers nobody reads: a socket each, and no thread. */
final class HeldRequests implements AutoCloseable {
  /** Connections from one address; the system has some 28,000 ports for each. */
  private static final int PER_ADDRESS = 5_000;

  private final InetSocketAddress server;
  private final Deque<SocketChannel> sockets = new ArrayDeque<>();

  HeldRequests(int port) {
    this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  int count() {
    return sockets.size();
  }

  /** Sends one more. */
  void add() throws IOException {
    int index = sockets.size();
    SocketChannel socket = SocketChannel.open();
    sockets.push(socket);
    socket.bind(new InetSocketAddress("127.0.0." + (2 + index / PER_ADDRESS), 0));
    socket.connect(server);
    byte[] body = Sentences.json(index).getBytes(UTF_8);
    String head =
        "POST /text-to-speech HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    ByteBuffer request =
        ByteBuffer.allocate(head.length() + body.length).put(head.getBytes(UTF_8)).put(body).flip();
    while (request.hasRemaining()) {
      socket.write(request);
    }
  }

  @Override
  public void close() {
    while (!sockets.isEmpty()) {
      try {
        sockets.pop().close();
      } catch (IOException e) {
        // Nothing of it is needed any more.
      }
    }
  }
}
