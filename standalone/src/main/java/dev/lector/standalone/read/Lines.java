package dev.lector.standalone.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Lines of bytes, each of bounded length. */
final class Lines {
  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final int limit;
  private final byte[] buffer = new byte[BUFFER];
  private int at;
  private int end;

  Lines(InputStream in, int limit) {
    this.in = in;
    this.limit = limit;
  }

  /**
   * A line.
   *
   * @param bytes without the line end; the beginning of a line that is too long
   * @param tooLong whether it had more bytes than allowed
   */
  @SuppressWarnings("ArrayRecordComponent") // goes straight on; never compared
  record Line(byte[] bytes, boolean tooLong) {
    /** Whether there is nothing but white space. */
    boolean isBlank() {
      for (byte b : bytes) {
        if (b != ' ' && b != '\t' && b != '\r') {
          return false;
        }
      }
      return !tooLong;
    }
  }

  /** Whether there is another line; waits for it. */
  boolean hasNext() throws IOException {
    if (at == end) {
      at = 0;
      end = Math.max(0, in.read(buffer));
    }
    return at < end;
  }

  /** Whether something of the next line is there without waiting. */
  boolean isReady() throws IOException {
    return at < end || in.available() > 0;
  }

  /** The next line. */
  Line next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean tooLong = false;
    while (hasNext()) {
      int from = at;
      while (at < end && buffer[at] != '\n') {
        at++;
      }
      int taken = Math.min(at - from, limit - line.size());
      tooLong |= taken < at - from;
      line.write(buffer, from, taken);
      if (at < end) {
        at++;
        break;
      }
    }
    return new Line(line.toByteArray(), tooLong);
  }
}
