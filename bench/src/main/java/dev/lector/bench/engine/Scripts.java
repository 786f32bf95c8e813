package dev.lector.bench.engine;

import dev.lector.speech.batch.BatchLimits;
import dev.lector.speech.model.Device;
import dev.lector.speech.model.ModelCatalog;
import dev.lector.speech.model.VoiceEngine;
import dev.lector.speech.phonemes.Phonemizers;
import dev.lector.speech.synthesis.SynthesisConfig;
import dev.lector.speech.text.Sentence;
import dev.lector.speech.text.TextFrontEnd;
import dev.lector.speech.voice.VoiceChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Texts as the network is given them, made by the product's own front end.
 *
 * @param utterances symbol ids of each sentence
 * @param speaker number of the voice
 */
record Scripts(List<long[]> utterances, long speaker) {

  /** What the engine makes of a text. */
  static Scripts of(String text, String voice) throws Exception {
    try (ModelCatalog models =
        ModelCatalog.open(
            null,
            Map.of(),
            SynthesisConfig.STARTER_VOICE,
            Device.CPU,
            1,
            1,
            BatchLimits.AUTOMATIC,
            Phonemizers.Mode.AUTO,
            null)) {
      VoiceEngine engine = models.get("");
      VoiceChoice choice = new VoiceChoice(engine.voices().find(voice).orElseThrow(), 1.0);
      List<long[]> utterances = new ArrayList<>();
      for (Sentence sentence : new TextFrontEnd().read(text).sentences()) {
        utterances.add(engine.prepare(sentence.words(), choice).tokens());
      }
      return new Scripts(utterances, choice.voice().speaker());
    }
  }
}
