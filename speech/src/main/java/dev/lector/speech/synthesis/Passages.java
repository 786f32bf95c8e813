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
import java.util.List;

/** Settles how each sentence of a script is said. */
final class Passages {
  private final VoiceEngine model;
  private final VoiceChoice choice;

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
    double speed =
        Math.clamp(choice.speed() * span.pace(), VoiceChooser.MIN_SPEED, VoiceChooser.MAX_SPEED);
    return new VoiceChoice(voice, speed);
  }
}
