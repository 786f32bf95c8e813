package dev.lector.bench.engine;

import dev.lector.speech.model.BatchLimits;
import dev.lector.speech.model.Device;
import dev.lector.speech.model.ModelCatalog;
import dev.lector.speech.model.SpeechModel;
import dev.lector.speech.phonemes.Phonemizer;
import dev.lector.speech.phonemes.Phonemizers;
import dev.lector.speech.synthesis.SynthesisConfig;
import dev.lector.speech.text.Sentence;
import dev.lector.speech.text.TextFrontEnd;
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
    try (Phonemizer phonemizer = Phonemizers.create(Phonemizers.Mode.AUTO);
        ModelCatalog models =
            ModelCatalog.open(
                null,
                Map.of(),
                SynthesisConfig.STARTER_VOICE,
                Device.CPU,
                1,
                1,
                BatchLimits.AUTOMATIC)) {
      SpeechModel model = models.get("");
      List<long[]> utterances = new ArrayList<>();
      for (Sentence sentence : new TextFrontEnd().read(text).sentences()) {
        utterances.add(model.encode(phonemizer.phonemize(sentence.words())).ids());
      }
      return new Scripts(utterances, model.voices().find(voice).orElseThrow().speaker());
    }
  }
}
