package dev.lector.speech.phonemes.english;

import java.util.List;
import java.util.stream.Stream;

/** Whether an A at the beginning of a clause is the article, though a letter follows. */
final class ArticleBeforeLetters {
  /** What an article stands before, letter by letter, and a name in A does not go on with. */
  private static final List<List<String>> INITIALISMS =
      Stream.of("US", "UK", "UN", "BBC", "CIA", "CEO", "DNA", "DVD", "GP", "VIP")
          .map(letters -> letters.chars().mapToObj(Character::toString).toList())
          .toList();

  private ArticleBeforeLetters() {}

  static boolean isArticle(int i, List<String> tokens, String[] tags) {
    return isBeforeInitialism(i, tokens) || isBeforeModel(i, tokens, tags);
  }

  /** A U S television network said: at the beginning, with a word in small letters behind. */
  private static boolean isBeforeInitialism(int i, List<String> tokens) {
    if (!LetterA.word(tokens, i - 1).isEmpty()) {
      return false;
    }
    for (List<String> letters : INITIALISMS) {
      int end = i + 1 + letters.size();
      if (end < tokens.size() && tokens.subList(i + 1, end).equals(letters)) {
        String behind = LetterA.word(tokens, end);
        return !behind.isEmpty()
            && Character.isLowerCase(behind.charAt(0))
            && !LetterA.VERBS.contains(behind);
      }
    }
    return false;
  }

  /** A V eight engine: one thing behind the number; A B fifty two. */
  private static boolean isBeforeModel(int i, List<String> tokens, String[] tags) {
    if (!LetterA.word(tokens, i - 1).isEmpty() || !LetterA.isInitial(LetterA.word(tokens, i + 1))) {
      return false;
    }
    int end = i + 2;
    while (LetterA.NUMBERS.contains(LetterA.word(tokens, end))
        || LetterA.word(tokens, end).equals("hundred")) {
      end++;
    }
    if (end == i + 2) {
      return false;
    }
    boolean bomber =
        tokens.get(i + 1).equals("B")
            && LetterA.word(tokens, i + 2).equals("fifty")
            && LetterA.word(tokens, i + 3).equals("two");
    return bomber
        || (end < tags.length
            && tags[end].equals("NN")
            && Character.isLowerCase(tokens.get(end).charAt(0)));
  }
}
