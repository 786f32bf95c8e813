package dev.lector.speech.phonemes.english;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells the letter A, as in {@code U S A}, {@code nine A M}, {@code plan A} or {@code Thomas A
 * Edison}, from the article.
 */
final class LetterA {
  /** Not "a hundred". */
  static final Set<String> NUMBERS =
      Set.of(
          "one",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
          "ten",
          "eleven",
          "twelve",
          "thirteen",
          "fourteen",
          "fifteen",
          "sixteen",
          "seventeen",
          "eighteen",
          "nineteen",
          "twenty",
          "thirty",
          "forty",
          "fifty",
          "sixty",
          "seventy",
          "eighty",
          "ninety",
          "oh");

  static final Set<String> VERBS =
      Set.of(
          "is",
          "was",
          "are",
          "were",
          "has",
          "had",
          "will",
          "near",
          "northbound",
          "southbound",
          "eastbound",
          "westbound",
          "remains",
          "reopened",
          "runs",
          "goes",
          "can",
          "must",
          "should");

  /** What has a size such as A4. */
  private static final Set<String> SHEETS =
      Set.of(
          "paper",
          "sheet",
          "sheets",
          "page",
          "pages",
          "size",
          "sized",
          "notebook",
          "notebooks",
          "pad",
          "pads",
          "envelope",
          "envelopes",
          "poster",
          "posters",
          "print",
          "prints",
          "printer",
          "folder",
          "folders",
          "landscape",
          "portrait",
          "format",
          "booklet",
          "flyer",
          "flyers");

  private static final String NAMES = "given-names.txt";

  /** What is counted by letters: Model A Ford, item a. */
  private static final Set<String> LETTERED =
      Set.of(
          "model",
          "group",
          "type",
          "class",
          "plan",
          "vitamin",
          "grade",
          "section",
          "part",
          "item",
          "step",
          "option",
          "level",
          "hepatitis",
          "influenza",
          "appendix",
          "exhibit",
          "series",
          "gate",
          "block",
          "platform",
          "terminal",
          "unit",
          "question",
          "answer",
          "column",
          "annex",
          "schedule",
          "clause",
          "paragraph",
          "subsection");

  /** Titles before a name: Missus A Smith. */
  private static final Set<String> TITLES =
      Set.of("mister", "missus", "miss", "doctor", "professor", "judge", "captain", "sir", "ms");

  /** What goes on behind a small letter that counts; an article has a noun there. */
  private static final Set<String> AFTER =
      Set.of(
          "and",
          "or",
          "is",
          "was",
          "to",
          "through",
          "above",
          "below",
          "of",
          "says",
          "applies",
          "does",
          "has",
          "shall",
          "must",
          "may",
          "will",
          "states",
          "provides",
          "requires");

  /** Behind a capital A among capitals these belong to an article: Martin A Few Years On. */
  private static final Set<String> COUNTED = Set.of("few", "lot", "little", "bit", "new");

  /** What pupils take and players have: A levels, A sides. */
  private static final Set<String> PLURALS = Set.of("levels", "sides", "roads", "listers");

  private final Set<String> givenNames;

  private LetterA(Set<String> givenNames) {
    this.givenNames = givenNames;
  }

  static LetterA load() {
    try (InputStream in = LetterA.class.getResourceAsStream(NAMES)) {
      if (in == null) {
        throw new IllegalStateException("no " + NAMES + " on the class path");
      }
      String names = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new LetterA(Set.of(names.strip().split("\\s+", -1)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + NAMES, e);
    }
  }

  /**
   * Makes the letter a name; the tagger takes most of them for articles.
   *
   * @param tokens of a sentence
   * @param tags of the tokens, changed in place
   */
  void settle(List<String> tokens, String[] tags) {
    for (int i = 0; i < tags.length; i++) {
      String token = tokens.get(i);
      boolean letter =
          (token.equals("A")
                  && !ArticleBeforeLetters.isArticle(i, tokens, tags)
                  && (isLetter(word(tokens, i - 1), word(tokens, i + 1))
                      || isRoad(tokens, i + 1)
                      || Initials.isInitial(i, tokens, tags)
                      || PLURALS.contains(word(tokens, i + 1))))
              || (token.equals("a") && isSmall(i, tokens));
      if (letter) {
        tags[i] = "NNP";
      }
    }
  }

  /**
   * An article is followed by something, and is a capital only where a clause begins or among
   * capitals.
   */
  private boolean isLetter(String previous, String next) {
    return isInitial(previous)
        || isInitial(next)
        || next.isEmpty()
        || (!previous.isEmpty() && Character.isLowerCase(next.charAt(0)))
        || (Character.isUpperCase(next.charAt(0)) && counts(previous, lower(next)));
  }

  /** Among capitals: a middle initial, or a thing that is counted by letters. */
  private boolean counts(String previous, String next) {
    return !COUNTED.contains(next)
        && (givenNames.contains(previous)
            || TITLES.contains(lower(previous))
            || LETTERED.contains(lower(previous)));
  }

  /** Whether a small letter counts: "a. Open it", "item a is", "step a and step b". */
  private static boolean isSmall(int i, List<String> tokens) {
    String after = i + 1 < tokens.size() ? tokens.get(i + 1) : "";
    return after.equals(".")
        || (LETTERED.contains(lower(word(tokens, i - 1))) && AFTER.contains(lower(after)));
  }

  // A forty is closed, but a forty minute delay: a number that something is told of is a name.
  private static boolean isRoad(List<String> tokens, int from) {
    int i = from;
    while (NUMBERS.contains(word(tokens, i))) {
      i++;
    }
    return i > from
        && (word(tokens, i).isEmpty()
            || VERBS.contains(word(tokens, i))
            || SHEETS.contains(word(tokens, i)));
  }

  /** A single capital: a letter said by its name. */
  static boolean isInitial(String word) {
    return word.length() == 1 && Character.isUpperCase(word.charAt(0));
  }

  /** The word there; empty where a clause begins or ends. */
  static String word(List<String> tokens, int i) {
    String token = i < 0 || i >= tokens.size() ? "" : tokens.get(i);
    return !token.isEmpty() && Character.isLetterOrDigit(token.charAt(0)) ? token : "";
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
