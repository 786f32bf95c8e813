package dev.lector.tts.synthesis;

import dev.lector.tts.model.DeviceException;
import dev.lector.tts.model.ModelCatalog;
import dev.lector.tts.model.ModelLoadException;
import dev.lector.tts.phonemes.Phonemizer;
import dev.lector.tts.text.TextFrontEnd;

/** Makes synthesizers. */
public final class Synthesizers {
  private Synthesizers() {}

  /**
   * Makes a synthesizer with its default model loaded and tried.
   *
   * @param phonemizer closed together with the synthesizer
   * @throws SynthesisStartException when the models or the device cannot be used as configured
   */
  public static Synthesizer create(
      SynthesisConfig config, TextFrontEnd frontEnd, Phonemizer phonemizer)
      throws SynthesisStartException {
    try {
      ModelCatalog models =
          ModelCatalog.open(
              config.models(),
              config.aliases(),
              config.defaultModel(),
              config.device(),
              config.threads(),
              config.concurrency(),
              config.batch());
      return new OnnxSynthesizer(models, frontEnd, phonemizer, config.limits());
    } catch (ModelLoadException | DeviceException e) {
      throw new SynthesisStartException(e);
    }
  }
}
