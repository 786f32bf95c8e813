package dev.lector.books.markup;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/** Tells tables of figures, which are for the eye, from prose, drama and lists set as tables. */
final class Tables {
  private static final int MANY_COLUMNS = 6;

  /** Labels of rows have fewer words. */
  private static final int SENTENCE = 3;

  private static final Pattern WORD = Pattern.compile("\\s+");

  private Tables() {}

  static boolean isOfFigures(Element table) {
    if (table.selectFirst("td table") != null) {
      return false; // its cells are pages, and each inner table is judged by itself
    }
    Elements cells = table.select("td");
    int filled = 0;
    int figures = 0;
    int words = 0;
    for (Element cell : cells) {
      String text = cell.text();
      if (!text.isBlank()) {
        filled++;
        if (text.codePoints().filter(Character::isLetter).limit(2).count() < 2) {
          figures++;
        } else {
          words += WORD.splitAsStream(text).mapToInt(_ -> 1).sum();
        }
      }
    }
    int lettered = filled - figures;
    // A year or a number before each sentence makes no table of figures of them.
    if (lettered > 0 && words > SENTENCE * lettered && figures <= lettered) {
      return false;
    }
    Element row = table.selectFirst("tr");
    boolean wide = row != null && row.childrenSize() >= MANY_COLUMNS;
    return filled > 0 && (2 * figures >= filled || (wide && 4 * figures >= filled));
  }
}
