package dev.lector.tts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds the paragraphs of a text: blank lines separate them, hard-wrapped lines are joined, words
 * broken at a line's end made whole, headings, list items and scene breaks recognised (plain text
 * and Markdown).
 */
final class Layout {
  /** Longer lines are not wrapped by hand: there, each line is a paragraph. */
  private static final int LONGEST_WRAPPED_LINE = 120;

  private static final int LONGEST_HEADING = 80;

  private static final Pattern RULE_OFF = Pattern.compile("[\\s*_=~#•—–|:+-]{3,}+|[*#~]{1,2}");
  private static final Pattern QUOTED = Pattern.compile("^[>\\s]*+"); // mail or Markdown
  private static final Pattern TITLE = Pattern.compile("#{1,6}\\s{1,8}(.{0,400}?)\\s{0,8}#{0,8}");
  private static final Pattern BULLET =
      Pattern.compile("(?:[-*+•]|\\[[ xX]\\])\\s{1,8}(?:\\[[ xX]\\]\\s)?(\\S.*)");
  private static final Pattern NUMBERED = Pattern.compile("(\\d{1,3})[.)]\\s{1,8}(\\S.*)");
  private static final Pattern CHAPTER =
      Pattern.compile(
          "(?i)(?:(?:chapter|part|book|volume|act|scene|canto|letter)\\s+[\\w-]{1,20}(?:[.:]?\\s.{0,60})?"
              + "|prologue|epilogue|preface|introduction|foreword|afterword|contents|the end)[.:]?");
  private static final Pattern CLOSED = Pattern.compile(".*[.!?:;,…—\"')]");

  private final List<Paragraph> paragraphs = new ArrayList<>();
  private final StringBuilder open = new StringBuilder();
  private int openLines;
  private Paragraph.Kind kind = Paragraph.Kind.BODY;

  private Layout() {}

  /**
   * Splits a text.
   *
   * @param text with {@code \n} as the only line end
   */
  static List<Paragraph> paragraphs(String text) {
    Layout layout = new Layout();
    String[] lines = text.split("\n", -1);
    boolean wrapped = true;
    for (String line : lines) {
      wrapped &= line.length() <= LONGEST_WRAPPED_LINE;
    }
    for (String line : lines) {
      layout.line(line.strip(), wrapped);
    }
    layout.close();
    return layout.paragraphs;
  }

  private void line(String raw, boolean wrapped) {
    String line = QUOTED.matcher(raw).replaceFirst("");
    if (line.isEmpty() || (line.startsWith("```") && line.indexOf(' ') < 0)) {
      close();
      return;
    }
    if (RULE_OFF.matcher(line).matches()) {
      sceneBreak(line);
      return;
    }
    var title = TITLE.matcher(line);
    var bullet = BULLET.matcher(line);
    var numbered = NUMBERED.matcher(line);
    if (title.matches()) {
      single(title.group(1), Paragraph.Kind.HEADING);
    } else if (line.length() <= LONGEST_HEADING && CHAPTER.matcher(line).matches()) {
      single(line, Paragraph.Kind.HEADING);
    } else if (bullet.matches()) {
      item(bullet.group(1));
    } else if (numbered.matches()
        && (openLines == 0 || kind == Paragraph.Kind.ITEM || endsClosed())) {
      item(numbered.group(1) + ", " + numbered.group(2));
    } else if (line.startsWith("|")) {
      single(line.replace('|', ','), Paragraph.Kind.ITEM);
    } else {
      if (!wrapped && openLines > 0 && (endsClosed() || !Character.isLowerCase(line.charAt(0)))) {
        close();
      }
      append(line);
    }
  }

  private void single(String line, Paragraph.Kind lineKind) {
    close();
    append(line);
    kind = lineKind;
    close();
  }

  private void item(String line) {
    close();
    append(line);
    kind = Paragraph.Kind.ITEM;
  }

  private void sceneBreak(String line) {
    close();
    boolean underline =
        line.startsWith("==")
            || line.startsWith("|")
            || (line.startsWith("--") && paragraphs.isEmpty());
    if (!paragraphs.isEmpty() && !underline) {
      paragraphs.add(paragraphs.removeLast().as(Paragraph.Kind.SCENE_END));
    }
  }

  private void append(String line) {
    openLines++;
    int length = open.length();
    boolean hyphen =
        length > 1 && open.charAt(length - 1) == '-' && Character.isLetter(open.charAt(length - 2));
    if (hyphen && Character.isLowerCase(line.charAt(0))) {
      if (!Compounds.keepsHyphen(open)) {
        open.setLength(length - 1);
      }
    } else if (length > 0 && !hyphen) {
      open.append(' ');
    }
    open.append(line);
  }

  private void close() {
    if (openLines > 0) {
      String text = open.toString();
      boolean heading =
          kind == Paragraph.Kind.BODY
              && openLines == 1
              && text.length() <= LONGEST_HEADING
              && !CLOSED.matcher(text).matches();
      paragraphs.add(new Paragraph(text, heading ? Paragraph.Kind.HEADING : kind));
    }
    open.setLength(0);
    openLines = 0;
    kind = Paragraph.Kind.BODY;
  }

  private boolean endsClosed() {
    return !open.isEmpty() && ".!?:;\"')".indexOf(open.charAt(open.length() - 1)) >= 0;
  }
}
