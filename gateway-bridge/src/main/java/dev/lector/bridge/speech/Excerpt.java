package dev.lector.bridge.speech;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.lector.bridge.http.Json;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * What is shown of a value in an error: its start and its end with {@code ...} between them when it
 * is long, as pydantic shows values in its messages. What is no text is shown as its JSON then. So
 * an answer does not grow with what was sent.
 */
final class Excerpt {
  /** Bytes of a value in the answer, escapes counted. */
  static final int LONGEST = 1024;

  private static final String CUT = "...";
  private static final int HALF = (LONGEST - CUT.length() - 2) / 2;
  private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();

  private Excerpt() {}

  /** The value, or what is shown of it. */
  static JsonNode of(JsonNode value) {
    // Each character takes a byte at least, so that a long text need not be written to be measured.
    if (value.isTextual() && value.textValue().length() > LONGEST) {
      return cut(value.textValue());
    }
    Ends json = new Ends();
    Json.write(value, json);
    if (json.bytes() <= LONGEST) {
      return value;
    }
    return cut(value.isTextual() ? value.textValue() : json.toString());
  }

  private static JsonNode cut(String text) {
    int start = 0;
    for (int bytes = 0; start < text.length(); ) {
      int next = text.offsetByCodePoints(start, 1);
      bytes += bytes(text.substring(start, next));
      if (bytes > HALF) {
        break;
      }
      start = next;
    }
    int end = text.length();
    for (int bytes = 0; end > start; ) {
      int next = text.offsetByCodePoints(end, -1);
      bytes += bytes(text.substring(next, end));
      if (bytes > HALF) {
        break;
      }
      end = next;
    }
    return TextNode.valueOf(text.substring(0, start) + CUT + text.substring(end));
  }

  private static int bytes(String character) {
    return new String(ENCODER.quoteAsString(character)).getBytes(StandardCharsets.UTF_8).length;
  }

  /**
   * Text as it was written, or more of its start and its end than is shown: a long value is not
   * written into memory only to be cut.
   */
  private static final class Ends extends Writer {
    private final StringBuilder kept = new StringBuilder();

    @Override
    public void write(char[] text, int offset, int length) {
      kept.append(text, offset, length);
      if (kept.length() > 4 * LONGEST) {
        kept.delete(LONGEST, kept.length() - LONGEST);
      }
    }

    /** In UTF-8; right unless there are more than {@link #LONGEST}. */
    int bytes() {
      return toString().getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public String toString() {
      return kept.toString();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
