package dev.lector.bridge.json;

/**
 * Strings, as {@code scanstring_unicode} of CPython's {@code _json.c} reads them in strict mode.
 */
final class StringScanner {
  private final int[] text;
  private int end;

  StringScanner(int[] text) {
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
    StringBuilder value = new StringBuilder();
    int next = begin + 1;
    while (true) {
      while (next < text.length && text[next] != '"' && text[next] != '\\') {
        if (text[next] <= 0x1f) {
          throw new JsonSyntaxException("Invalid control character at", next);
        }
        value.appendCodePoint(text[next++]);
      }
      if (next >= text.length) {
        throw new JsonSyntaxException("Unterminated string starting at", begin);
      }
      if (text[next] == '"') {
        end = next + 1;
        return value.toString();
      }
      next++;
      if (next == text.length) {
        throw new JsonSyntaxException("Unterminated string starting at", begin);
      }
      next = text[next] == 'u' ? unicode(value, next + 1) : escape(value, next);
    }
  }

  private int escape(StringBuilder value, int at) throws JsonSyntaxException {
    value.append(
        switch (text[at]) {
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
    if (digits + 4 >= text.length) {
      throw new JsonSyntaxException("Invalid \\uXXXX escape", digits - 1);
    }
    int high = hex(digits);
    int after = digits + 4;
    boolean pairMayFollow =
        Character.isHighSurrogate((char) high)
            && after + 6 < text.length
            && text[after] == '\\'
            && text[after + 1] == 'u';
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
      int digit = text[i] < 128 ? Character.digit(text[i], 16) : -1;
      if (digit < 0) {
        throw new JsonSyntaxException("Invalid \\uXXXX escape", from - 1);
      }
      value = value << 4 | digit;
    }
    return value;
  }
}
