package dev.lector.books.text;

import dev.lector.books.bounds.WatchedText;
import dev.lector.books.chapters.Licence;
import dev.lector.books.ledger.Reason;
import dev.lector.books.markup.PagePatterns;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which characters of a text are not said, and why. */
final class LeftOut {
  private static final Reason[] REASONS = Reason.values();

  private static final Pattern FIRST_PARAGRAPH = Pattern.compile("\\s*(\\S.*(?:\\n.*\\S.*){0,30})");
  private static final Pattern MARK =
      Pattern.compile("(?<=\\S)\\[(\\d{1,3}|[A-Za-z]|[*\u2020\u2021]{1,3})\\](?!\\()");
  private static final Pattern NOTE =
      Pattern.compile("(?m)^ {0,8}\\[(\\d{1,3}|[A-Za-z]|[*\u2020\u2021]{1,3})\\](?=[ \\t]+\\S)");
  private static final Pattern NAMED_NOTE =
      Pattern.compile("\\[(?:Footnote|Note|Endnote)\\s+([A-Za-z]):");
  private static final Pattern EMPHASIS =
      Pattern.compile("(?<![\\p{L}\\p{N}_])_(?=\\S)([^_]{1,2000}?)(?<=\\S)_(?![\\p{L}\\p{N}_])");
  private static final Pattern BOLD =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}=~*])([=~*])(?=[\\p{L}\\p{N}\"'\u201c\u2018])[^=~*\\n]{1,300}?(?<=[^\\s=~*])\\1(?![\\p{L}\\p{N}=~*])");
  private static final Pattern PAGE =
      Pattern.compile("(?m)^[ \\t]*[-\u2013\u2014]{1,2} ?\\d{1,4} ?[-\u2013\u2014]{1,2}[ \\t]*$");

  /** How far the line that begins a book may go on. */
  private static final int LONGEST_START = 1_000;

  private final String text;
  private final WatchedText watched;
  private final byte[] left;

  LeftOut(String text) {
    this.text = text;
    this.watched = new WatchedText(text);
    this.left = new byte[text.length()];
    licence();
    for (PagePatterns.Cut cut : PagePatterns.in(text)) {
      leaveOut(cut.from(), cut.to(), cut.reason());
    }
    marks(notes());
    signs(EMPHASIS);
    signs(BOLD);
    Matcher page = PAGE.matcher(watched);
    while (page.find()) {
      leaveOut(page.start(), page.end(), Reason.PAGE_NUMBER);
    }
  }

  /** What stands before the first book, and behind one until the next. */
  private void licence() {
    int outside = 0;
    boolean begun = false;
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      String line = text.substring(at, end).strip();
      if (line.startsWith("***") && Licence.START.matcher(line).matches()) {
        int from = line.endsWith("***") ? end : startEnd(end);
        Matcher first = FIRST_PARAGRAPH.matcher(watched).region(from, text.length());
        boolean credits = first.lookingAt() && Licence.isCredits(first.group(1));
        leaveOut(outside < 0 ? at : outside, credits ? first.end() : from, Reason.LICENCE);
        outside = -1;
        begun = true;
      } else if ((line.startsWith("***") || line.startsWith("End of"))
          && Licence.END.matcher(line).matches()
          && (outside < 0 || !begun)) {
        outside = at;
        begun = true;
      }
      at = end + 1;
    }
    if (begun && outside >= 0) {
      leaveOut(outside, text.length(), Reason.LICENCE);
    }
  }

  /** The line that begins a book may go on in the next ones, up to three stars. */
  private int startEnd(int lineEnd) {
    String next = text.substring(lineEnd, Math.min(text.length(), lineEnd + LONGEST_START));
    int blank = next.indexOf("\n\n");
    int stars = next.indexOf("***");
    return stars >= 0 && (blank < 0 || stars < blank) ? lineEnd + stars + 3 : lineEnd;
  }

  /**
   * Paragraphs that begin with a mark which stands in the text before.
   *
   * @return marks that have such a note
   */
  private Set<String> notes() {
    Set<String> noted = new HashSet<>();
    Matcher named = NAMED_NOTE.matcher(watched);
    while (named.find()) {
      noted.add(named.group(1));
    }
    Set<String> marked = new HashSet<>();
    Matcher mark = MARK.matcher(watched);
    Matcher note = NOTE.matcher(watched);
    boolean more = mark.find();
    int end = 0;
    while (note.find()) {
      while (more && mark.start() < note.start()) {
        marked.add(mark.group(1));
        more = mark.find();
      }
      if (marked.contains(note.group(1))) {
        noted.add(note.group(1));
        if (note.start() >= end) {
          // Of several notes in one paragraph the first leaves out all.
          int blank = text.indexOf("\n\n", note.end());
          end = blank < 0 ? text.length() : blank;
          leaveOut(note.start(), end, Reason.NOTE);
        }
      }
    }
    return noted;
  }

  /** A letter in brackets is an editor's, unless there is a note that it stands for. */
  private void marks(Set<String> noted) {
    Matcher mark = MARK.matcher(watched);
    while (mark.find()) {
      String words = mark.group(1);
      if (!Character.isLetter(words.charAt(0))
          || (noted.contains(words) && !isWithinWord(mark.start(), mark.end()))) {
        leaveOut(mark.start(), mark.end(), Reason.NOTE_MARK);
      }
    }
  }

  /** A word goes on behind the brackets: w[h]o. */
  private boolean isWithinWord(int from, int to) {
    return to < text.length()
        && Character.isLetter(text.charAt(to))
        && Character.isLetter(text.charAt(from - 1));
  }

  private void signs(Pattern pattern) {
    Matcher found = pattern.matcher(watched);
    while (found.find()) {
      leaveOut(found.start(), found.start() + 1, Reason.MARKUP);
      leaveOut(found.end() - 1, found.end(), Reason.MARKUP);
    }
  }

  /** Leaves characters out, unless they are already for another reason. */
  @SuppressWarnings("EnumOrdinal") // A byte for each character of a book; it is not kept.
  void leaveOut(int from, int to, Reason reason) {
    for (int i = from; i < to; i++) {
      if (left[i] == 0) {
        left[i] = (byte) (reason.ordinal() + 1);
      }
    }
  }

  /** Why a character is left out; null when it is said. */
  @Nullable Reason reason(int at) {
    return left[at] == 0 ? null : REASONS[left[at] - 1];
  }

  /** Text that is said. */
  String said(int from, int to) {
    StringBuilder said = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      if (left[i] == 0) {
        said.append(text.charAt(i));
      }
    }
    return said.toString();
  }
}
