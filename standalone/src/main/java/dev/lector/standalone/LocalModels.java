package dev.lector.standalone;

import dev.lector.standalone.local.DataDirectory;
import dev.lector.tts.TtsConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Where the commands of this machine look for models, and put them. */
final class LocalModels {
  private static final String KEY = "lector.models.dir";

  private LocalModels() {}

  /** The directory that is configured, else {@code models} in the data directory. */
  static Path directory() {
    String configured = TtsConfig.load(Map.of()).speech().modelsDirectory();
    return configured.isBlank() ? own() : Path.of(configured).toAbsolutePath();
  }

  /** What a worker of these commands is set to: the directory, when it is there. */
  static Map<String, String> settings() {
    return Files.isDirectory(own()) ? kept() : Map.of();
  }

  /** What a worker is set to that goes on while models are added. */
  static Map<String, String> kept() {
    return TtsConfig.load(Map.of()).speech().modelsDirectory().isBlank()
        ? Map.of(KEY, own().toString())
        : Map.of();
  }

  private static Path own() {
    return DataDirectory.at(Environment.data()).models();
  }
}
