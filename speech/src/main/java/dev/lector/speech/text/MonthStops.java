package dev.lector.speech.text;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The point of a month that ends a sentence before a noun and its verb: "rather than Aug. Brent
 * crude fell". It does not in "In Aug. Brent crude fell" and "the Aug. Jobs report showed".
 */
final class MonthStops {
  private static final int SENTENCE = 160;

  /** Of what follows, the verb is among so many words. */
  private static final int WORDS = 4;

  /** What stands before a month that is a time of its own. */
  private static final Pattern TIMED =
      Pattern.compile(
          "\\b(?i:in|until|till|til|since|than|from|by|for|of|through|to|during|before|after|early|late|mid|last|next|this|every|and|or) $");

  /** A sentence so far that may be no more than the time of what follows. */
  private static final Pattern OPENING =
      Pattern.compile(
          "(?:^|[.!?;:]\\s|\\s[\"'(]|, (?:and|but) )[\"'(]{0,2}(?:(?i:in|by|since|from|during|until|till|for|at|on|after|before|between|as|when|while|through|throughout|late|early|last|next|this|every|and|but))\\b[^.!?;:,]{0,80}$");

  /** Verbs in the present that a plural takes: "Prices rise". */
  private static final Set<String> PRESENT =
      Set.of(
          "rise",
          "rises",
          "fall",
          "falls",
          "remain",
          "remains",
          "go",
          "goes",
          "come",
          "comes",
          "need",
          "needs",
          "want",
          "wants",
          "expect",
          "expects",
          "begin",
          "begins",
          "start",
          "starts",
          "end",
          "ends",
          "open",
          "opens",
          "close",
          "closes",
          "cost",
          "costs",
          "show",
          "shows",
          "stay",
          "stays",
          "get",
          "gets",
          "take",
          "takes",
          "make",
          "makes",
          "think",
          "grew",
          "rang",
          "sank",
          "ran",
          "stood",
          "sold",
          "bought",
          "lay",
          "sat",
          "became",
          "hit",
          "cut",
          "put",
          "set",
          "also",
          "won't",
          "can't",
          "couldn't",
          "weren't",
          "aren't",
          "cannot",
          "don't",
          "hasn't",
          "haven't");

  List<Rule> rules() {
    return List.of(
        // 3 Nov, 5 Jan. SEND drop-in: while the words in capitals have them
        Rewrite.within(
                "(?=[JFMASOND])(?<=\\b\\d{1,2}(?:st|nd|rd|th)? )(Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\\.(?= [A-Z]{3,12} [a-z])",
                MonthStops::endingDate)
            .shaped(". A"),
        Rewrite.within(
                "(?=[JFMASOND])\\b(Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\\.(?= (?!(?:Quarter|Issue|Edition|Elections?|Report|Revolution|Futures|Contracts?|Budget|Mr|Mrs)\\b)[A-Z][a-z])",
                this::ending)
            .shaped(". "));
  }

  private static @Nullable String endingDate(MatchResult m, String paragraph) {
    String before = Neighbours.around(paragraph, m.start() - SENTENCE, m.start());
    String date = before.replaceFirst("\\d{1,2}(?:st|nd|rd|th)? $", "");
    return date.endsWith("he ") || DateStops.isOpening(date) || OPENING.matcher(date).find()
        ? null
        : Dates.month(m.group(1)) + ".";
  }

  private @Nullable String ending(MatchResult m, String paragraph) {
    String before = Neighbours.around(paragraph, m.start() - SENTENCE, m.start());
    return TIMED.matcher(before).find()
            && !OPENING.matcher(before).find()
            && tells(paragraph, m.end())
        ? Dates.month(m.group(1)) + "."
        : null;
  }

  private static boolean tells(String paragraph, int end) {
    int at = end;
    for (int words = 0; words < WORDS; words++) {
      String word = Neighbours.after(paragraph, at);
      if (word.isEmpty()) {
        return false;
      }
      boolean past = word.length() > 4 && word.endsWith("ed") && Letters.isLower(word.charAt(0));
      if (words > 0 && (Stops.isVerb(word) || PRESENT.contains(word) || past)) {
        return true;
      }
      at = paragraph.indexOf(word, at) + word.length();
    }
    return false;
  }
}
