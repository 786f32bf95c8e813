package dev.lector.bridge.json;

/**
 * Strings, as {@code scanstring_unicode} of CPython's {@code _json.c} reads them in strict mode.
 */
final class StringScanner {
  private final String text;
  private int end;

  /** The first quote from the place last asked for on, so that no text is searched twice for it. */
  private int quote = -1;

  StringScanner(String text) {
    this.text = text;
  }

  /** Index after the closing quote of the string last scanned. */
  int end() {
    return end;
  }

  /**
   * Reads the string whose opening quote is at {@code begin}. A lone surrogate stays one, as in
   * Python.
   */
  String scan(int begin) throws JsonSyntaxException {
    int next = unescaped(begin + 1, begin);
    if (text.charAt(next) == '"') {
      end = next + 1;
      return text.substring(begin + 1, next);
    }
    StringBuilder value = new StringBuilder().append(text, begin + 1, next);
    while (text.charAt(next) != '"') {
      next++;
      if (next == text.length()) {
        throw unterminated(begin);
      }
      int from = text.charAt(next) == 'u' ? unicode(value, next + 1) : escape(value, next);
      next = unescaped(from, begin);
      value.append(text, from, next);
    }
    end = next + 1;
    return value.toString();
  }

  /** Index of the first quote or backslash from {@code from} on. */
  private int unescaped(int from, int begin) throws JsonSyntaxException {
    if (quote < from) {
      int found = text.indexOf('"', from);
      quote = found < 0 ? text.length() : found;
    }
    int backslash = text.indexOf('\\', from, quote);
    int end = backslash < 0 ? quote : backslash;
    for (int next = from; next < end; next++) {
      if (text.charAt(next) <= 0x1f) {
        throw new JsonSyntaxException("Invalid control character at", next);
      }
    }
    if (end == text.length()) {
      throw unterminated(begin);
    }
    return end;
  }

  private static JsonSyntaxException unterminated(int begin) {
    return new JsonSyntaxException("Unterminated string starting at", begin);
  }

  private int escape(StringBuilder value, int at) throws JsonSyntaxException {
    value.append(
        switch (text.charAt(at)) {
          case '"' -> '"';
          case '\\' -> '\\';
          case '/' -> '/';
          case 'b' -> '\b';
          case 'f' -> '\f';
          case 'n' -> '\n';
          case 'r' -> '\r';
          case 't' -> '\t';
          default -> throw new JsonSyntaxException("Invalid \\escape", at - 1);
        });
    return at + 1;
  }

  /** Reads four hexadecimal digits, and the low surrogate's escape after a high one's. */
  private int unicode(StringBuilder value, int digits) throws JsonSyntaxException {
    if (digits + 4 >= text.length()) {
      throw new JsonSyntaxException("Invalid \\uXXXX escape", digits - 1);
    }
    int high = hex(digits);
    int after = digits + 4;
    boolean pairMayFollow =
        Character.isHighSurrogate((char) high)
            && after + 6 < text.length()
            && text.charAt(after) == '\\'
            && text.charAt(after + 1) == 'u';
    if (pairMayFollow) {
      int low = hex(after + 2);
      if (Character.isLowSurrogate((char) low)) {
        value.append((char) high).append((char) low);
        return after + 6;
      }
    }
    value.append((char) high);
    return after;
  }

  private int hex(int from) throws JsonSyntaxException {
    int value = 0;
    for (int i = from; i < from + 4; i++) {
      int digit = text.charAt(i) < 128 ? Character.digit(text.charAt(i), 16) : -1;
      if (digit < 0) {
        throw new JsonSyntaxException("Invalid \\uXXXX escape", from - 1);
      }
      value = value << 4 | digit;
    }
    return value;
  }
}
