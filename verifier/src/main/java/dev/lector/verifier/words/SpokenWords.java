package dev.lector.verifier.words;

import dev.lector.speech.text.Checkpoint;
import dev.lector.speech.text.InvalidTextException;
import dev.lector.speech.text.ReadingOptions;
import dev.lector.speech.text.Script;
import dev.lector.speech.text.Sentence;
import dev.lector.speech.text.TextFrontEnd;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Words of a text as they are heard: without case, punctuation, accents and apostrophes. What a
 * recogniser writes in figures and abbreviations goes through the front end that made the text to
 * be said, so that "25 Dr." and "twenty five doctor" are the same words. Safe for use by many
 * threads.
 */
public final class SpokenWords {
  /** Marks above letters, and what joins the parts of one word. */
  private static final Pattern WITHIN_WORDS = Pattern.compile("[\\p{M}'’ʼ]");

  private final TextFrontEnd frontEnd = new TextFrontEnd();

  /**
   * Words of a text that is in words already.
   *
   * @param spoken as the front end gives it
   */
  public List<String> ofSpoken(String spoken) {
    String plain =
        WITHIN_WORDS
            .matcher(Normalizer.normalize(spoken, Normalizer.Form.NFKD))
            .replaceAll("")
            .toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    plain
        .codePoints()
        .forEach(
            c -> {
              boolean alone = isWrittenWithoutSpaces(c);
              if (alone || !Character.isLetterOrDigit(c)) {
                finish(word, words);
              }
              if (Character.isLetterOrDigit(c)) {
                word.appendCodePoint(c);
              }
              if (alone) {
                finish(word, words);
              }
            });
    finish(word, words);
    return words;
  }

  /**
   * Words of a text as somebody writes it.
   *
   * @param language BCP 47 tag; empty for English
   */
  public List<String> ofWritten(String text, String language) {
    StringBuilder spoken = new StringBuilder();
    try {
      for (Sentence sentence :
          frontEnd
              .read(Script.plain(text), language, ReadingOptions.DEFAULT, Checkpoint.NONE)
              .sentences()) {
        spoken.append(sentence.words()).append(' ');
      }
    } catch (InvalidTextException e) {
      return List.of(); // signs alone: nothing was heard
    }
    return ofSpoken(spoken.toString());
  }

  private static void finish(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  /** Of a script that has no spaces between words, each sign counts as one. */
  private static boolean isWrittenWithoutSpaces(int c) {
    return switch (Character.UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
      default -> false;
    };
  }
}
