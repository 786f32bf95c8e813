package dev.lector.speech.synthesis;

import dev.lector.speech.batch.BatchLimits;
import dev.lector.speech.model.Device;
import dev.lector.speech.phonemes.Phonemizers;
import dev.lector.speech.text.ReadingChoices;
import dev.lector.speech.text.ReadingOptions;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which models speak, on what, and which texts they are given.
 *
 * @param models models directory; {@code null} for the voices in the class path alone
 * @param aliases further names of models: alias to model
 * @param defaultModel model or alias for requests that name none; empty for the best of the voices
 *     that come with Lector
 * @param device where models run
 * @param threads threads within one run; 0 for half of the cores, at most four
 * @param concurrency runs of one model at once; 0 for one on a GPU and as many as the cores allow
 *     on the CPU
 * @param batch how much goes into one run of a model
 * @param limits how long a text and its audio may be
 * @param phonemes what writes phonemes for the models that want them
 * @param reading how texts can be read
 * @param graphs directory for optimised graphs of the models that come with Lector, which load
 *     faster from there, and run a little slower; {@code null} for none
 */
public record SynthesisConfig(
    @Nullable Path models,
    Map<String, String> aliases,
    String defaultModel,
    Device device,
    int threads,
    int concurrency,
    BatchLimits batch,
    TextLimits limits,
    Phonemizers.Mode phonemes,
    ReadingChoices reading,
    @Nullable Path graphs) {
  /** The small, fast one of the voices that come with Lector. */
  public static final String STARTER_VOICE = "en_US-starter-low";

  /** Longest text unless configured otherwise, code points. */
  public static final int DEFAULT_TEXT_LIMIT = TextLimits.DEFAULT_CHARACTERS;

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException when one is out of range
   */
  public SynthesisConfig {
    if (threads < 0 || concurrency < 0) {
      throw new IllegalArgumentException(
          "Threads and concurrency must be 0 or more, not " + threads + " and " + concurrency);
    }
    aliases = Map.copyOf(aliases);
    defaultModel = defaultModel.strip();
  }

  /**
   * With a limit of the text as written; everything else is as usual.
   *
   * @param textLimit code points
   */
  public SynthesisConfig(
      @Nullable Path models,
      Map<String, String> aliases,
      String defaultModel,
      Device device,
      int threads,
      int concurrency,
      BatchLimits batch,
      int textLimit) {
    this(
        models,
        aliases,
        defaultModel,
        device,
        threads,
        concurrency,
        batch,
        TextLimits.ofCharacters(textLimit),
        Phonemizers.Mode.AUTO,
        ReadingChoices.only(ReadingOptions.DEFAULT),
        null);
  }

  /** The same with other limits. */
  public SynthesisConfig withLimits(TextLimits other) {
    return with(other, phonemes, reading, graphs);
  }

  /** The same with another phonemizer. */
  public SynthesisConfig withPhonemes(Phonemizers.Mode other) {
    return with(limits, other, reading, graphs);
  }

  /** The same with other ways to read texts. */
  public SynthesisConfig withReading(ReadingChoices other) {
    return with(limits, phonemes, other, graphs);
  }

  /** The same with optimised graphs in a directory. */
  public SynthesisConfig withGraphs(@Nullable Path other) {
    return with(limits, phonemes, reading, other);
  }

  private SynthesisConfig with(
      TextLimits otherLimits,
      Phonemizers.Mode otherPhonemes,
      ReadingChoices otherReading,
      @Nullable Path otherGraphs) {
    return new SynthesisConfig(
        models,
        aliases,
        defaultModel,
        device,
        threads,
        concurrency,
        batch,
        otherLimits,
        otherPhonemes,
        otherReading,
        otherGraphs);
  }

  /** The best of the voices that come with Lector, on whatever device works. */
  public static SynthesisConfig defaults() {
    return new SynthesisConfig(
        null, Map.of(), "", Device.AUTO, 0, 0, BatchLimits.AUTOMATIC, DEFAULT_TEXT_LIMIT);
  }
}
