package dev.lector.speech.model.kokoro;

import dev.lector.speech.phonemes.CmuWords;
import dev.lector.speech.phonemes.EspeakUnavailableException;
import dev.lector.speech.phonemes.EspeakVoices;
import dev.lector.speech.phonemes.MisakiSymbols;
import dev.lector.speech.phonemes.Splice;
import dev.lector.speech.phonemes.english.EnglishPhonemes;
import dev.lector.speech.phonemes.english.EnglishReading;
import dev.lector.speech.pronunciation.Pronunciation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * English by misaki's lexicon, as the model has learnt it, and by CMUdict; words that are in
 * neither, and other languages, by espeak-ng where it is there.
 */
final class FrontEnds implements KokoroPhonemes {
  private static final Logger log = LoggerFactory.getLogger(FrontEnds.class);

  /**
   * Changes when the code writes any words in other phonemes; data change their digest. {@code
   * PronunciationVersionsTest} tells when.
   */
  private static final String VERSION = "misaki 5";

  private final EnglishPhonemes english;
  private final @Nullable EspeakVoices espeak;
  private final String name;

  private FrontEnds(EnglishPhonemes english, @Nullable EspeakVoices espeak, String name) {
    this.english = english;
    this.espeak = espeak;
    this.name = name;
  }

  /**
   * Finds what is there.
   *
   * @param espeakForEnglish whether espeak-ng says the English words that are not in the lexicon,
   *     if it is there; rules do otherwise
   */
  static FrontEnds create(boolean espeakForEnglish) {
    EspeakVoices found = null;
    try {
      found = EspeakVoices.open();
    } catch (EspeakUnavailableException e) {
      log.info("Only the English voices can be used: {}", e.getMessage());
    }
    EspeakVoices espeak = found;
    String version = VERSION + '-' + EnglishPhonemes.dataDigest() + '-' + CmuWords.dataDigest();
    CmuWords dictionary = new CmuWords();
    if (espeak != null && espeakForEnglish) {
      return new FrontEnds(
          EnglishPhonemes.load(dictionary, (word, british) -> word(espeak, word, british)),
          espeak,
          version + ", " + espeak.name());
    }
    EnglishPhonemes english = EnglishPhonemes.load(dictionary, (word, british) -> "");
    return espeak == null
        ? new FrontEnds(english, null, version)
        : new FrontEnds(english, espeak, version + ", others by " + espeak.name());
  }

  private static String word(EspeakVoices espeak, String word, boolean british) {
    SpokenLanguage accent = british ? SpokenLanguage.BRITISH : SpokenLanguage.AMERICAN;
    return MisakiSymbols.english(espeak.phonemes(word, accent.espeak()), british).strip();
  }

  @Override
  public String phonemes(String words, SpokenLanguage language) {
    EspeakVoices voices = espeak;
    if (language.isEnglish() || voices == null) {
      return english.phonemes(words, language == SpokenLanguage.BRITISH);
    }
    // Brackets mean a change of language to espeak-ng, and quotes are kept.
    String marked = words.replace('«', '“').replace('»', '”').replace('(', '«').replace(')', '»');
    String ipa = MisakiSymbols.other(voices.phonemes(marked, language.espeak()));
    return ipa.replace('«', '(').replace('»', ')');
  }

  @Override
  public String phonemes(
      String words, List<Pronunciation> pronunciations, SpokenLanguage language) {
    List<Pronunciation> own =
        pronunciations.stream()
            .map(one -> new Pronunciation(one.start(), one.end(), own(one.ipa(), language)))
            .toList();
    if (language.isEnglish()) {
      EnglishReading reading = english.read(words, language == SpokenLanguage.BRITISH);
      Optional<String> written = reading.with(own);
      if (written.isPresent()) {
        return written.get();
      }
    }
    return Splice.of(words, own, part -> phonemes(part, language));
  }

  @Override
  public String own(String ipa, SpokenLanguage language) {
    String tied = MisakiSymbols.tied(ipa);
    return language.isEnglish()
        ? MisakiSymbols.english(tied, language == SpokenLanguage.BRITISH)
        : MisakiSymbols.other(tied);
  }

  @Override
  public boolean writes(SpokenLanguage language) {
    return language.isEnglish()
        || (language.hasFrontEnd() && espeak != null && espeak.has(language.espeak()));
  }

  @Override
  public String name() {
    return name;
  }
}
