package dev.lector.bench.machinery;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * A lean HTTP/1.1 client of one server, for load that must cost next to nothing beside what is
 * measured: blocking sockets that are kept alive and used again, meant for virtual threads.
 * Understands answers with a Content-Length only. Safe for use by many threads.
 */
public final class HttpConnections implements AutoCloseable {
  private static final String LENGTH = "content-length:";

  /** Connections that were idle for longer are not used again: servers close them some day. */
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final InetSocketAddress server;
  private final String header;
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();

  /** A client of a server on this machine. */
  public HttpConnections(int port) {
    this(port, "Host: localhost\r\n");
  }

  private HttpConnections(int port, String header) {
    this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    this.header = header;
  }

  /** A client that shows a token. */
  public static HttpConnections withToken(int port, String token) {
    return new HttpConnections(port, "Host: localhost\r\nAuthorization: Bearer " + token + "\r\n");
  }

  /**
   * What came back.
   *
   * @param status HTTP status code
   * @param body as ISO 8859-1, which the asked for never leaves
   */
  public record Answer(int status, String body) {}

  /** Posts JSON and waits for the answer. */
  public Answer post(String path, String json) throws IOException {
    return exchange(
        "POST %s HTTP/1.1\r\n%sContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(path, header, json.length(), json));
  }

  /** Gets what is at a path. */
  public Answer get(String path) throws IOException {
    return exchange("GET %s HTTP/1.1\r\n%s\r\n".formatted(path, header));
  }

  private Answer exchange(String request) throws IOException {
    Connection connection = idle.pollFirst();
    while (connection != null && !connection.isFresh()) {
      connection.close();
      connection = idle.pollFirst();
    }
    if (connection == null) {
      connection = new Connection(server);
    }
    try {
      Answer answer = connection.exchange(request.getBytes(ISO_8859_1));
      idle.addFirst(connection);
      return answer;
    } catch (IOException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public void close() {
    Connection connection;
    while ((connection = idle.pollFirst()) != null) {
      connection.close();
    }
  }

  private static final class Connection {
    private final Socket socket = new Socket();
    private final InputStream in;
    private final OutputStream out;
    private long usedAt;

    Connection(InetSocketAddress server) throws IOException {
      socket.setTcpNoDelay(true);
      socket.connect(server);
      in = new BufferedInputStream(socket.getInputStream(), 4096);
      out = socket.getOutputStream();
    }

    boolean isFresh() {
      return System.nanoTime() - usedAt < FRESH.toNanos();
    }

    Answer exchange(byte[] request) throws IOException {
      out.write(request);
      String status = line();
      int length = 0;
      for (String header = line(); !header.isEmpty(); header = line()) {
        if (header.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
          length = Integer.parseInt(header.substring(LENGTH.length()).strip());
        }
      }
      byte[] body = in.readNBytes(length);
      if (body.length < length) {
        throw new EOFException("The answer broke off");
      }
      usedAt = System.nanoTime();
      return new Answer(Integer.parseInt(status, 9, 12, 10), new String(body, ISO_8859_1));
    }

    private String line() throws IOException {
      StringBuilder line = new StringBuilder();
      int c;
      while ((c = in.read()) != '\n') {
        if (c < 0) {
          throw new EOFException("The server has closed the connection");
        }
        if (c != '\r') {
          line.append((char) c);
        }
      }
      return line.toString();
    }

    void close() {
      try {
        socket.close();
      } catch (IOException e) {
        // Nothing of it is needed any more.
      }
    }
  }
}
