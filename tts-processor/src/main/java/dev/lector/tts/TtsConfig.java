package dev.lector.tts;

import dev.lector.config.Service;
import dev.lector.config.Settings;
import dev.lector.config.Surroundings;
import dev.lector.tts.worker.common.WorkerConfig;
import java.util.Map;

/**
 * Everything that can be set on the tts-processor.
 *
 * @param worker how it takes part in the farm
 * @param store properties of the audio store, see {@code dev.lector.audio.AudioStores}
 * @param speech models and text
 */
public record TtsConfig(WorkerConfig worker, Map<String, String> store, SpeechConfig speech) {

  /** Keeps an unmodifiable copy of the store's properties. */
  public TtsConfig {
    store = Map.copyOf(store);
  }

  /** Without the store's properties, since there may be a password among them. */
  @Override
  public String toString() {
    return "TtsConfig[worker=%s, speech=%s]".formatted(worker, speech);
  }

  /**
   * Reads the configuration from the sources that {@link Settings} names. Defaults and explanations
   * stand in {@link Service#defaults()}.
   *
   * @param overrides keys with their root, as in {@code lector.worker.lanes}
   * @throws IllegalArgumentException when a value makes no sense; the message names its key
   */
  public static TtsConfig load(Map<String, String> overrides) {
    return load(overrides, Surroundings.ofProcess());
  }

  static TtsConfig load(Map<String, String> overrides, Surroundings surroundings) {
    return of(Settings.read(Service.TTS_PROCESSOR, overrides, surroundings));
  }

  /**
   * Takes the configuration from settings that are read.
   *
   * @throws IllegalArgumentException when a value makes no sense; the message names its key
   */
  public static TtsConfig of(Settings settings) {
    return new ConfigReader(settings).read();
  }
}
