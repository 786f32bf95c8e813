package dev.lector.http;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.HeaderValues;
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

  /** Whether the chunk of no bytes is read, behind which an empty line ends the body. */
  private boolean last;

  private final Runnable broken;

  /**
   * @param broken called when nobody can tell where the body ends: what follows it is no request
   */
  @SuppressWarnings("removal") // the factory makes no subclasses
  SlicedReader(Supplier<byte[]> source, Runnable broken) {
    super(source);
    this.broken = broken;
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
      if (last) {
        last = false;
        if (!line.isEmpty()) {
          throw refusal("There is something behind the last chunk");
        }
        return line;
      }
      rest = length(line);
      if (rest == 0) {
        last = true;
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
   * Hexadecimal digits and nothing else. Java's parser takes signs and the digits of other scripts,
   * which no proxy in front takes for a length: both must see the same bytes as one request (RFC
   * 9112, 7.1 and 11.2).
   */
  private int length(String line) {
    if (line.isEmpty() || !line.chars().allMatch(SlicedReader::isDigit)) {
      throw refusal("The length of a chunk is no hexadecimal number");
    }
    try {
      return Integer.parseInt(line, 16);
    } catch (NumberFormatException e) {
      throw refusal("A chunk is too long");
    }
  }

  private static boolean isDigit(int character) {
    return character < 0x80 && Character.digit(character, 16) >= 0;
  }

  private RequestException refusal(String message) {
    broken.run();
    return RequestException.builder()
        .type(EventType.BAD_REQUEST)
        .setKeepAlive(false)
        .header(
            HeaderValues.CONNECTION_CLOSE) // which the server only adds where it knows the request
        .message(message)
        .build();
  }
}
