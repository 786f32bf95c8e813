package dev.lector.books.chapters;

import dev.lector.books.document.Paragraph.Role;
import dev.lector.books.ledger.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

  /** The licence has 19,000 characters, and a header a few thousand. */
  private static final long LONGEST = 60_000;

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

  /**
   * Leaves licences out: what stands before the first book begins, and what stands behind a book's
   * end until the next one begins.
   */
  public static List<FlowDocument> without(List<FlowDocument> documents) {
    boolean outside = beginsOutside(documents);
    boolean credits = false;
    boolean begun = false;
    List<FlowDocument> kept = new ArrayList<>();
    for (FlowDocument document : documents) {
      List<FlowItem> items = new ArrayList<>();
      for (FlowItem item : document.items()) {
        if (item instanceof FlowItem.Text text) {
          String line = text.paragraph().text();
          boolean start = begins(line);
          // The lines of the credits are items of their own.
          credits = begun && (isCredits(line) || (credits && text.paragraph().role() == Role.LINE));
          begun = credits || start;
          outside |= END.matcher(line).matches();
          items.add(outside || start || credits ? text.leftOut(Reason.LICENCE) : text);
          outside &= !start;
        } else {
          items.add(item);
        }
      }
      kept.add(new FlowDocument(document.name(), document.kind(), items));
    }
    return kept;
  }

  /**
   * The same.
   *
   * @param notices is told of what is left out and is too long for a licence
   */
  static List<FlowDocument> without(List<FlowDocument> documents, List<String> notices) {
    List<FlowDocument> kept = without(documents);
    long characters = 0;
    for (FlowDocument document : kept) {
      for (FlowItem item : document.items()) {
        if (item instanceof FlowItem.LeftOut out && out.reason() == Reason.LICENCE) {
          characters += out.characters();
        } else if (item instanceof FlowItem.Text) {
          tell(characters, notices);
          characters = 0;
        }
      }
    }
    tell(characters, notices);
    return kept;
  }

  private static void tell(long characters, List<String> notices) {
    if (characters > LONGEST) {
      notices.add(
          String.format(
              Locale.ROOT,
              "%,d characters around a Project Gutenberg book are taken for its licence, and are more than that; what else stands there is not read",
              characters));
    }
  }

  private static boolean beginsOutside(List<FlowDocument> documents) {
    for (FlowDocument document : documents) {
      for (FlowItem item : document.items()) {
        if (item instanceof FlowItem.Text text) {
          String line = text.paragraph().text();
          if (begins(line)) {
            return true;
          }
          if (END.matcher(line).matches()) {
            return false;
          }
        }
      }
    }
    return false;
  }
}
