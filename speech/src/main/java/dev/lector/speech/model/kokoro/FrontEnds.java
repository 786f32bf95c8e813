package dev.lector.speech.model.kokoro;

import dev.lector.speech.phonemes.EspeakUnavailableException;
import dev.lector.speech.phonemes.EspeakVoices;
import dev.lector.speech.phonemes.MisakiSymbols;
import dev.lector.speech.phonemes.Phonemizer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * English by espeak-ng where it is there, else by the lexicon; other languages by espeak-ng alone.
 * What they write is rewritten in misaki's alphabet.
 */
final class FrontEnds implements KokoroPhonemes {
  private static final Logger log = LoggerFactory.getLogger(FrontEnds.class);

  /** Changes when the phonemes of any words do. */
  private static final String VERSION = "misaki 1";

  /** Used for English where there is no espeak-ng, or it is not wanted. */
  private final Phonemizer lexicon;

  private final @Nullable EspeakVoices espeak;
  private final boolean english;

  private FrontEnds(Phonemizer lexicon, @Nullable EspeakVoices espeak, boolean english) {
    this.lexicon = lexicon;
    this.espeak = espeak;
    this.english = english;
  }

  /**
   * Finds what is there.
   *
   * @param shared what writes English for other engines; it tells whether espeak-ng may
   */
  static FrontEnds create(Phonemizer shared) {
    EspeakVoices espeak = null;
    try {
      espeak = EspeakVoices.open();
    } catch (EspeakUnavailableException e) {
      log.info("Only the English voices can be used: {}", e.getMessage());
    }
    return new FrontEnds(shared, espeak, shared.name().startsWith("espeak"));
  }

  @Override
  public String phonemes(String words, SpokenLanguage language) {
    EspeakVoices voices = espeak;
    if (!language.isEnglish() && voices != null) {
      // Brackets mean a change of language to espeak-ng, and quotes are kept.
      String marked = words.replace('«', '“').replace('»', '”').replace('(', '«').replace(')', '»');
      String ipa = MisakiSymbols.other(voices.phonemes(marked, language.espeak()));
      return ipa.replace('«', '(').replace('»', ')');
    }
    boolean british = language == SpokenLanguage.BRITISH;
    String ipa =
        voices != null && english
            ? voices.phonemes(words, language.espeak())
            : lexicon.phonemize(words);
    return MisakiSymbols.english(ipa, british);
  }

  @Override
  public boolean writes(SpokenLanguage language) {
    return language.isEnglish()
        || (language.hasFrontEnd() && espeak != null && espeak.has(language.espeak()));
  }

  @Override
  public String name() {
    return VERSION + ", " + lexicon.name() + (espeak == null ? "" : ", " + espeak.name());
  }
}
