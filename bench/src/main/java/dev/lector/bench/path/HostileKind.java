package dev.lector.bench.path;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;

/** What a hostile client does with its connection until the server closes it. */
enum HostileKind {
  /** A header that never ends. */
  HALF_HEADER {
    @Override
    void attack(Socket socket, OutputStream out, String token) throws IOException {
      out.write(ascii("GET /jobs/x HTTP/1.1\r\nHost: x\r\nX-More: "));
      readAll(socket);
    }
  },

  /** A chunk of 1.9 GB, for a path that does not exist. */
  LONG_CHUNK {
    @Override
    void attack(Socket socket, OutputStream out, String token)
        throws IOException, InterruptedException {
      out.write(
          ascii(
              "POST /nothing HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n713fb300\r\n"));
      byte[] part = new byte[LONGEST_BODY / 16];
      while (true) {
        out.write(part);
        Thread.sleep(STEP);
      }
    }
  },

  /** An upload of a byte per second. */
  TRICKLED_BODY {
    @Override
    void attack(Socket socket, OutputStream out, String token)
        throws IOException, InterruptedException {
      out.write(post("/batches", token, "application/jsonl", LONGEST_BODY));
      while (true) {
        out.write('{');
        Thread.sleep(SECOND);
      }
    }
  },

  /** A body as long as may be, sent at once, which the server reads to find that it is wrong. */
  LONG_BODY {
    @Override
    void attack(Socket socket, OutputStream out, String token) throws IOException {
      byte[] body = new byte[LONGEST_BODY];
      Arrays.fill(body, (byte) 'a');
      byte[] start = ascii("{\"text\":[\"");
      byte[] end = ascii("\"]}");
      System.arraycopy(start, 0, body, 0, start.length);
      System.arraycopy(end, 0, body, body.length - end.length, end.length);
      out.write(post("/text-to-speech", token, "application/json", body.length));
      out.write(body);
      readAll(socket);
    }
  },

  /** One request after the other, and no answer read. */
  UNREAD_ANSWERS {
    @Override
    void attack(Socket socket, OutputStream out, String token)
        throws IOException, InterruptedException {
      while (true) {
        out.write(ascii("GET /openapi.yaml HTTP/1.1\r\nHost: x\r\n\r\n"));
        Thread.sleep(STEP);
      }
    }
  };

  /** By default the longest body that a bridge takes. */
  private static final int LONGEST_BODY = 1 << 20;

  private static final Duration STEP = Duration.ofMillis(100);
  private static final Duration SECOND = Duration.ofSeconds(1);

  /**
   * Goes on until the server closes the connection.
   *
   * @param token of the hostile clients' tenant, for requests that would get no further without
   * @throws IOException when the server has closed it
   */
  abstract void attack(Socket socket, OutputStream out, String token)
      throws IOException, InterruptedException;

  private static byte[] post(String path, String token, String type, int length) {
    return ascii(
        "POST %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(path, token, type, length));
  }

  private static void readAll(Socket socket) throws IOException {
    var _ = socket.getInputStream().readAllBytes();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }
}
