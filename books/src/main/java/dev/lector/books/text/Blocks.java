package dev.lector.books.text;

import dev.lector.books.bounds.BookBounds;
import dev.lector.books.bounds.Cancellation;
import java.util.ArrayList;
import java.util.List;

/** The lines of a text, in blocks with blank lines between them. */
final class Blocks {
  /**
   * A line.
   *
   * @param start first character in the text
   * @param end behind the last one
   * @param indent spaces before its first character
   * @param words what is said of it, without white space around it
   */
  record Line(int start, int end, int indent, String words) {}

  private Blocks() {}

  static List<List<Line>> of(String text, LeftOut left, BookBounds bounds) {
    List<List<Line>> blocks = new ArrayList<>();
    List<Line> block = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      Cancellation.check();
      boolean blank = text.substring(at, end).isBlank();
      String said = left.said(at, end);
      String words = said.strip();
      if (!words.isEmpty()) {
        bounds.line();
        block.add(new Line(at, end, indent(said), words));
      } else if (blank && !block.isEmpty()) {
        blocks.add(block);
        block = new ArrayList<>();
      }
      at = end + 1;
    }
    if (!block.isEmpty()) {
      blocks.add(block);
    }
    return blocks;
  }

  private static int indent(String line) {
    int indent = 0;
    for (int i = 0; i < line.length() && Character.isWhitespace(line.charAt(i)); i++) {
      indent += line.charAt(i) == '\t' ? 4 : 1;
    }
    return indent;
  }
}
