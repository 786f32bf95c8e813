package dev.lector.speech.model.kokoro;

import dev.lector.speech.batch.BatchLimits;
import dev.lector.speech.model.Device;
import dev.lector.speech.model.ModelCatalog;
import dev.lector.speech.phonemes.Phonemizers;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Opens models on one thread, with the phonemes that every machine has. */
final class KokoroModels {
  private KokoroModels() {}

  static ModelCatalog open(@Nullable Path directory, String model) throws Exception {
    return open(directory, model, 1);
  }

  static ModelCatalog open(@Nullable Path directory, String model, int threads) throws Exception {
    return open(directory, model, threads, null);
  }

  static ModelCatalog open(
      @Nullable Path directory, String model, int threads, @Nullable Path graphs) throws Exception {
    return ModelCatalog.open(
        directory,
        Map.of(),
        model,
        Device.CPU,
        threads,
        1,
        BatchLimits.AUTOMATIC,
        Phonemizers.Mode.LEXICON,
        graphs);
  }
}
