package dev.lector.books.markup;

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

  private static final Pattern BRACKETED =
      Pattern.compile(
          "\\[(?:(?<page>(?i:pg|page|pp?)(?:\\.?\\s*\\d[\\divxlc]{0,5}|(?:\\.\\s*|\\s+)[\\divxlc]{1,6}))|(?<picture>Illustration[^\\]]{0,2000})"
              + "|(?<note>(?:Footnote|Sidenote|Endnote|Note)(?:\\s+[\\w*]{1,5})?:[^\\]]{0,5000})"
              + "|(?<transcriber>Transcriber['\u2019]?s? [Nn]ote[^\\]]{0,5000}))\\]"
              // Braces behind a sign are of a program: stash@{1}, "{0}".
              + "|(?<![@$#%=\\\\/(\\[\"'`_])\\{(?<braces>\\d{1,4}|p\\. ?\\d{1,4})\\}");

  private PagePatterns() {}

  /** Page numbers, pictures and notes in brackets. */
  public static List<Cut> in(String text) {
    if (text.indexOf('[') < 0 && text.indexOf('{') < 0) {
      return List.of();
    }
    List<Cut> cuts = new ArrayList<>();
    Matcher found = BRACKETED.matcher(text);
    while (found.find()) {
      Reason reason =
          found.group("picture") != null
              ? Reason.PICTURE
              : found.group("note") != null
                  ? Reason.NOTE
                  : found.group("transcriber") != null
                      ? Reason.TRANSCRIBERS_NOTE
                      : Reason.PAGE_NUMBER;
      cuts.add(new Cut(found.start(), found.end(), reason));
    }
    return cuts;
  }

  /** The same and what a format's own signs are. */
  public static Function<String, List<Cut>> with(Pattern signs, Reason reason) {
    return text -> {
      List<Cut> others = in(text);
      List<Cut> cuts = new ArrayList<>(others);
      Matcher found = signs.matcher(text);
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
