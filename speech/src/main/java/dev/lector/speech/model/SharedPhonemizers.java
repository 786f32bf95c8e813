package dev.lector.speech.model;

import dev.lector.speech.phonemes.EspeakUnavailableException;
import dev.lector.speech.phonemes.Phonemizer;
import dev.lector.speech.phonemes.Phonemizers;
import dev.lector.speech.phonemes.english.EnglishPhonemes;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The phonemizers in espeak-ng's convention that engines share; each is made on first need. */
final class SharedPhonemizers implements AutoCloseable {
  private static final String AMERICAN = "en-us";

  private final Phonemizers.Mode mode;
  private @Nullable Phonemizer american;
  private @Nullable EnglishPhonemes english;

  /** Of other languages and accents, by espeak-ng's voices. */
  private final Map<String, Phonemizer> others = new HashMap<>();

  /**
   * @param mode what writes English words
   */
  SharedPhonemizers(Phonemizers.Mode mode) {
    this.mode = mode;
  }

  /** Writes American English. */
  synchronized Phonemizer american() {
    Phonemizer made = american;
    if (made == null) {
      made = Phonemizers.create(mode);
      american = made;
    }
    return made;
  }

  /**
   * The same as {@link #of}, with the senses of English heteronyms told apart: in other languages,
   * and without espeak-ng, there is no difference.
   *
   * @throws ModelLoadException when only espeak-ng could do that and cannot
   */
  synchronized Phonemizer withSenses(String voice) throws ModelLoadException {
    Phonemizer plain = of(voice);
    if (!isEnglish(voice) || !Phonemizers.isEspeak(plain)) {
      return plain;
    }
    EnglishPhonemes senses = english;
    if (senses == null) {
      senses = EnglishPhonemes.load();
      english = senses;
    }
    return Phonemizers.withSenses(plain, senses, voice.startsWith("en-gb") || voice.equals("en"));
  }

  private static boolean isEnglish(String voice) {
    return voice.equals("en") || voice.startsWith("en-");
  }

  /**
   * Writes words as one of espeak-ng's voices says them, or English by the lexicon in its place.
   *
   * @throws ModelLoadException when only espeak-ng could do that and cannot
   */
  synchronized Phonemizer of(String voice) throws ModelLoadException {
    if (voice.equals(AMERICAN) || (isEnglish(voice) && !Phonemizers.isEspeak(american()))) {
      return american();
    }
    Phonemizer known = others.get(voice);
    if (known != null) {
      return known;
    }
    try {
      Phonemizer made = Phonemizers.espeak(voice);
      others.put(voice, made);
      return made;
    } catch (EspeakUnavailableException e) {
      throw new ModelLoadException(
          "Its phonemes are those of espeak-ng's voice " + voice + ": " + e.getMessage(), e);
    }
  }

  @Override
  public synchronized void close() {
    if (american != null) {
      american.close();
    }
    others.values().forEach(Phonemizer::close);
  }
}
