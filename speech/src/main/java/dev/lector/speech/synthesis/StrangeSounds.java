package dev.lector.speech.synthesis;

import dev.lector.speech.model.VoiceEngine;
import dev.lector.speech.pronunciation.Pronunciation;
import dev.lector.speech.synthesis.SpeechException.Reason;
import dev.lector.speech.text.Script;
import dev.lector.speech.text.Sentence;
import dev.lector.speech.voice.Voice;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Pronunciations that a model has no sounds for. */
final class StrangeSounds {
  private StrangeSounds() {}

  /**
   * Warnings of what the text's author wants pronounced, which is left out.
   *
   * @throws SpeechException when it is of a lexicon, which is for many texts and is put right
   *     instead
   */
  static Set<String> of(SpeechOrder order, List<Passage> passages, VoiceEngine model)
      throws SpeechException {
    Set<String> given =
        order.script().sounds().stream().map(Script.Sound::ipa).collect(Collectors.toSet());
    Set<String> warnings = new LinkedHashSet<>();
    Set<Map.Entry<String, Voice>> seen = new HashSet<>();
    for (Passage passage : passages) {
      Sentence sentence = passage.sentence();
      for (Pronunciation own : sentence.pronunciations()) {
        boolean first = seen.add(Map.entry(own.ipa(), passage.choice().voice()));
        Optional<String> why =
            first ? model.refusal(own.ipa(), passage.choice()) : Optional.empty();
        if (why.isPresent()) {
          boolean byAuthor = given.contains(own.ipa());
          String message =
              (byAuthor ? "The text" : "The lexicon")
                  + " pronounces \""
                  + sentence.words().substring(own.start(), own.end())
                  + "\" as /"
                  + own.ipa()
                  + "/, but the model "
                  + model.id()
                  + " "
                  + why.get()
                  + ".";
          if (!byAuthor) {
            throw new SpeechException(Reason.INVALID_TEXT, message, false);
          }
          warnings.add(message);
        }
      }
    }
    return warnings;
  }
}
