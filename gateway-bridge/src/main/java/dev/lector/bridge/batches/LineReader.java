package dev.lector.bridge.batches;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream into lines, each of bounded length; a carriage return at an end is not part of it.
 */
final class LineReader {
  private static final int CHUNK = 1 << 16;

  private final InputStream in;
  private final int limit;
  private final byte[] chunk = new byte[CHUNK];
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private int at;
  private int end;
  private boolean tooLong;

  /**
   * @param limit longest line, bytes, without what ends it
   */
  LineReader(InputStream in, int limit) {
    this.in = in;
    this.limit = limit;
  }

  /** The next line; null at the end. */
  byte @Nullable [] next() throws IOException {
    line.reset();
    tooLong = false;
    boolean any = false;
    while (fill()) {
      any = true;
      int start = at;
      while (at < end && chunk[at] != '\n') {
        at++;
      }
      // One more than the limit may be the carriage return.
      if (tooLong || line.size() + at - start > limit + 1L) {
        tooLong = true;
      } else {
        line.write(chunk, start, at - start);
      }
      if (at < end) {
        at++;
        return stripped();
      }
    }
    return any ? stripped() : null;
  }

  /** Whether the last line was longer than the limit, and is not whole. */
  boolean wasTooLong() {
    return tooLong;
  }

  private byte[] stripped() {
    byte[] bytes = line.toByteArray();
    int length = bytes.length;
    if (length > 0 && bytes[length - 1] == '\r') {
      bytes = Arrays.copyOf(bytes, length - 1);
    }
    tooLong |= bytes.length > limit;
    return bytes;
  }

  private boolean fill() throws IOException {
    if (at < end) {
      return true;
    }
    at = 0;
    end = Math.max(0, in.read(chunk, 0, CHUNK));
    return end > 0;
  }
}
