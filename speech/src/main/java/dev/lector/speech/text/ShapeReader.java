package dev.lector.speech.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads from a pattern what all its matches have in common. It knows what the rules use of {@link
 * java.util.regex.Pattern}; of a pattern with anything else it says nothing.
 */
final class ShapeReader {
  private static final int UNLIMITED = Integer.MAX_VALUE;

  /** What a point never stands for. */
  private static final CharacterSet LINE_BREAKS = CharacterSet.of('\n').or(CharacterSet.of('\r'));

  private final PatternCharacters in;

  /** Whether lines end inside a text: (?m). */
  private boolean lines;

  private ShapeReader(String regex) {
    this.in = new PatternCharacters(regex);
  }

  /** The shape of a pattern's matches. */
  static Shape of(String regex) {
    ShapeReader reader = new ShapeReader(regex);
    try {
      Shape shape = reader.alternatives();
      return reader.in.peek() == PatternCharacters.END ? shape : Shape.ANYTHING;
    } catch (UnknownSyntaxException unknown) {
      return Shape.ANYTHING;
    }
  }

  private Shape alternatives() throws UnknownSyntaxException {
    boolean outside = in.ignoresCase;
    List<Shape> parts = new ArrayList<>();
    parts.add(sequence());
    while (in.peek() == '|') {
      in.at++;
      parts.add(sequence());
    }
    in.ignoresCase = outside;
    return Shape.alternatives(parts);
  }

  private Shape sequence() throws UnknownSyntaxException {
    List<Shape> parts = new ArrayList<>();
    while (in.peek() != PatternCharacters.END && in.peek() != '|' && in.peek() != ')') {
      int end = in.endOfLiteral();
      if (end > in.at + 1) {
        parts.add(Shape.literal(in.regex.substring(in.at, end)));
        in.at = end;
      } else {
        parts.add(repeated(part()));
      }
    }
    return parts.isEmpty() ? Shape.NOTHING : Shape.sequence(parts);
  }

  private Shape repeated(Shape part) throws UnknownSyntaxException {
    int least;
    int most;
    switch (in.peek()) {
      case '?' -> {
        least = 0;
        most = 1;
      }
      case '*' -> {
        least = 0;
        most = UNLIMITED;
      }
      case '+' -> {
        least = 1;
        most = UNLIMITED;
      }
      case '{' -> {
        int close = in.regex.indexOf('}', in.at);
        String[] limits = in.regex.substring(in.at + 1, close).split(",", -1);
        least = Integer.parseInt(limits[0]);
        most =
            limits.length == 1
                ? least
                : limits[1].isEmpty() ? UNLIMITED : Integer.parseInt(limits[1]);
        in.at = close;
      }
      default -> {
        return part;
      }
    }
    in.at++;
    if (in.peek() == '?' || in.peek() == '+') {
      in.at++;
    }
    return Shape.repeated(part, least, most);
  }

  private Shape part() throws UnknownSyntaxException {
    int c = in.regex.codePointAt(in.at);
    in.at += Character.charCount(c);
    return switch (c) {
      case '(' -> group();
      case '[' -> Shape.character(in.list());
      case '.' -> Shape.character(CharacterSet.ALL.without(LINE_BREAKS));
      case '^' -> lines ? Shape.NOTHING : edgeBefore();
      case '$' -> lines ? Shape.NOTHING : Shape.place(CharacterSet.ALL, ends());
      case '\\' -> escape();
      default -> Shape.character(in.literal(c));
    };
  }

  private static Shape edgeBefore() {
    return Shape.place(CharacterSet.of(CharacterSet.EDGE), CharacterSet.ALL);
  }

  // a line break in.at the end of the text is behind its end
  private static CharacterSet ends() {
    return CharacterSet.range('\n', '\r')
        .or(CharacterSet.of(CharacterSet.EDGE))
        .or(CharacterSet.BEYOND_ASCII);
  }

  private Shape group() throws UnknownSyntaxException {
    if (in.peek() != '?') {
      return closed(alternatives());
    }
    in.at++;
    if (in.skip("=")) {
      return closed(alternatives()).ahead();
    }
    if (in.skip("!")) {
      return closed(alternatives()).notAhead();
    }
    if (in.skip("<=")) {
      return closed(alternatives()).behind();
    }
    if (in.skip("<!")) {
      return closed(alternatives()).notBehind();
    }
    if (in.skip(":") || in.skip(">")) {
      return closed(alternatives());
    }
    if (in.skip("<")) {
      in.at = in.regex.indexOf('>', in.at) + 1;
      return closed(alternatives());
    }
    return flags();
  }

  private Shape flags() throws UnknownSyntaxException {
    if (in.skip("i)")) {
      in.ignoresCase = true;
      return Shape.NOTHING;
    }
    if (in.skip("m)")) {
      lines = true;
      return Shape.NOTHING;
    }
    if (!in.skip("i:")) {
      throw new UnknownSyntaxException();
    }
    boolean outside = in.ignoresCase;
    in.ignoresCase = true;
    Shape inside = closed(alternatives());
    in.ignoresCase = outside;
    return inside;
  }

  private Shape closed(Shape inside) throws UnknownSyntaxException {
    if (!in.skip(")")) {
      throw new UnknownSyntaxException();
    }
    return inside;
  }

  private Shape escape() throws UnknownSyntaxException {
    char c = in.regex.charAt(in.at);
    if ("bAQ123456789".indexOf(c) < 0) {
      return Shape.character(in.escaped());
    }
    in.at++;
    return switch (c) {
      case 'b' -> Shape.BOUNDARY;
      case 'A' -> edgeBefore();
      case 'Q' -> quoted();
      default -> Shape.ANYTHING; // what a group found
    };
  }

  private Shape quoted() {
    int end = in.regex.indexOf("\\E", in.at);
    String text = in.regex.substring(in.at, end);
    in.at = end + 2;
    return quoted(text);
  }

  private Shape quoted(String text) {
    List<Shape> parts = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      parts.add(Shape.character(in.literal(text.charAt(i))));
    }
    return in.ignoresCase || text.length() == 1 ? Shape.sequence(parts) : Shape.literal(text);
  }
}
