package dev.lector.books.chapters;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells headings of chapters in plain text from sentences that begin with the same words. */
public final class Headings {
  private static final int LONGEST = 100;
  private static final int MOST_LINES = 3;

  /** Up to 399, since MIX, DID and CIVIL are words. */
  private static final String ROMAN =
      "(?=[IVXLC])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?![\\p{L}\\p{N}])";

  private static final String COUNT =
      "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
          + "|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?";
  private static final String ORDINAL =
      "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|last"
          + "|premier|premi\u00e8re|deuxi\u00e8me|troisi\u00e8me|primero|primera|segundo|segunda|primo|prima|secondo|seconda"
          + "|erste[rs]?|zweite[rs]?|dritte[rs]?";
  private static final String WORD = "(?:" + COUNT + "|" + ORDINAL + ")(?![\\p{L}\\p{N}])";
  private static final String LABEL =
      "chapter|chap\\.|part|book|volume|section|act|scene|canto|letter|stave|appendix|episode"
          + "|kapitel|teil|buch|abschnitt|akt|szene|brief|anhang|chapitre|partie|livre|tome|acte|sc\u00e8ne|lettre"
          + "|cap\u00edtulo|parte|libro|acto|escena|capitolo|atto|scena|cap\u00edtol|hoofdstuk|deel|bedrijf|luku|rozdzia\u0142|kapitola";
  private static final String NUMBERED =
      "(?iu:(?<kind>"
          + LABEL
          + ")\\s+(?:the\\s+)?(?:"
          + ROMAN
          + "|\\d{1,4}(?:/\\d{1,4})?(?![\\p{L}\\p{N}])|"
          + WORD
          + "))";

  /** Behind the number: nothing, a mark and a title, or a title that looks like one. */
  private static final Pattern NUMBERED_HEADING =
      Pattern.compile(
          NUMBERED
              + "(?:\\s*[.:)\u2014\u2013-]+(?:\\s*\\S.{0,80})?|\\s+[\\p{Lu}\\p{Lt}\\p{N}\"'(\\[\u201c\u2018].{0,80}(?<![.!?,;:]))?");

  private static final Pattern NUMBER_ALONE = Pattern.compile(NUMBERED + "\\s*[.:)]?");

  /** THE FIRST ACT, Zweiter Teil, Premi\u00e8re partie. */
  private static final Pattern ORDINAL_HEADING =
      Pattern.compile("(?iu:(?:the\\s+)?(?:" + ORDINAL + ")\\s+(?:" + LABEL + "))\\s*[.:]?");

  private static final Pattern NAMED_HEADING =
      Pattern.compile(
          "(?i:prologue|epilogue|interlude|intermezzo|preface|foreword|introduction|afterword|conclusion|postscript|appendix"
              + "|prolog|epilog|vorwort|nachwort|einleitung|pr\u00e9face|avant-propos|\u00e9pilogue|pr\u00f3logo|ep\u00edlogo|prefazione)"
              + "(?:[.:]|[:\u2014\u2013] ?\\S.{0,80})?");
  private static final Pattern ROMAN_HEADING =
      Pattern.compile(
          ROMAN
              + "(?:\\.?|[.:\u2014\u2013-]+\\s+\\p{Lu}[^.!?]{0,80}|\\s+\\p{Lu}[\\p{Lu}\\s'\u2019,-]{2,80})");
  private static final Pattern WORD_HEADING =
      Pattern.compile("(?i:" + COUNT + ")(?![\\p{L}\\p{N}])");
  private static final Pattern FRAME =
      Pattern.compile("[*~=#\\-\u2014\\s]+(.*?)[*~=#\\-\u2014\\s]+");
  private static final Pattern HASHES = Pattern.compile("#{1,6}\\s+(\\S.*?)\\s*#*");

  private Headings() {}

  /**
   * Whether a block of lines is a heading.
   *
   * @param lines without white space around them
   */
  public static boolean isHeading(List<String> lines) {
    String whole = String.join(" ", lines);
    if (lines.size() > MOST_LINES || whole.length() > LONGEST || isList(lines)) {
      return false;
    }
    // A number with its title below, but not with the first sentence below.
    if (lines.size() > 1 && isNumber(lines.getFirst())) {
      return !whole.matches(".*[.!?,;:\"\u201d]");
    }
    return lines.size() == 1 ? isHeading(whole) : isNumbered(whole);
  }

  /** Whether a line by itself is a heading. */
  public static boolean isHeading(String line) {
    return isNumbered(line)
        || (line.length() <= LONGEST
            && (HASHES.matcher(line).matches()
                || (isWordNumber(line) && !Character.isLowerCase(line.charAt(0)))
                || isFramed(line)));
  }

  private static boolean isFramed(String line) {
    Matcher frame = FRAME.matcher(line);
    return frame.matches() && (isNumbered(frame.group(1)) || isWordNumber(frame.group(1)));
  }

  /** Whether a line is a number in words, such as TWENTY-ONE. */
  private static boolean isWordNumber(String line) {
    return WORD_HEADING.matcher(line).matches();
  }

  private static boolean isNumbered(String line) {
    return line.length() <= LONGEST
        && (NUMBERED_HEADING.matcher(line).matches()
            || ORDINAL_HEADING.matcher(line).matches()
            || NAMED_HEADING.matcher(line).matches()
            || ROMAN_HEADING.matcher(line).matches());
  }

  /** Whether a line names a chapter by a word and a number, with or without a title. */
  public static boolean isLabelled(String line) {
    return line.length() <= LONGEST && NUMBERED_HEADING.matcher(line).matches();
  }

  /** Whether a line is a chapter's number and nothing else, such as CHAPTER IV. */
  public static boolean isNumber(String line) {
    return NUMBER_ALONE.matcher(line).matches();
  }

  /** Whether lines are a list of chapters: headings, more than one of a kind. */
  public static boolean isList(List<String> lines) {
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
