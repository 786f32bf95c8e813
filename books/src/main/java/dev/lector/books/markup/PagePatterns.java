package dev.lector.books.markup;

import dev.lector.books.bounds.WatchedText;
import dev.lector.books.ledger.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is for the eye within running text, in any format. */
public final class PagePatterns {
  /**
   * A part of a text that is left out.
   *
   * @param from first character
   * @param to behind the last one
   */
  public record Cut(int from, int to, Reason reason) {}

  /** What stands in brackets by how it begins; page numbers whole. */
  private static final Pattern BRACKETED =
      Pattern.compile(
          "\\[(?:(?i:pg|page|pp?)(?:\\.?\\s*\\d[\\divxlc]{0,5}|(?:\\.\\s*|\\s+)[\\divxlc]{1,6})\\]|(?<picture>Illustration)"
              + "|(?<note>(?:Footnote|Sidenote|Endnote|Note)(?:\\s+[\\w*]{1,5})?:)"
              + "|(?<transcriber>Transcriber['\u2019]?s? [Nn]ote))"
              // Braces behind a sign are of a program: stash@{1}, "{0}".
              + "|(?<![@$#%=\\\\/(\\[\"'`_])\\{(?:\\d{1,4}|p\\. ?\\d{1,4})\\}");

  private static final int LONGEST_PICTURE = 2_000;
  private static final int LONGEST_NOTE = 5_000;

  private PagePatterns() {}

  /** Page numbers, pictures and notes in brackets. */
  public static List<Cut> in(String text) {
    if (text.indexOf('[') < 0 && text.indexOf('{') < 0) {
      return List.of();
    }
    List<Cut> cuts = new ArrayList<>();
    Matcher found = BRACKETED.matcher(new WatchedText(text));
    int closed = 0;
    int from = 0;
    while (from <= text.length() && found.find(from)) {
      from = found.end();
      Reason reason = reason(found);
      if (reason == Reason.PAGE_NUMBER) {
        cuts.add(new Cut(found.start(), found.end(), reason));
        continue;
      }
      // The next bracket that closes serves all that open before it.
      if (closed >= 0 && closed < found.end()) {
        closed = text.indexOf(']', found.end());
      }
      int longest = reason == Reason.PICTURE ? LONGEST_PICTURE : LONGEST_NOTE;
      if (closed >= 0 && closed - found.end() <= longest) {
        cuts.add(new Cut(found.start(), closed + 1, reason));
        from = closed + 1;
      }
    }
    return cuts;
  }

  private static Reason reason(Matcher found) {
    if (found.group("picture") != null) {
      return Reason.PICTURE;
    }
    if (found.group("note") != null) {
      return Reason.NOTE;
    }
    return found.group("transcriber") != null ? Reason.TRANSCRIBERS_NOTE : Reason.PAGE_NUMBER;
  }

  /** The same and what a format's own signs are. */
  public static Function<String, List<Cut>> with(Pattern signs, Reason reason) {
    return text -> {
      List<Cut> others = in(text);
      List<Cut> cuts = new ArrayList<>(others);
      Matcher found = signs.matcher(new WatchedText(text));
      int next = 0;
      while (found.find()) {
        int start = found.start();
        int end = found.end();
        while (next < others.size() && others.get(next).to() <= start) {
          next++;
        }
        boolean free = next == others.size() || others.get(next).from() >= end;
        if (end > start && free) {
          cuts.add(new Cut(start, end, reason));
        }
      }
      cuts.sort(Comparator.comparingInt(Cut::from));
      return cuts;
    };
  }
}
