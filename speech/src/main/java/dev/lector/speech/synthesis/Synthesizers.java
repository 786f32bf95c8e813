package dev.lector.speech.synthesis;

import dev.lector.speech.model.DeviceException;
import dev.lector.speech.model.ModelCatalog;
import dev.lector.speech.model.ModelLoadException;

/** Makes synthesizers. */
public final class Synthesizers {
  private Synthesizers() {}

  /**
   * Makes a synthesizer with its default model loaded and tried.
   *
   * @throws SynthesisStartException when the models or the device cannot be used as configured
   */
  public static Synthesizer create(SynthesisConfig config) throws SynthesisStartException {
    try {
      ModelCatalog models =
          ModelCatalog.open(
              config.models(),
              config.aliases(),
              config.defaultModel(),
              config.device(),
              config.threads(),
              config.concurrency(),
              config.batch(),
              config.phonemes(),
              config.graphs());
      return new OnnxSynthesizer(models, config.limits(), config.reading());
    } catch (ModelLoadException | DeviceException e) {
      throw new SynthesisStartException(e);
    }
  }
}
