package dev.lector.speech.text;

import java.util.regex.Pattern;

/** Lines that are titles of what is right below them, by their form and what follows. */
final class Titles {
  private static final int LONGEST_TITLE = 50;

  /** Longer ones of one or two words may be wrapped prose. */
  private static final int LONGEST_LABEL = 24;

  /** Shorter lines may be verse, or part of an address. */
  private static final int SHORTEST_PROSE = 56;

  /** Shorter lines below capitals may be part of what is shouted or of an address. */
  private static final int SHORTEST_TEXT = 30;

  private static final Pattern BELOW_CAPITALS =
      Pattern.compile("[\"'(]?[A-Z].{0,60}? [a-z]{1,20}[,;]? .{0,60}?[a-z]{3,20}\\b.*");

  private static final Pattern TITLE_CASE =
      Pattern.compile(
          "(?:[A-Z][A-Za-z']{0,20}|of|the|and|in|a|an|to|on|at|for|by|with|from)(?:["
              + " -](?:[A-Z][A-Za-z']{0,20}|\\d{1,4}|of|the|and|in|a|an|to|on|at|for|by|with|from)){0,9}");
  private static final Pattern PROSE =
      Pattern.compile("[\"'(]?[A-Z].{0,60}? [a-z]{1,20}[,;]? [a-z]{1,20}\\b.*");

  /** A heading in capitals, of several words. */
  private static final Pattern SHOUTED =
      Pattern.compile(
          "(?:[A-Z][A-Z'-]{1,20}|(?:[A-Z]\\.){2,3})(?:,? (?:&|[A-Z0-9][A-Z0-9.'-]{0,20})){1,11}");

  /** HORATIO, above what he says. */
  private static final Pattern SPEAKER =
      Pattern.compile("[A-Z][A-Z'-]{2,20}(?: [A-Z][A-Z'-]{1,20}){0,2}\\.?");

  private static final Pattern SPEECH =
      Pattern.compile("[\"'(]?[A-Z](?=.{0,80}[a-z]{2}).{0,400}[.,;:!?—-][\"')]?");

  private static final int LONGEST_HEADLINE = 80;

  private static final Pattern CLOSED = Pattern.compile(".*[.!?:;,…—\"')]");

  /** A whole sentence: "Stocks fell on Monday." */
  private static final Pattern STATEMENT =
      Pattern.compile("[\"'(]?[A-Z][a-z']{1,20} [a-z]{2,20}\\b.{0,400}[.!?][\"')]?");

  /** Setup, Company news, Early Life; no beginning of a sentence. */
  private static final Pattern LABEL =
      Pattern.compile(
          "(?!(?:I|You|He|She|It|We|They|And|But|Or|So|As|If|When|That|This|What|Who|How|There|Then|The|A|An|In|On|At|To|My|Your|His|Her|Our|Their|Not|No)\\b)"
              + "[A-Z][a-z]{2,20}(?: (?!(?:of|the|and|in|a|an|to|on|at|for|by|with|from|is|was|are|were|or|that|as|but|not|[a-z]{2,12}ed|said|saw|met|told|knew)$)[A-Za-z][a-z]{2,20})?");

  /** What begins a sentence below a label, and hardly goes on with one. */
  private static final Pattern ANEW =
      Pattern.compile(
          "(?:The|This|These|We|It|Please|You|To|In|There|If|When|Our|Your|For|A|An) .{0,400}[.!?][\"')]?");

  private static final String NAME =
      "[A-Z][\\w.'&-]{0,20}(?: (?:[A-Z][\\w.'&-]{0,20}|of|de|la|and|&|49ers|76ers)){0,3}";

  /** Bills 23, Ravens 20; Man City 2-1 Fulham; Giants @ Broncos. */
  private static final Pattern RESULT =
      Pattern.compile(
          "(?=.{0,80}[\\d@v])(?:[A-Z][A-Za-z '-]{1,30}: )?"
              + NAME
              + "(?: \\d{1,3}[,;]? (?:[-–] )?"
              + NAME
              + " \\d{1,3}| \\d{1,3} ?[-–] ?\\d{1,3} "
              + NAME
              + "| (?:@|vs?\\.?) "
              + NAME
              + ")(?: \\([^()]{1,20}\\))?");

  /** 14.37 Retry-After */
  private static final Pattern SECTION =
      Pattern.compile(
          "\\d{1,2}(?:\\.\\d{1,3}){1,3}\\.? [A-Z][\\w'-]{0,30}(?: [\\w'()/-]{1,30}){0,7}");

  /** AL leaders, Relief pitchers: what stands above items. */
  private static final Pattern ABOVE_ITEMS =
      Pattern.compile("[A-Z][A-Za-z'&-]{1,20}(?: [A-Za-z'&-]{1,20}){0,3}");

  /** **Fixed**, alone on its line. */
  private static final Pattern BOLD =
      Pattern.compile("(\\*\\*|__)(?=\\S)[^*_]{1,60}(?<![\\s.,;!?])\\1:?");

  private static final int LONGEST_ABOVE_ITEMS = 40;

  private Titles() {}

  /** Whether a line is a title of the items below it. */
  static boolean isAboveItems(AlignedText line) {
    return line.length() <= LONGEST_ABOVE_ITEMS
        && ABOVE_ITEMS.matcher(line.text()).matches()
        && !Lines.isOpen(line);
  }

  /**
   * Whether a line is a heading in bold letters.
   *
   * @param below the next line
   */
  static boolean isBold(String line, String below) {
    return BOLD.matcher(line).matches() && (below.isEmpty() || !Letters.isLower(below.charAt(0)));
  }

  /** Whether a line is a heading in capitals. */
  static boolean isShouted(String line) {
    return SHOUTED.matcher(line).matches();
  }

  /** Whether a line is the name of one who speaks below. */
  static boolean isSpeaker(String line, String below) {
    return line.length() <= LONGEST_LABEL
        && SPEAKER.matcher(line).matches()
        && SPEECH.matcher(below).matches();
  }

  /** Whether a line tells who played whom. */
  static boolean isResult(String line) {
    return line.length() <= 2 * LONGEST_TITLE && RESULT.matcher(line).matches();
  }

  /** Whether a line begins with a capital. */
  static boolean begins(String line) {
    return !line.isEmpty() && Letters.isUpper(line.charAt(0));
  }

  /**
   * Whether the first line of a paragraph is its title: short, in capitals, with a capital on each
   * word, or of a word or two above a sentence.
   *
   * @param below the second line
   */
  static boolean isTitle(String line, String below) {
    if (isSpeaker(line, below)) {
      return true;
    }
    if (line.length() > (isShouted(line) ? LONGEST_HEADLINE : LONGEST_TITLE)) {
      return false;
    }
    if (isShouted(line)) {
      return (below.length() >= SHORTEST_TEXT && BELOW_CAPITALS.matcher(below).matches())
          || STATEMENT.matcher(below).matches();
    }
    if (SECTION.matcher(line).matches()) {
      return below.length() >= SHORTEST_TEXT && PROSE.matcher(below).matches();
    }
    if (CLOSED.matcher(line).matches() || below.length() <= line.length()) {
      return false;
    }
    boolean label =
        line.length() <= LONGEST_LABEL
            && LABEL.matcher(line).matches()
            && ANEW.matcher(below).matches();
    return label
        || (TITLE_CASE.matcher(line).matches()
            && below.length() >= SHORTEST_PROSE
            && PROSE.matcher(below).matches());
  }
}
