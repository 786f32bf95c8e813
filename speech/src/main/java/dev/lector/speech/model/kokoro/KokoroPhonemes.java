package dev.lector.speech.model.kokoro;

import dev.lector.speech.pronunciation.Pronunciation;
import java.util.List;

/** Writes words of one language in the phonemes that Kokoro was trained on, misaki's. */
interface KokoroPhonemes {

  /**
   * Writes words.
   *
   * @param words text as spoken
   * @return with punctuation kept; empty when nothing in it makes a sound
   */
  String phonemes(String words, SpokenLanguage language);

  /**
   * Writes words, some of which have a pronunciation of their own.
   *
   * @param pronunciations in order
   */
  String phonemes(String words, List<Pronunciation> pronunciations, SpokenLanguage language);

  /** A pronunciation in IPA, in the model's phonemes. */
  String own(String ipa, SpokenLanguage language);

  /** Whether it can write a language here; some need espeak-ng. */
  boolean writes(SpokenLanguage language);

  /** What writes them, for content addresses: another one may sound different. */
  String name();
}
