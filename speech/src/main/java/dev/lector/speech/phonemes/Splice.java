package dev.lector.speech.phonemes;

import dev.lector.speech.pronunciation.Pronunciation;
import java.util.List;
import java.util.function.UnaryOperator;

/** Puts pronunciations that are known among the phonemes of the words around them. */
public final class Splice {
  private static final String MARKS = ".,;:!?";

  private Splice() {}

  /**
   * Writes a sentence.
   *
   * @param words text as spoken
   * @param known pronunciations of some of its words, in order
   * @param phonemize writes what is between them
   * @return phonemes, marks behind their words
   */
  public static String of(
      String words, List<Pronunciation> known, UnaryOperator<String> phonemize) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (Pronunciation pronunciation : known) {
      add(words.substring(at, pronunciation.start()), phonemize, out);
      out.append(out.isEmpty() ? "" : " ").append(pronunciation.ipa());
      at = pronunciation.end();
      if (at < words.length() && MARKS.indexOf(words.charAt(at)) >= 0) {
        out.append(words.charAt(at));
        at++;
      }
    }
    add(words.substring(at), phonemize, out);
    return out.toString();
  }

  private static void add(String words, UnaryOperator<String> phonemize, StringBuilder out) {
    if (words.isBlank()) {
      return;
    }
    String phonemes = phonemize.apply(words.strip());
    if (!phonemes.isEmpty()) {
      out.append(out.isEmpty() ? "" : " ").append(phonemes);
    }
  }
}
