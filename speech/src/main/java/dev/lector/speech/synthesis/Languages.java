package dev.lector.speech.synthesis;

import java.util.Locale;

/** Parts of BCP 47 tags; {@code en_US} is understood, too. */
final class Languages {
  private Languages() {}

  static String primary(String tag) {
    return locale(tag).getLanguage();
  }

  static String region(String tag) {
    return locale(tag).getCountry();
  }

  /** English name of the language; empty tags are English. */
  static String name(String tag) {
    String language = primary(tag);
    return language.isEmpty()
        ? Locale.ENGLISH.getDisplayLanguage(Locale.ENGLISH)
        : Locale.of(language).getDisplayLanguage(Locale.ENGLISH);
  }

  private static Locale locale(String tag) {
    return Locale.forLanguageTag(tag.strip().replace('_', '-'));
  }
}
