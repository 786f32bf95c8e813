package dev.lector.tts;

import dev.lector.tts.worker.WorkerConfig;
import java.nio.file.Path;
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

  /**
   * Reads the configuration. First wins: {@code overrides}; the environment ({@code
   * LECTOR_WORKER_LANES} is {@code lector.worker.lanes}); the file named by {@code LECTOR_CONFIG},
   * else {@code application.yaml} in the working directory; the defaults, which stand with their
   * explanations in {@code /dev/lector/tts/application.yaml}.
   *
   * @param overrides keys with their root, as in {@code lector.worker.lanes}
   * @throws IllegalArgumentException when a value makes no sense; the message names its key
   */
  public static TtsConfig load(Map<String, String> overrides) {
    return load(overrides, System.getenv(), Path.of(""));
  }

  static TtsConfig load(
      Map<String, String> overrides, Map<String, String> environment, Path workingDirectory) {
    return new ConfigReader(overrides, environment, workingDirectory).read();
  }
}
