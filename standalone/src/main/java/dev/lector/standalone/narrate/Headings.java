package dev.lector.standalone.narrate;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells headings of chapters in plain text from sentences that begin with the same words. */
final class Headings {
  private static final int LONGEST = 100;
  private static final int MOST_LINES = 3;

  /** Up to 399, since MIX, DID and CIVIL are words. */
  private static final String ROMAN =
      "(?=[IVXLC])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?![\\p{L}\\p{N}])";

  private static final String WORD =
      "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
          + "|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?"
          + "|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|last)(?![\\p{L}\\p{N}])";
  private static final String NUMBERED =
      "(?i:(?<kind>chapter|chap\\.|part|book|volume|section|act|scene|canto|letter|stave|appendix)"
          + "\\s+(?:the\\s+)?(?:"
          + ROMAN
          + "|\\d{1,4}(?![\\p{L}\\p{N}])|"
          + WORD
          + "))";

  /** Behind the number: nothing, a mark and a title, or a title that looks like one. */
  private static final Pattern NUMBERED_HEADING =
      Pattern.compile(
          NUMBERED
              + "(?:\\s*[.:)\u2014\u2013-]+(?:\\s*\\S.{0,80})?|\\s+[\\p{Lu}\\p{Lt}\\p{N}\"'(\\[\u201c\u2018].{0,80}(?<![.!?,;:]))?");

  private static final Pattern NUMBER_ALONE = Pattern.compile(NUMBERED + "\\s*[.:)]?");
  private static final Pattern NAMED_HEADING =
      Pattern.compile(
          "(?i:prologue|epilogue|preface|foreword|introduction|afterword|conclusion|postscript)(?:[.:]|[:\u2014\u2013] ?\\S.{0,80})?");
  private static final Pattern ROMAN_HEADING = Pattern.compile(ROMAN + "\\.?");

  private Headings() {}

  /**
   * Whether a block of lines is a heading.
   *
   * @param lines without white space around them
   */
  static boolean isHeading(List<String> lines) {
    String whole = String.join(" ", lines);
    if (lines.size() > MOST_LINES || whole.length() > LONGEST || isList(lines)) {
      return false;
    }
    // A number with its title below, but not with the first sentence below.
    if (lines.size() > 1 && isNumber(lines.getFirst())) {
      return !whole.matches(".*[.!?,;:\"\u201d]");
    }
    return isHeading(whole);
  }

  /** Whether a line by itself is a heading. */
  static boolean isHeading(String line) {
    return line.length() <= LONGEST
        && (NUMBERED_HEADING.matcher(line).matches()
            || NAMED_HEADING.matcher(line).matches()
            || ROMAN_HEADING.matcher(line).matches());
  }

  /** Whether a line is a chapter's number and nothing else, such as CHAPTER IV. */
  static boolean isNumber(String line) {
    return NUMBER_ALONE.matcher(line).matches();
  }

  /** Whether lines are a list of chapters: headings, more than one of a kind. */
  static boolean isList(List<String> lines) {
    Set<String> kinds = new HashSet<>();
    boolean repeated = false;
    for (String line : lines) {
      Matcher numbered = NUMBERED_HEADING.matcher(line);
      if (numbered.matches()) {
        repeated |= !kinds.add(numbered.group("kind").toLowerCase(Locale.ROOT));
      } else if (!isHeading(line)) {
        return false;
      }
    }
    return repeated;
  }
}
