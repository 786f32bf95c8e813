package dev.lector.books.markup;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Tells marks of notes from exponents, ordinals and links that are part of a sentence. */
final class NoteMarks {
  /** 12, [12], *, [note], b, iv. */
  private static final Pattern MARK =
      Pattern.compile(
          "(?i)[\\[({]?(?:\\d{1,4}|[*\u2020\u2021\u00a7\u00b6#]{1,4}|[a-z]|[ivxlc]{1,6}|(?:foot|end)?note ?\\d{0,4}|fn\\.? ?\\d{1,4})[\\])}]?\\.?");

  /** Those that are no words whatever stands before them. */
  private static final Pattern SURE =
      Pattern.compile(
          "(?i)\\[(?:\\d{1,4}|[*\u2020\u2021]+|[a-z]{1,2}|[ivxlc]{1,6}|(?:foot|end)?note ?\\d{0,4})\\]|[*\u2020\u2021\u00a7\u00b6]{1,4}");

  private static final Pattern NUMBER = Pattern.compile("[\\[(]?\\d{1,3}[\\])]?");
  private static final Pattern SIGNS =
      Pattern.compile("[\\[(]?[*\u2020\u2021\u00a7\u00b6]{1,4}[\\])]?");
  private static final Pattern LETTER = Pattern.compile("[a-z]");
  private static final Pattern WORD_FILE = Pattern.compile(".*#_(?:ftn|edn)\\d+");

  private static final Set<String> UNITS =
      Set.of(
          "mm", "cm", "dm", "km", "nm", "um", "\u03bcm", "ft", "in", "yd", "mi", "sq", "kg", "mol",
          "sec", "min", "log", "sin", "cos", "tan", "lim", "exp", "ha", "hr");

  /** What is longer is no word, and need not be looked at to its beginning. */
  private static final int LONGEST_WORD = 40;

  private static final int LONGEST_MARK = 12;

  /** Abbreviations and names of quantities. */
  private static final int SHORT_WORD = 3;

  private static final Pattern ROMAN = Pattern.compile("[IVXLCDM]+");
  private static final Pattern CONSONANTS = Pattern.compile("(?i)[a-z&&[^aeiouy]]+");

  private NoteMarks() {}

  /** Whether words can be a mark at all. */
  static boolean canBe(String words) {
    return words.length() <= LONGEST_MARK && MARK.matcher(words.strip()).matches();
  }

  /**
   * Whether a link is a mark, from its words and what stands before it.
   *
   * @param before what has been read of the paragraph
   * @param apart whether white space or nothing stands before it
   */
  static boolean isLinkMark(Element link, StringBuilder before, boolean apart, boolean raised) {
    String href = Names.internalLink(link);
    if (href.isEmpty()) {
      return false;
    }
    String words = BoundedText.of(link, LONGEST_MARK);
    if (!canBe(words)) {
      return false;
    }
    if (WORD_FILE.matcher(href).matches()
        || raised
        || SURE.matcher(words).matches()
        || link.selectFirst("sup") != null) {
      return true;
    }
    // Turn to 12 is a sentence, and so is a name with a letter linked for itself.
    return !apart
        && !before.isEmpty()
        && "(-/\u2013\u2014".indexOf(before.charAt(before.length() - 1)) < 0;
  }

  /**
   * Whether raised text without a link is a mark, and no exponent and no ordinal.
   *
   * @param document what else is raised in the document
   */
  static boolean isRaisedMark(
      String words, StringBuilder before, boolean apart, RaisedNumbers document) {
    String text = words.strip();
    if (SIGNS.matcher(text).matches()) {
      return true;
    }
    boolean number = NUMBER.matcher(text).matches();
    if ((!number && !LETTER.matcher(text).matches()) || apart) {
      return false;
    }
    if (text.startsWith("[")) {
      return true;
    }
    int end = before.length();
    char last = before.charAt(end - 1);
    if (".,;:!?\"'\u201d\u2019\u00bb\u2026]".indexOf(last) >= 0) {
      return true;
    }
    int start = end;
    int first = Math.max(0, end - LONGEST_WORD);
    while (start > first && Character.isLetterOrDigit(before.charAt(start - 1))) {
      start--;
    }
    String word = before.substring(start, end);
    if (word.isEmpty()) {
      return false; // behind a bracket
    }
    if (word.chars().allMatch(Character::isDigit)) {
      return number && word.matches("1[4-9]\\d\\d|20[0-4]\\d");
    }
    if (!word.chars().allMatch(Character::isLetter) || UNITS.contains(word)) {
      return false;
    }
    if (!number) {
      return word.length() > SHORT_WORD
          && !ROMAN.matcher(word).matches()
          && document.countsNotes(text.charAt(0));
    }
    return word.length() > SHORT_WORD
        || (word.length() > 1
            && !CONSONANTS.matcher(word).matches()
            && !isOperand(before, start)
            && document.countsNotes(Integer.parseInt(text.replaceAll("\\D", ""))));
  }

  /** Whether what stands before a word makes it a part of a formula. */
  private static boolean isOperand(StringBuilder before, int start) {
    int i = start - 1;
    while (i >= 0 && i > start - LONGEST_MARK && Character.isWhitespace(before.charAt(i))) {
      i--;
    }
    return i >= 0
        && (Character.isDigit(before.charAt(i))
            || "=+*/<>\u2212\u00d7\u00b7".indexOf(before.charAt(i)) >= 0);
  }
}
