package dev.lector.standalone.narrate;

import dev.lector.books.passages.Book;
import dev.lector.books.passages.Passage;
import java.util.Map;

/** Tells people which passages could not be spoken, and why. */
final class FailedPassages {
  private static final int TOLD = 10;

  private FailedPassages() {}

  /**
   * A line for each of the first ones.
   *
   * @param failed by the passage's id
   * @param missed what it means, and what to do
   */
  static String report(Book book, Map<String, SpokenItem> failed, String missed) {
    StringBuilder report =
        new StringBuilder()
            .append(failed.size())
            .append(failed.size() == 1 ? " passage" : " passages")
            .append(" could not be spoken")
            .append(missed)
            .append(':');
    book.passages().stream()
        .filter(passage -> failed.containsKey(passage.id()))
        .limit(TOLD)
        .forEach(passage -> tell(passage, failed, report));
    if (failed.size() > TOLD) {
      report.append("\n  and ").append(failed.size() - TOLD).append(" more");
    }
    return report.toString();
  }

  private static void tell(Passage passage, Map<String, SpokenItem> failed, StringBuilder report) {
    String text = passage.text();
    String begin =
        text.codePointCount(0, text.length()) > 60
            ? text.substring(0, text.offsetByCodePoints(0, 60)) + "…"
            : text;
    SpokenItem item = failed.get(passage.id());
    report
        .append("\n  ")
        .append(passage.id())
        .append(" \"")
        .append(begin)
        .append("\": ")
        .append(item == null ? "" : item.error());
  }
}
