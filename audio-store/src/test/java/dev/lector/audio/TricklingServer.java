package dev.lector.audio;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that sends some of each answer at once, and the rest a slice at a time. */
final class TricklingServer implements AutoCloseable {
  private static final long PAUSE_MS = 20;

  private final ServerSocket server;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final AtomicInteger open = new AtomicInteger();
  private final String head;
  private final byte[] slice;

  private TricklingServer(String head, byte[] slice) throws IOException {
    this.head = head;
    this.slice = slice;
    server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  /**
   * @param head comes at once; a HEAD request gets it alone when it is complete
   * @param slice follows again and again
   */
  static TricklingServer sending(String head, byte[] slice) throws IOException {
    return new TricklingServer(head, slice);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
  }

  /** How many connections there are. */
  int open() {
    return open.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        open.incrementAndGet();
        Thread.ofVirtual().start(() -> answer(socket));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void answer(Socket connection) {
    try (Socket socket = connection) {
      String request = request(socket);
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(US_ASCII));
      boolean complete = request.startsWith("HEAD") && head.contains("\r\n\r\n");
      while (!complete && !stop.await(PAUSE_MS, TimeUnit.MILLISECONDS)) {
        out.write(slice);
      }
    } catch (IOException | InterruptedException e) {
      // The client has had enough.
    } finally {
      open.decrementAndGet();
    }
  }

  private static String request(Socket socket) throws IOException {
    StringBuilder request = new StringBuilder();
    while (request.indexOf("\r\n\r\n") < 0) {
      int read = socket.getInputStream().read();
      if (read < 0) {
        throw new IOException("closed");
      }
      request.append((char) read);
    }
    return request.toString();
  }

  @Override
  public void close() throws IOException {
    stop.countDown();
    server.close();
  }
}
