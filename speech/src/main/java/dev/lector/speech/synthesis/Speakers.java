package dev.lector.speech.synthesis;

import dev.lector.speech.model.VoiceEngine;
import dev.lector.speech.synthesis.SpeechException.Reason;
import dev.lector.speech.voice.UnknownVoiceException;
import dev.lector.speech.voice.Voice;
import dev.lector.speech.voice.VoiceChoice;
import dev.lector.speech.voice.VoiceChooser;
import dev.lector.speech.voice.VoiceList;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Chooses the voice of an order and its pace, among those of its language. */
final class Speakers {
  private final VoiceChooser chooser = new VoiceChooser();

  /**
   * Chooses.
   *
   * @throws SpeechException when the model has no such voice, or none of that language
   */
  VoiceChoice choice(SpeechOrder order, VoiceEngine model) throws SpeechException {
    String wanted = order.language().strip();
    String name = order.voice().strip();
    try {
      if (name.isEmpty()) {
        VoiceList voices = speaking(wanted.isEmpty() ? model.language() : wanted, model);
        VoiceChoice choice = chooser.choose(order.description(), name, order.speed(), voices);
        // It may lack what writes its language here, and says what to do about it.
        var _ = model.voice(choice.voice().name());
        return choice;
      }
      Voice voice = model.voice(name);
      if (!wanted.isEmpty()
          && !Languages.primary(wanted).equals(Languages.primary(model.language(voice)))) {
        throw foreign(wanted, "The voice " + voice.name() + " of", model, model.language(voice));
      }
      return chooser.settled(order.description(), voice, order.speed());
    } catch (UnknownVoiceException e) {
      throw new SpeechException(Reason.UNKNOWN_VOICE, String.valueOf(e.getMessage()), false, e);
    }
  }

  /** The voices of a language, those of its region first. */
  private static VoiceList speaking(String language, VoiceEngine model) throws SpeechException {
    List<Voice> near = new ArrayList<>();
    List<Voice> others = new ArrayList<>();
    for (Voice voice : model.voices().voices()) {
      String spoken = model.language(voice);
      if (Languages.primary(spoken).equals(Languages.primary(language))) {
        (Languages.region(spoken).equals(Languages.region(language)) ? near : others).add(voice);
      }
    }
    near.addAll(others);
    if (near.isEmpty()) {
      throw foreign(language, "The model", model, languages(model));
    }
    return new VoiceList(near);
  }

  private static String languages(VoiceEngine model) {
    return model.voices().voices().stream()
        .map(model::language)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static SpeechException foreign(
      String wanted, String who, VoiceEngine model, String spoken) {
    return new SpeechException(
        Reason.UNKNOWN_VOICE,
        who + " " + model.id() + " speaks " + spoken + ", not \"" + wanted + "\".",
        false);
  }
}
