package dev.lector.tts.phonemes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Phonemes by the espeak-ng library of the system, called through the foreign function API. */
public final class EspeakPhonemizer implements Phonemizer {
  /**
   * Longest word and longest stretch of words handed to the library at once. Real words are
   * shorter; old versions of the library have had buffer overflows on longer ones, and a crash
   * there takes the process along.
   */
  private static final int MAX_WORD = 60;

  private static final int MAX_STRETCH = 400;

  private final EspeakLibrary library;
  private final IpaSymbols symbols = new IpaSymbols();
  private final String name;

  private EspeakPhonemizer(EspeakLibrary library) throws EspeakUnavailableException {
    this.library = library;
    this.name = "espeak-ng " + library.version();
    if (phonemize("hello").isEmpty()) {
      throw EspeakUnavailableException.broken("libespeak-ng finds no phonemes for hello", null);
    }
  }

  /**
   * Loads espeak-ng.
   *
   * @param library the library's file; null = wherever the system keeps it
   * @throws EspeakUnavailableException when it is not there or does not work
   */
  public static EspeakPhonemizer open(@Nullable Path library) throws EspeakUnavailableException {
    return new EspeakPhonemizer(EspeakLibrary.open(library));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String phonemize(String words) {
    StringBuilder ipa = new StringBuilder();
    for (Clause clause : Clause.split(words)) {
      StringBuilder spoken = new StringBuilder();
      for (String stretch : stretches(clause.words())) {
        String part = symbols.tidy(library.phonemes(stretch));
        if (!part.isEmpty()) {
          spoken.append(spoken.isEmpty() ? "" : " ").append(part);
        }
      }
      if (!spoken.isEmpty()) {
        ipa.append(ipa.isEmpty() ? "" : " ").append(spoken).append(clause.mark());
      }
    }
    return ipa.toString();
  }

  /** Breaks words into what the library takes safely at once. Nearly always one stretch. */
  private static List<String> stretches(String words) {
    List<String> stretches = new ArrayList<>();
    StringBuilder stretch = new StringBuilder();
    int inWord = 0;
    int[] codePoints = words.codePoints().map(EspeakPhonemizer::safe).toArray();
    for (int codePoint : codePoints) {
      boolean space = codePoint == ' ';
      if (stretch.length() >= MAX_STRETCH && (space || inWord >= MAX_WORD)) {
        stretches.add(stretch.toString());
        stretch.setLength(0);
        inWord = 0;
      } else if (inWord >= MAX_WORD && !space) {
        stretch.append(' ');
        inWord = 0;
      }
      stretch.appendCodePoint(codePoint);
      inWord = space ? 0 : inWord + 1;
    }
    stretches.add(stretch.toString());
    return stretches;
  }

  /** Replaces what is no text, or what the library takes for markup, by a space. */
  private static int safe(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.DASH_PUNCTUATION,
          Character.CURRENCY_SYMBOL,
          Character.FINAL_QUOTE_PUNCTUATION ->
          codePoint;
      default -> "'.,%&+=@/*#°".indexOf(codePoint) >= 0 ? codePoint : ' ';
    };
  }

  /** Nothing to release: the library belongs to the process. */
  @Override
  public void close() {}
}
