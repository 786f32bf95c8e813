package dev.lector.books.chapters;

import dev.lector.books.ledger.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds what Project Gutenberg puts around its books by the lines that mark it, where no class or
 * id does.
 */
public final class Licence {
  /** The line behind which the book begins. */
  public static final Pattern START =
      Pattern.compile("(?i)\\*\\*\\* ?START OF (?:TH\\S*|PROJECT) .*");

  /** The line at which it has ended. */
  public static final Pattern END =
      Pattern.compile(
          "(?i)\\*\\*\\* ?END OF (?:TH\\S*|PROJECT) .*|End of (?:the |this )?Project Gutenberg.*");

  private Licence() {}

  static List<FlowDocument> without(List<FlowDocument> documents) {
    int start = -1;
    int end = Integer.MAX_VALUE;
    int number = 0;
    for (FlowDocument document : documents) {
      for (FlowItem item : document.items()) {
        if (item instanceof FlowItem.Text text) {
          String line = text.paragraph().text();
          if (start < 0 && START.matcher(line).matches()) {
            start = number;
          } else if (end == Integer.MAX_VALUE && END.matcher(line).matches()) {
            end = number;
          }
        }
        number++;
      }
    }
    return start < 0 && end == Integer.MAX_VALUE ? documents : without(documents, start, end);
  }

  private static List<FlowDocument> without(List<FlowDocument> documents, int start, int end) {
    List<FlowDocument> kept = new ArrayList<>();
    int number = 0;
    for (FlowDocument document : documents) {
      List<FlowItem> items = new ArrayList<>();
      for (FlowItem item : document.items()) {
        boolean outside = number <= start || number >= end;
        items.add(
            outside && item instanceof FlowItem.Text text ? text.leftOut(Reason.LICENCE) : item);
        number++;
      }
      kept.add(new FlowDocument(document.name(), document.kind(), items));
    }
    return kept;
  }
}
