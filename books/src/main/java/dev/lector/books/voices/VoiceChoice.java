package dev.lector.books.voices;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Has a book read by a voice that speaks its language, or by none.
 *
 * @param voices those there are, in the order in which they are preferred
 * @param model that was named; empty for any
 * @param voice that was named; empty for any
 */
public record VoiceChoice(List<Voice> voices, Optional<String> model, Optional<String> voice) {
  public VoiceChoice {
    voices = List.copyOf(voices);
  }

  /**
   * The voice to name where the one that would speak does not speak the language.
   *
   * @param tag the book's language
   * @return empty when nothing need be named
   * @throws NoVoiceException when no voice that may be taken speaks it
   */
  public Optional<Voice> in(String tag) throws NoVoiceException {
    List<Voice> wished = voices.stream().filter(this::isWished).toList();
    // Aliases and mixtures of voices are not listed: the server knows what they speak.
    if (wished.isEmpty() || wished.stream().anyMatch(one -> maySpeak(one, tag))) {
      return voice.isEmpty() && model.isPresent() && !wished.isEmpty()
          ? speaking(wished, tag)
          : Optional.empty();
    }
    if (voice.isPresent() || model.isPresent()) {
      throw new NoVoiceException(
          "The book is in %s, and %s does not speak it"
              .formatted(language(tag), voice.or(() -> model).orElseThrow()),
          Optional.of(wished.getFirst()));
    }
    return speaking(voices, tag);
  }

  private static Optional<Voice> speaking(List<Voice> among, String tag) throws NoVoiceException {
    if (among.stream().anyMatch(one -> one.isDefault() && maySpeak(one, tag))) {
      return Optional.empty();
    }
    Optional<Voice> first = among.stream().filter(one -> maySpeak(one, tag)).findFirst();
    if (first.isEmpty()) {
      throw new NoVoiceException(
          "The book is in %s, and no voice here speaks it".formatted(language(tag)),
          Optional.empty());
    }
    return first;
  }

  private boolean isWished(Voice one) {
    if (voice.isEmpty() && model.isEmpty()) {
      return one.isDefault();
    }
    return voice.map(name -> name.equals(one.name())).orElse(true)
        && model.map(name -> name.equals(one.model())).orElse(true);
  }

  private static boolean maySpeak(Voice one, String tag) {
    return one.language().isEmpty() || primary(one.language()).equals(primary(tag));
  }

  private static String primary(String tag) {
    return Locale.forLanguageTag(tag.replace('_', '-')).getLanguage();
  }

  private static String language(String tag) {
    String name = Locale.forLanguageTag(tag.replace('_', '-')).getDisplayLanguage(Locale.ENGLISH);
    return name.isEmpty() || name.equals(tag) ? tag : name + " (" + tag + ")";
  }
}
