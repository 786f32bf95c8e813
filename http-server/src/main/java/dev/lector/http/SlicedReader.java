package dev.lector.http;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.RequestException;
import java.util.function.Supplier;

/**
 * Shows a long chunk of a body to the server as several short ones. The server reads each chunk
 * into memory as a whole before any limit on bodies applies, and its client alone says how long a
 * chunk is (RFC 9112, 7.1, sets no limit).
 *
 * <p>The server reads a chunk by three calls: {@link #readLine} for its length, {@link #readBuffer}
 * for so many bytes, {@link #skip} for the line's end behind them.
 */
final class SlicedReader extends DataReader {
  /** Bytes of a chunk that are read at once. */
  static final int SLICE = 16 << 10;

  private static final int LONGEST_LINE = 1024;
  private static final int LINE_END = 2;

  /** Bytes of the client's chunk that the server has not heard of. */
  private int rest;

  /** Whether the chunk that the server reads now ends within the client's. */
  private boolean cut;

  @SuppressWarnings("removal") // the factory makes no subclasses
  SlicedReader(Supplier<byte[]> source) {
    super(source);
  }

  @Override
  public String readLine() {
    if (rest == 0) {
      int length = findNewLine(LONGEST_LINE);
      if (length >= LONGEST_LINE) {
        throw refusal("The line before a chunk is too long");
      }
      String line = readAsciiString(length);
      super.skip(LINE_END);
      refuseSign(line);
      rest = longChunk(line);
      if (rest == 0) {
        return line;
      }
    }
    int slice = Math.min(rest, SLICE);
    rest -= slice;
    cut = rest > 0;
    return Integer.toHexString(slice);
  }

  @Override
  public void skip(int length) {
    if (cut && length == LINE_END) {
      cut = false; // there is no line's end here: the chunk goes on
    } else {
      super.skip(length);
    }
  }

  /**
   * The server refuses what is no number, but Java's numbers may have a sign, which no proxy in
   * front takes for a length: both must see the same bytes as one request (RFC 9112, 7.1 and 11.2).
   */
  private static void refuseSign(String line) {
    if (line.startsWith("+") || line.startsWith("-")) {
      throw refusal("The length of a chunk has a sign");
    }
  }

  private static RequestException refusal(String message) {
    return RequestException.builder()
        .type(EventType.BAD_REQUEST)
        .setKeepAlive(false)
        .message(message)
        .build();
  }

  /** Length of a chunk that has to be cut; 0 for a line that the server may see as it is. */
  private static int longChunk(String line) {
    try {
      int length = Integer.parseInt(line, 16);
      return length > SLICE ? length : 0;
    } catch (NumberFormatException e) {
      return 0; // longer than an int; the server refuses it
    }
  }
}
