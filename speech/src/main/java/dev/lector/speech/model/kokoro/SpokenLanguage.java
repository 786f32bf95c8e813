package dev.lector.speech.model.kokoro;

import java.util.Locale;

/** A language of Kokoro's voices, told by the first letter of their names: {@code af_heart}. */
enum SpokenLanguage {
  AMERICAN('a', "en-US", "en-us", "american"),
  BRITISH('b', "en-GB", "en", "british"),
  SPANISH('e', "es", "es", "spanish"),
  FRENCH('f', "fr", "fr", "french"),
  HINDI('h', "hi", "hi", "indian"),
  ITALIAN('i', "it", "it", "italian"),
  PORTUGUESE('p', "pt-BR", "pt-br", "brazilian"),
  JAPANESE('j', "ja", "", "japanese"),
  MANDARIN('z', "zh", "", "chinese");

  private final char letter;
  private final String tag;
  private final String espeak;
  private final String accent;

  SpokenLanguage(char letter, String tag, String espeak, String accent) {
    this.letter = letter;
    this.tag = tag;
    this.espeak = espeak;
    this.accent = accent;
  }

  /** That of a voice; American English for names of another pattern. */
  static SpokenLanguage of(String voice) {
    if (voice.length() == 2 || (voice.length() > 2 && voice.charAt(2) == '_')) {
      char first = voice.toLowerCase(Locale.ROOT).charAt(0);
      for (SpokenLanguage language : values()) {
        if (language.letter == first) {
          return language;
        }
      }
    }
    return AMERICAN;
  }

  /** BCP 47. */
  String tag() {
    return tag;
  }

  /** espeak-ng's voice for it; empty when its phonemes are not those that Kokoro knows. */
  String espeak() {
    return espeak;
  }

  /** What a description calls it. */
  String accent() {
    return accent;
  }

  boolean isEnglish() {
    return this == AMERICAN || this == BRITISH;
  }

  /** Whether anything here writes its phonemes. */
  boolean hasFrontEnd() {
    return !espeak.isEmpty();
  }

  /** English name, for messages. */
  String displayName() {
    return Locale.forLanguageTag(tag).getDisplayLanguage(Locale.ENGLISH);
  }
}
