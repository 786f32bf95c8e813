package dev.lector.speech.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.regex.Pattern;

/** What holds for every text. */
final class SpokenTexts {
  private static final int LIMIT = TextFrontEnd.DEFAULT_MAX_CHARACTERS;

  /** Words of letters and inner apostrophes, at most one mark behind a word, single spaces. */
  private static final Pattern WORDS =
      Pattern.compile(
          "[A-Za-z]++(?:'[A-Za-z]++)*+[.,;:!?]?(?: [A-Za-z]++(?:'[A-Za-z]++)*+[.,;:!?]?)*+");

  private SpokenTexts() {}

  /**
   * Reads a text and checks that it became sentences within the limit made of words, or a refusal.
   *
   * @return whether it was spoken
   */
  static boolean check(TextFrontEnd frontEnd, String text) {
    List<Sentence> sentences;
    try {
      sentences = frontEnd.read(text).sentences();
    } catch (InvalidTextException refused) {
      assertThat(refused).hasMessageMatching("(?s).{20,300}");
      return false;
    }
    assertThat(sentences).isNotEmpty();
    for (Sentence sentence : sentences) {
      if (sentence.words().length() > LIMIT || !WORDS.matcher(sentence.words()).matches()) {
        fail(
            "\"%s\" became \"%s\"",
            text.substring(0, Math.min(300, text.length())), sentence.words());
      }
      assertThat(sentence.pauseAfterMs()).isBetween(0, 2000);
    }
    assertThat(sentences.getLast().pauseAfterMs()).isZero();
    return true;
  }
}
