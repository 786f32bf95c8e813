package dev.lector.speech.text;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Replaces what a pattern finds by what is said instead. The replacement never grows together with
 * the letters or digits beside it.
 *
 * <p>Patterns must be bounded: every repetition has an upper limit or is possessive behind a
 * lookbehind, so that no text takes more than linear time.
 */
final class Rewrite implements Rule {
  /**
   * In texts up to this length tests look for matches without a sign, which costs what it saves.
   */
  private static final int CHECKED = 5_000;

  private final Pattern pattern;
  private final Need need;
  private final @Nullable Starts starts;
  private final BiFunction<MatchResult, String, @Nullable String> spoken;
  private final Predicate<String> possible;
  private final boolean glued;

  private Rewrite(
      Pattern pattern,
      Need need,
      @Nullable Starts starts,
      BiFunction<MatchResult, String, @Nullable String> spoken,
      Predicate<String> possible,
      boolean glued) {
    this.pattern = pattern;
    this.need = need;
    this.starts = starts;
    this.spoken = spoken;
    this.possible = possible;
    this.glued = glued;
  }

  /**
   * Makes a rule.
   *
   * @param regex what to look for
   * @param spoken what is said for a match; null leaves the match as it is
   */
  static Rewrite of(String regex, Function<MatchResult, @Nullable String> spoken) {
    return within(regex, (found, paragraph) -> spoken.apply(found));
  }

  /**
   * Makes a rule that looks at what is around a match.
   *
   * @param spoken what is said for a match in a paragraph; null leaves the match as it is
   */
  static Rewrite within(String regex, BiFunction<MatchResult, String, @Nullable String> spoken) {
    Shape shape = ShapeReader.of(regex);
    return new Rewrite(
        Pattern.compile(regex), shape.need(), Starts.of(shape), spoken, paragraph -> true, false);
  }

  /** Makes a rule that always says the same. */
  static Rewrite of(String regex, String spoken) {
    return of(regex, found -> spoken);
  }

  /** The same rule for paragraphs that contain one of these; there must be no match without. */
  Rewrite given(String... parts) {
    return needing(Need.any(Arrays.stream(parts).map(Need::literal).toList()));
  }

  /** The same rule for paragraphs in which a match is possible. */
  Rewrite given(Predicate<String> sign) {
    return new Rewrite(pattern, need, starts, spoken, possible.and(sign), glued);
  }

  /**
   * The same rule for paragraphs in which characters of these kinds stand side by side, as in one
   * of the examples: "A." for a capital before a point, "0 a" for a digit, a space and a small
   * letter.
   *
   * @see Need#shaped
   */
  Rewrite shaped(String... examples) {
    return needing(Need.any(Arrays.stream(examples).map(Need::shaped).toList()));
  }

  /** The same rule for paragraphs that hold a character beyond ASCII. */
  Rewrite beyondAscii() {
    return needing(Need.pair(CharacterSet.ALL, CharacterSet.BEYOND_ASCII));
  }

  /** The same rule, tried where somebody says that a match can begin and nowhere else. */
  Rewrite startingAt(Starts places) {
    return new Rewrite(pattern, need, places, spoken, possible, glued);
  }

  private Rewrite needing(Need more) {
    return new Rewrite(pattern, Need.all(List.of(need, more)), starts, spoken, possible, glued);
  }

  /** The same rule, but what is said is part of the word beside it: caf&amp;eacute;. */
  Rewrite insideWords() {
    return new Rewrite(pattern, need, starts, spoken, possible, true);
  }

  @Override
  public AlignedText apply(AlignedText paragraph) {
    AlignedText done =
        need.isIn(paragraph.bigrams()) && possible.test(paragraph.text())
            ? rewritten(paragraph, starts)
            : paragraph;
    assert paragraph.length() > CHECKED || done.equals(everywhere(paragraph))
        : pattern + " matches where nobody looked for it";
    return done;
  }

  @Override
  public Need need() {
    return need;
  }

  @Override
  public AlignedText everywhere(AlignedText paragraph) {
    return rewritten(paragraph, null);
  }

  private AlignedText rewritten(AlignedText paragraph, @Nullable Starts places) {
    String text = paragraph.text();
    Matcher matcher = pattern.matcher(text);
    if (places != null) {
      // what is before and behind the place is seen all the same
      matcher.useTransparentBounds(true).useAnchoringBounds(false);
    }
    AlignedText.Builder out = null;
    int copied = 0;
    for (int from = 0; find(matcher, text, places, from); from = next(matcher)) {
      String said = spoken.apply(matcher, text);
      if (said == null) {
        continue;
      }
      if (out == null) {
        out = new AlignedText.Builder(paragraph.length() + 64);
      }
      out.append(paragraph, copied, matcher.start());
      copied = matcher.end();
      append(said, paragraph, matcher.start(), copied, out);
    }
    return out == null ? paragraph : out.append(paragraph, copied, paragraph.length()).build();
  }

  private static boolean find(Matcher matcher, String text, @Nullable Starts places, int from) {
    if (places == null) {
      return matcher.find();
    }
    for (int at = places.next(text, from); at >= 0; at = places.next(text, at + 1)) {
      if (matcher.region(at, text.length()).lookingAt()) {
        // where a lookbehind sees the text's beginning, Java says that the match began there
        return matcher.start() == at || matcher.region(at, text.length()).find();
      }
    }
    return false;
  }

  private static int next(Matcher matcher) {
    return matcher.end() == matcher.start() ? matcher.end() + 1 : matcher.end();
  }

  private void append(
      String said, AlignedText paragraph, int start, int end, AlignedText.Builder out) {
    if (said.isEmpty()) {
      return;
    }
    char first = said.charAt(0);
    if (!glued && isWord(first) && endsInWord(out)) {
      out.standingFor(paragraph.source(start, start)).append(' ');
    }
    boolean capital =
        Letters.isLower(first)
            && !Letters.isLower(paragraph.charAt(start))
            && beginsSentence(paragraph.text(), start);
    String begun = capital ? Character.toUpperCase(first) + said.substring(1) : said;
    Alignment.append(begun, paragraph, start, end, out);
    if (!glued && end < paragraph.length() && isWord(paragraph.charAt(end)) && endsInWord(out)) {
      out.standingFor(paragraph.source(end, end)).append(' ');
    }
  }

  // A sentence that begins with a number keeps the capital by which it is told from an
  // abbreviation.
  static boolean beginsSentence(String paragraph, int start) {
    int i = start - 1;
    while (i >= 0 && start - i < 8 && " \"'([".indexOf(paragraph.charAt(i)) >= 0) {
      i--;
    }
    return i < 0
        || (i < start - 1
            && ".!?".indexOf(paragraph.charAt(i)) >= 0
            && !(paragraph.startsWith(".S.", i - 2) && paragraph.charAt(i) == '.'));
  }

  private static boolean endsInWord(AlignedText.Builder text) {
    return !text.isEmpty() && isWord(text.charAt(text.length() - 1));
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c);
  }
}
