package dev.lector.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A client of a server on this machine that declares one chunk of 1.9 GB, as a server that reads
 * chunks whole would keep it.
 */
public final class LongChunk {
  private static final int PART = 64 << 10;

  private LongChunk() {}

  /**
   * Sends the chunk until the server closes the connection.
   *
   * @param port of the server
   * @param most bytes after which the client stops
   * @return bytes that were sent
   */
  public static long send(int port, long most) throws IOException {
    long sent = 0;
    try (Socket socket = new Socket()) {
      socket.setSendBufferSize(PART);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      OutputStream out = socket.getOutputStream();
      out.write(
          "POST /nothing/here HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n713fb300\r\n"
              .getBytes(US_ASCII));
      byte[] part = new byte[PART];
      try {
        while (sent < most) {
          out.write(part);
          sent += part.length;
        }
      } catch (IOException e) {
        return sent; // the server has closed it
      }
    }
    return sent;
  }
}
