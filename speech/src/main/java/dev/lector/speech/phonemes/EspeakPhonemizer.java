package dev.lector.speech.phonemes;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Phonemes by the espeak-ng library of the system in one of its voices, called through the foreign
 * function API.
 *
 * <p>Nothing is cached: a sentence takes a fifth of a millisecond, its synthesis some fifty.
 */
final class EspeakPhonemizer implements Phonemizer {
  /** How the library says the letter A; a lone a is an article to it. */
  private static final String LETTER_A = "eh";

  private final EspeakLibrary library;
  private final String voice;
  private final boolean english;
  private final IpaSymbols symbols = new IpaSymbols();
  private final LatinLetters latin = new LatinLetters();
  private final EspeakLetters letters;
  private final String name;

  private EspeakPhonemizer(EspeakLibrary library, String voice) throws EspeakUnavailableException {
    this.library = library;
    this.voice = library.has(voice) ? voice : language(voice);
    this.english = isEnglish(voice);
    this.letters = new EspeakLetters(voice);
    this.name = "espeak-ng " + library.version();
    if (!library.has(this.voice)) {
      throw EspeakUnavailableException.broken("libespeak-ng has no voice " + voice, null);
    }
    if (english && phonemize("hello").isEmpty()) {
      throw EspeakUnavailableException.broken("libespeak-ng finds no phonemes for hello", null);
    }
  }

  /**
   * Loads espeak-ng for American English.
   *
   * @param library the library's file; null = wherever the system keeps it
   * @throws EspeakUnavailableException when it is not there or does not work
   */
  static EspeakPhonemizer open(@Nullable Path library) throws EspeakUnavailableException {
    return open(library, EspeakLibrary.AMERICAN);
  }

  /**
   * Loads espeak-ng for one of its voices.
   *
   * @param library the library's file; null = wherever the system keeps it
   * @param voice espeak-ng's name for it, {@code pt-br}
   * @throws EspeakUnavailableException when it is not there, does not work or has no such voice
   */
  static EspeakPhonemizer open(@Nullable Path library, String voice)
      throws EspeakUnavailableException {
    return new EspeakPhonemizer(EspeakLibrary.open(library), voice);
  }

  /** Its voice for a language without a region: {@code en} is what is asked for as en-gb. */
  private static String language(String voice) {
    int hyphen = voice.indexOf('-');
    return hyphen < 0 ? voice : voice.substring(0, hyphen);
  }

  /** Whether a voice speaks English, in any accent. */
  static boolean isEnglish(String voice) {
    return voice.equals("en") || voice.startsWith("en-");
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
        String raw = library.phonemes(stretch, voice);
        String part = english ? symbols.tidy(raw) : IpaSymbols.decomposed(raw);
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

  private List<String> stretches(String words) {
    return english
        ? Stretches.of(letterNames(latin.western(words)), EspeakPhonemizer::safe)
        : Stretches.of(Normalizer.normalize(words, Normalizer.Form.NFC), letters::safe);
  }

  /** Respells the letter A where it is said by its name. */
  private static String letterNames(String words) {
    if (words.indexOf('A') < 0) {
      return words;
    }
    String[] word = words.split(" +");
    String[] spoken = word.clone();
    for (int i = 0; i < word.length; i++) {
      String previous = i == 0 ? "" : word[i - 1];
      String next = i + 1 < word.length ? word[i + 1] : "";
      if (word[i].equals("A") && LetterNames.isLetter(previous, word[i], next)) {
        spoken[i] = LETTER_A;
      }
    }
    return String.join(" ", spoken);
  }

  /**
   * Replaces by a space what is no text, what the library takes for markup, and letters of other
   * scripts that could not be written in Latin ones: for those the library changes language, and
   * 1.51 crashes on some.
   */
  private static int safe(int codePoint) {
    boolean letter = codePoint <= 0x17f && Character.isLetter(codePoint);
    boolean digit = codePoint >= '0' && codePoint <= '9';
    return letter || digit || "'\u2019-.,%&+=@/*#°$£€".indexOf(codePoint) >= 0 ? codePoint : ' ';
  }

  /** Nothing to release: the library belongs to the process. */
  @Override
  public void close() {}
}
