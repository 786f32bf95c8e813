package dev.lector.speech.synthesis;

import dev.lector.speech.model.VoiceEngine;
import dev.lector.speech.text.Script;
import dev.lector.speech.text.Sentence;
import dev.lector.speech.text.SpokenText;
import dev.lector.speech.voice.UnknownVoiceException;
import dev.lector.speech.voice.Voice;
import dev.lector.speech.voice.VoiceChoice;
import dev.lector.speech.voice.VoiceChooser;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Settles how each sentence of a script is said. */
final class Passages {
  private final VoiceEngine model;
  private final VoiceChoice choice;
  private final Set<String> warnings = new LinkedHashSet<>();

  /**
   * How a script is said by a model.
   *
   * @param choice how it says what no span says anything of
   */
  Passages(VoiceEngine model, VoiceChoice choice) {
    this.model = model;
    this.choice = choice;
  }

  /**
   * The sentences of a script in their order.
   *
   * @throws UnknownVoiceException when a span wants a voice that the model does not have
   */
  List<Passage> of(Script script, SpokenText text) throws UnknownVoiceException {
    List<Styled> styles = new ArrayList<>();
    for (Script.Span span : script.spans()) {
      styles.add(new Styled(span, choice(span)));
    }
    return text.sentences().stream().map(sentence -> passage(sentence, styles)).toList();
  }

  /** What of the spans is not honoured, for people. */
  List<String> warnings() {
    return List.copyOf(warnings);
  }

  private record Styled(Script.Span span, VoiceChoice choice) {}

  private Passage passage(Sentence sentence, List<Styled> styles) {
    int at = sentence.source().start();
    for (Styled style : styles) {
      if (style.span.range().start() <= at && at < style.span.range().end()) {
        return new Passage(sentence, style.choice, style.span.volume());
      }
    }
    return new Passage(sentence, choice, 1);
  }

  private VoiceChoice choice(Script.Span span) throws UnknownVoiceException {
    Voice voice = span.voice().isBlank() ? choice.voice() : model.voice(span.voice().strip());
    double asked = choice.speed() * span.pace();
    double speed = Math.clamp(asked, VoiceChooser.MIN_SPEED, VoiceChooser.MAX_SPEED);
    if (speed != asked) {
      warnings.add(
          "A part is said at speed %s instead of %s: voices have %s to %s."
              .formatted(speed, asked, VoiceChooser.MIN_SPEED, VoiceChooser.MAX_SPEED));
    }
    return new VoiceChoice(speaking(span.language(), voice), speed);
  }

  /** The voice where it speaks a language, else one that does, of the same gender if there is. */
  private Voice speaking(String language, Voice voice) {
    if (language.isBlank() || primary(language).equals(primary(model.language(voice)))) {
      return voice;
    }
    List<Voice> others = new ArrayList<>();
    for (Voice other : model.voices().voices()) {
      if (primary(model.language(other)).equals(primary(language)) && isUsable(other)) {
        others.add(other);
      }
    }
    if (others.isEmpty()) {
      warnings.add(
          "The model %s has no voice for the language \"%s\"; what is in it is said by %s."
              .formatted(model.id(), language.strip(), voice.name()));
      return voice;
    }
    return others.stream()
        .filter(other -> other.gender() == voice.gender())
        .findFirst()
        .orElseGet(others::getFirst);
  }

  private boolean isUsable(Voice voice) {
    try {
      var _ = model.voice(voice.name());
      return true;
    } catch (UnknownVoiceException e) {
      // What writes its language is not there.
      return false;
    }
  }

  private static String primary(String tag) {
    return Locale.forLanguageTag(tag.strip().replace('_', '-')).getLanguage();
  }
}
