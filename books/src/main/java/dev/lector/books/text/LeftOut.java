package dev.lector.books.text;

import dev.lector.books.chapters.Licence;
import dev.lector.books.ledger.Reason;
import dev.lector.books.markup.PagePatterns;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which characters of a text are not said, and why. */
final class LeftOut {
  private static final Reason[] REASONS = Reason.values();

  private static final Pattern FIRST_PARAGRAPH = Pattern.compile("\\s*(\\S.*(?:\\n.*\\S.*){0,30})");
  private static final Pattern MARK =
      Pattern.compile("(?<=\\S)\\[(?:\\d{1,3}|[A-Za-z]|[*\u2020\u2021]{1,3})\\](?!\\()");
  private static final Pattern NOTE =
      Pattern.compile("(?m)^ {0,8}\\[(\\d{1,3}|[A-Za-z]|[*\u2020\u2021]{1,3})\\](?=[ \\t]+\\S)");
  private static final Pattern EMPHASIS =
      Pattern.compile("(?<![\\p{L}\\p{N}_])_(?=\\S)([^_]{1,2000}?)(?<=\\S)_(?![\\p{L}\\p{N}_])");
  private static final Pattern BOLD =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}=~*])([=~*])(?=[\\p{L}\\p{N}\"'\u201c\u2018])[^=~*\\n]{1,300}?(?<=[^\\s=~*])\\1(?![\\p{L}\\p{N}=~*])");
  private static final Pattern PAGE =
      Pattern.compile("(?m)^[ \\t]*[-\u2013\u2014]{1,2} ?\\d{1,4} ?[-\u2013\u2014]{1,2}[ \\t]*$");

  private final String text;
  private final byte[] left;

  LeftOut(String text) {
    this.text = text;
    this.left = new byte[text.length()];
    licence();
    for (PagePatterns.Cut cut : PagePatterns.in(text)) {
      leaveOut(cut.from(), cut.to(), cut.reason());
    }
    notes();
    Matcher mark = MARK.matcher(text);
    while (mark.find()) {
      leaveOut(mark.start(), mark.end(), Reason.NOTE_MARK);
    }
    signs(EMPHASIS);
    signs(BOLD);
    Matcher page = PAGE.matcher(text);
    while (page.find()) {
      leaveOut(page.start(), page.end(), Reason.PAGE_NUMBER);
    }
  }

  private void licence() {
    boolean begun = false;
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      String line = text.substring(at, end).strip();
      if (!begun && line.startsWith("***") && Licence.START.matcher(line).matches()) {
        int from = startEnd(end);
        Matcher first = FIRST_PARAGRAPH.matcher(text).region(from, text.length());
        boolean credits = first.lookingAt() && Licence.isCredits(first.group(1));
        leaveOut(0, credits ? first.end() : from, Reason.LICENCE);
        begun = true;
      } else if ((line.startsWith("***") || line.startsWith("End of"))
          && Licence.END.matcher(line).matches()) {
        leaveOut(at, text.length(), Reason.LICENCE);
        return;
      }
      at = end + 1;
    }
  }

  /** The line that begins a book may go on in the next ones, up to three stars. */
  private int startEnd(int lineEnd) {
    int blank = text.indexOf("\n\n", lineEnd - 1);
    int stars = text.indexOf("***", lineEnd);
    boolean onNextLine = stars >= 0 && (blank < 0 || stars < blank);
    return onNextLine && !text.substring(0, lineEnd).stripTrailing().endsWith("***")
        ? stars + 3
        : lineEnd;
  }

  /** Paragraphs that begin with a mark which stands in the text before. */
  private void notes() {
    Matcher note = NOTE.matcher(text);
    while (note.find()) {
      String mark = "[" + note.group(1) + "]";
      int earlier = text.lastIndexOf(mark, note.start() - 1);
      boolean marked =
          earlier > 0 && note.start() > 0 && !Character.isWhitespace(text.charAt(earlier - 1));
      if (marked) {
        int end = text.indexOf("\n\n", note.end());
        leaveOut(note.start(), end < 0 ? text.length() : end, Reason.NOTE);
      }
    }
  }

  private void signs(Pattern pattern) {
    Matcher found = pattern.matcher(text);
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
