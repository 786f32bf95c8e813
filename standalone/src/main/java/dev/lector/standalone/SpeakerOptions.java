package dev.lector.standalone;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who speaks, and how. Beside the description, what is not given is left to the server. */
final class SpeakerOptions {
  @Option(
      names = "--description",
      paramLabel = "SENTENCE",
      description = "Plain words about the speaker, such as: A female speaker, slow and calm.")
  @Nullable String description;

  @Option(
      names = "--voice",
      paramLabel = "NAME",
      description = "A voice of the model by name; wins over the description.")
  @Nullable String voice;

  @Option(names = "--model", paramLabel = "ID", description = "A model by id or alias.")
  @Nullable String model;

  @Option(
      names = "--language",
      paramLabel = "TAG",
      description = "The language of the text, such as en-US.")
  @Nullable String language;

  @Option(names = "--speed", paramLabel = "FACTOR", description = "Pace: 2.0 is twice as fast.")
  @Nullable Double speed;

  /** Where nobody describes the speaker, the model's first voice speaks, which is its best. */
  String description() {
    return description == null ? "" : description;
  }

  /** Settings of a worker that speaks for this command alone: it loads the one model it needs. */
  Map<String, String> settings() {
    return model == null || model.isBlank() ? Map.of() : Map.of("lector.models.default", model);
  }
}
