package dev.lector.bench.quality;

import dev.lector.bench.measure.EditDistance;
import dev.lector.speech.text.Checkpoint;
import dev.lector.speech.text.InvalidTextException;
import dev.lector.speech.text.ReadingOptions;
import dev.lector.speech.text.Script;
import dev.lector.speech.text.Sentence;
import dev.lector.speech.text.TextFrontEnd;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words that were heard wrong, missed or heard though nobody said them: the least number of changes
 * from what was to be said to what was heard. Both are read by Lector's front end first, so that
 * "1996" and "nineteen ninety-six" are the same.
 */
final class WordErrors {
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}']+");

  private final TextFrontEnd frontEnd = new TextFrontEnd();

  /**
   * A comparison.
   *
   * @param wrong changes
   * @param words that were to be said
   */
  record Count(int wrong, int words) {
    Count plus(Count other) {
      return new Count(wrong + other.wrong, words + other.words);
    }

    double percent() {
      return words == 0 ? 0 : 100.0 * wrong / words;
    }
  }

  /**
   * Compares.
   *
   * @param language BCP 47 tag of both texts
   */
  Count count(String language, String written, String heard) {
    List<String> expected = words(language, written);
    return new Count(EditDistance.of(expected, words(language, heard)), expected.size());
  }

  private List<String> words(String language, String text) {
    String spoken;
    try {
      spoken =
          frontEnd
              .read(Script.plain(text), language, ReadingOptions.DEFAULT, Checkpoint.NONE)
              .sentences()
              .stream()
              .map(Sentence::words)
              .collect(Collectors.joining(" "));
    } catch (InvalidTextException e) {
      return List.of();
    }
    return BETWEEN
        .splitAsStream(spoken.toLowerCase(Locale.forLanguageTag(language)).replace('’', '\''))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
