package dev.lector.speech.phonemes.english;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The number before an item of a list or a step: "two, Combine butter and sugar". It is no part of
 * the sentence, whose first word may be a verb then.
 */
final class Numbering {
  private static final Set<String> NUMBERS =
      Set.of(
          ("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
                  + " sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy"
                  + " eighty ninety hundred and -")
              .split(" "));

  private static final Set<String> LABELS =
      Set.of("step", "stage", "item", "rule", "task", "tip", "phase");

  private static final Set<String> MARKS = Set.of(",", ":", ")", ".");

  private Numbering() {}

  /** Where the sentence begins behind its number; 0 where it has none. */
  static int end(List<String> tokens) {
    int letter = letter(tokens);
    if (letter > 0) {
      return letter;
    }
    int first = isOf(LABELS, tokens, 0) ? 1 : 0;
    int i = first;
    while (i < tokens.size() && isNumber(tokens.get(i))) {
      i++;
    }
    boolean numbered = i > first && i + 1 < tokens.size() && MARKS.contains(tokens.get(i));
    return numbered && (first > 0 || isCapital(tokens.get(i + 1))) ? i + 1 : 0;
  }

  // B, Separate eggs; C Record the weight; but not "A Record"
  private static int letter(List<String> tokens) {
    if (tokens.size() < 3 || tokens.get(0).length() != 1 || "ABCDEFGH".indexOf(tokens.get(0)) < 0) {
      return 0;
    }
    int next = tokens.get(1).equals(",") ? 2 : 1;
    boolean named = next == 2 || !tokens.get(0).equals("A");
    return named && isCapital(tokens.get(next)) ? next : 0;
  }

  private static boolean isOf(Set<String> words, List<String> tokens, int i) {
    return i < tokens.size() && words.contains(tokens.get(i).toLowerCase(Locale.ROOT));
  }

  private static boolean isNumber(String token) {
    return NUMBERS.contains(token.toLowerCase(Locale.ROOT))
        || token.chars().allMatch(Character::isDigit);
  }

  private static boolean isCapital(String word) {
    return word.length() > 1
        && Character.isUpperCase(word.charAt(0))
        && Character.isLowerCase(word.charAt(1));
  }
}
