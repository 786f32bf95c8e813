package dev.lector.speech.synthesis;

import dev.lector.speech.batch.BatchLimits;
import dev.lector.speech.model.Device;
import dev.lector.speech.phonemes.Phonemizers;
import java.util.Map;

/** The starter voice on the CPU, two utterances at once, its phonemes from the lexicon. */
final class StarterVoice {
  private StarterVoice() {}

  static SynthesisConfig config() {
    return config(Map.of());
  }

  /**
   * @param aliases further names of the model: alias to model
   */
  static SynthesisConfig config(Map<String, String> aliases) {
    return new SynthesisConfig(
            null,
            aliases,
            SynthesisConfig.STARTER_VOICE,
            Device.CPU,
            1,
            2,
            BatchLimits.AUTOMATIC,
            20_000)
        .withPhonemes(Phonemizers.Mode.LEXICON);
  }
}
