package dev.lector.books.chapters;

import dev.lector.books.document.Paragraph.Role;
import dev.lector.books.ledger.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
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

  /** The line of the beginning, in a header that is one paragraph. */
  private static final Pattern WITHIN =
      Pattern.compile("(?i)\\*\\*\\* ?START OF (?:TH\\S*|PROJECT) ");

  /** Who has made the distributor's edition, which it says before the book. */
  private static final Pattern CREDITS =
      Pattern.compile(
          "(?i)(?:(?:e-?text |this e-?book was )?(?:produced|prepared|transcribed) by|transcribed from the) .+",
          Pattern.DOTALL);

  /** What may follow the line of the beginning in its paragraph: the title, and the credits. */
  private static final int LONGEST_CREDITS = 600;

  private Licence() {}

  /** Whether a paragraph before the book says who has made the distributor's edition. */
  public static boolean isCredits(String paragraph) {
    return CREDITS.matcher(paragraph.strip()).matches();
  }

  /** Whether a text that is set as code is what the distributor puts around the book. */
  public static boolean isNotice(String text) {
    return text.contains("Project Gutenberg")
        && (WITHIN.matcher(text).find()
            || text.lines().anyMatch(line -> END.matcher(line.strip()).matches()));
  }

  private static boolean begins(String paragraph) {
    Matcher within = WITHIN.matcher(paragraph);
    return within.find()
        && (within.start() == 0 || paragraph.length() - within.end() <= LONGEST_CREDITS);
  }

  static List<FlowDocument> without(List<FlowDocument> documents) {
    int start = -1;
    int end = Integer.MAX_VALUE;
    int number = 0;
    boolean credits = false;
    boolean begun = false;
    for (FlowDocument document : documents) {
      for (FlowItem item : document.items()) {
        if (item instanceof FlowItem.Text text) {
          String line = text.paragraph().text();
          // The lines of the credits are items of their own.
          credits = begun && (isCredits(line) || (credits && text.paragraph().role() == Role.LINE));
          begun = credits;
          if (credits) {
            start = number;
          } else if (start < 0 && begins(line)) {
            start = number;
            begun = true;
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
