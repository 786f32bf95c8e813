package dev.lector.books.markup;

import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/** Tells tables of figures, which are for the eye, from prose, drama and lists set as tables. */
final class Tables {
  private static final int MANY_COLUMNS = 6;

  private Tables() {}

  static boolean isOfFigures(Element table) {
    if (table.selectFirst("td table") != null) {
      return false; // its cells are pages, and each inner table is judged by itself
    }
    Elements cells = table.select("td");
    int filled = 0;
    int figures = 0;
    for (Element cell : cells) {
      String text = cell.text();
      if (!text.isBlank()) {
        filled++;
        figures += text.codePoints().filter(Character::isLetter).count() < 2 ? 1 : 0;
      }
    }
    Element row = table.selectFirst("tr");
    boolean wide = row != null && row.childrenSize() >= MANY_COLUMNS;
    return filled > 0 && (2 * figures >= filled || (wide && 4 * figures >= filled));
  }
}
