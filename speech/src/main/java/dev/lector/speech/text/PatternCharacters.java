package dev.lector.speech.text;

/**
 * A pattern on its way through {@link ShapeReader}, and the characters that its parts stand for.
 */
final class PatternCharacters {
  /** What is behind the last character. */
  static final int END = -1;

  final String regex;

  /** The next character. */
  int at;

  /** Whether (?i) holds. */
  boolean ignoresCase;

  PatternCharacters(String regex) {
    this.regex = regex;
  }

  /** Where characters end that stand for themselves, and are there once. */
  int endOfLiteral() {
    int end = at;
    while (!ignoresCase && end < regex.length() && isLiteral(regex.charAt(end))) {
      end++;
    }
    boolean repeated = end < regex.length() && "?*+{".indexOf(regex.charAt(end)) >= 0;
    return repeated ? end - 1 : end;
  }

  private static boolean isLiteral(char c) {
    return Letters.isLetter(c) || Letters.isDigit(c) || " ,:;'\"/-".indexOf(c) >= 0;
  }

  /** Characters behind a backslash. */
  CharacterSet escaped() throws UnknownSyntaxException {
    char c = regex.charAt(at++);
    return switch (c) {
      case 'd' -> CharacterSet.DIGITS;
      case 'D' -> CharacterSet.ALL.without(CharacterSet.DIGITS);
      case 'w' -> CharacterSet.WORD;
      case 'W' -> CharacterSet.ALL.without(CharacterSet.WORD);
      case 's' -> CharacterSet.SPACES;
      case 'S' -> CharacterSet.ALL.without(CharacterSet.SPACES);
      case 'p' -> property();
      case 'n' -> CharacterSet.of('\n');
      case 't' -> CharacterSet.of('\t');
      case 'r' -> CharacterSet.of('\r');
      case 'u' -> {
        at += 4;
        yield literal(Integer.parseInt(regex.substring(at - 4, at), 16));
      }
      case 'x' -> hexadecimal();
      default -> {
        if (Letters.isLetter(c) || Letters.isDigit(c)) {
          throw new UnknownSyntaxException();
        }
        yield CharacterSet.of(c);
      }
    };
  }

  private CharacterSet hexadecimal() throws UnknownSyntaxException {
    if (!skip("{")) {
      throw new UnknownSyntaxException();
    }
    int close = regex.indexOf('}', at);
    int c = Integer.parseInt(regex.substring(at, close), 16);
    at = close + 1;
    return literal(c);
  }

  private CharacterSet property() throws UnknownSyntaxException {
    int close = regex.indexOf('}', at);
    String name = regex.substring(at, close + 1);
    at = close + 1;
    CharacterSet ascii =
        switch (name) {
          case "{L}" -> CharacterSet.LETTERS;
          case "{Lu}" -> CharacterSet.CAPITALS;
          case "{Ll}" -> CharacterSet.SMALL;
          case "{N}", "{Nd}" -> CharacterSet.DIGITS;
          case "{M}" -> CharacterSet.NONE;
          default -> throw new UnknownSyntaxException();
        };
    // with (?i), {Lu} has small letters, too
    return (ignoresCase ? ascii.ignoringCase() : ascii).or(CharacterSet.BEYOND_ASCII);
  }

  /** Characters in brackets. */
  CharacterSet list() throws UnknownSyntaxException {
    boolean others = skip("^");
    CharacterSet set = CharacterSet.NONE;
    while (!skip("]")) {
      if (peek() == END || peek() == '[' || regex.startsWith("&&", at)) {
        throw new UnknownSyntaxException();
      }
      set = set.or(member());
    }
    return others ? CharacterSet.ALL.without(set) : set;
  }

  private CharacterSet member() throws UnknownSyntaxException {
    int start = at;
    CharacterSet first = one();
    boolean range = peek() == '-' && at + 1 < regex.length() && regex.charAt(at + 1) != ']';
    if (!range) {
      return first;
    }
    char from = regex.charAt(start);
    at++;
    char to = regex.charAt(at);
    one();
    if (from == '\\' || to == '\\' || Character.isSurrogate(from) || Character.isSurrogate(to)) {
      throw new UnknownSyntaxException();
    }
    CharacterSet all = CharacterSet.range(from, to);
    return ignoresCase ? all.ignoringCase() : all;
  }

  private CharacterSet one() throws UnknownSyntaxException {
    int c = regex.codePointAt(at);
    at += Character.charCount(c);
    return c == '\\' ? escaped() : literal(c);
  }

  /** A character that stands for itself. */
  CharacterSet literal(int c) {
    if (!Character.isBmpCodePoint(c)) {
      return CharacterSet.BEYOND_ASCII;
    }
    CharacterSet set = CharacterSet.of((char) c);
    return ignoresCase ? set.ignoringCase() : set;
  }

  /** Goes on behind what is expected, if that is here. */
  boolean skip(String expected) {
    boolean found = regex.startsWith(expected, at);
    at += found ? expected.length() : 0;
    return found;
  }

  /** The next character; {@link #END} behind the last. */
  int peek() {
    return at < regex.length() ? regex.charAt(at) : END;
  }
}
