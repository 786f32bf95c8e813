package dev.lector.speech.text;

import java.util.Arrays;
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
  private final @Nullable Starts starts;
  private final BiFunction<MatchResult, String, @Nullable String> spoken;
  private final Predicate<AlignedText> possible;
  private final boolean glued;

  private Rewrite(
      Pattern pattern,
      BiFunction<MatchResult, String, @Nullable String> spoken,
      Predicate<AlignedText> possible,
      boolean glued) {
    this.pattern = pattern;
    this.starts = Starts.of(pattern.pattern());
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
    return new Rewrite(Pattern.compile(regex), spoken, paragraph -> true, false);
  }

  /** Makes a rule that always says the same. */
  static Rewrite of(String regex, String spoken) {
    return of(regex, found -> spoken);
  }

  /**
   * The same rule for paragraphs that contain one of these; there must be no match without. Most
   * paragraphs need few of the rules, and looking for a sign costs a tenth of looking for a match.
   */
  Rewrite given(String... parts) {
    Contents[] needed = contents(parts, Contents::of);
    return when(
        paragraph -> {
          for (int i = 0; i < parts.length; i++) {
            if (paragraph.contents().cover(needed[i]) && paragraph.text().contains(parts[i])) {
              return true;
            }
          }
          return false;
        });
  }

  /** The same rule for paragraphs in which a match is possible. */
  Rewrite given(Predicate<String> sign) {
    return when(paragraph -> sign.test(paragraph.text()));
  }

  /**
   * The same rule for paragraphs in which characters of these kinds stand side by side, as in one
   * of the examples: "A." for a capital before a point, "0 a" for a digit, a space and a small
   * letter.
   *
   * @see Contents#shaped
   */
  Rewrite shaped(String... examples) {
    Contents[] needed = contents(examples, Contents::shaped);
    return when(
        paragraph -> {
          for (Contents example : needed) {
            if (paragraph.contents().cover(example)) {
              return true;
            }
          }
          return false;
        });
  }

  /** The same rule for paragraphs that hold a character beyond ASCII. */
  Rewrite beyondAscii() {
    return when(paragraph -> paragraph.contents().beyondAscii());
  }

  private Rewrite when(Predicate<AlignedText> condition) {
    return new Rewrite(pattern, spoken, possible.and(condition), glued);
  }

  private static Contents[] contents(String[] texts, Function<String, Contents> seen) {
    return Arrays.stream(texts).map(seen).toArray(Contents[]::new);
  }

  /** The same rule, but what is said is part of the word beside it: caf&amp;eacute;. */
  Rewrite insideWords() {
    return new Rewrite(pattern, spoken, possible, true);
  }

  @Override
  public AlignedText apply(AlignedText paragraph) {
    String text = paragraph.text();
    boolean begins = starts == null || starts.areIn(paragraph.contents());
    if (!begins || !possible.test(paragraph)) {
      assert text.length() > CHECKED || !pattern.matcher(text).find()
          : pattern + " matches without its sign";
      return paragraph;
    }
    return rewritten(paragraph);
  }

  private AlignedText rewritten(AlignedText paragraph) {
    Matcher matcher = pattern.matcher(paragraph.text());
    if (starts != null) {
      // what is before and behind the place is seen all the same
      matcher.useTransparentBounds(true).useAnchoringBounds(false);
    }
    AlignedText.Builder out = null;
    int copied = 0;
    for (int from = 0; find(matcher, paragraph.text(), from); from = next(matcher)) {
      String said = spoken.apply(matcher, paragraph.text());
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

  private boolean find(Matcher matcher, String text, int from) {
    if (starts == null) {
      return matcher.find();
    }
    for (int at = starts.next(text, from); at >= 0; at = starts.next(text, at + 1)) {
      if (matcher.region(at, text.length()).lookingAt()) {
        return true;
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
