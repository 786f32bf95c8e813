package dev.lector.tts;

import dev.lector.speech.batch.BatchLimits;
import dev.lector.speech.model.Device;
import dev.lector.speech.phonemes.Phonemizers;
import dev.lector.speech.synthesis.SynthesisConfig;
import dev.lector.speech.synthesis.TextLimits;
import dev.lector.speech.text.Normalization;
import dev.lector.speech.text.ReadingChoices;
import dev.lector.speech.text.ReadingLexiconException;
import dev.lector.speech.text.ReadingOptions;
import dev.lector.speech.text.ReadingWish;
import java.nio.file.Path;
import java.util.Map;

/**
 * Which models speak, on what, and which texts they are given.
 *
 * @param device {@code auto}, {@code cpu}, {@code cuda} or {@code cuda:N}
 * @param threads threads one inference uses; 0 chooses by the cores
 * @param concurrency inferences of one model at once; 0 chooses by device and cores
 * @param batch how much goes into one run of a model
 * @param modelsDirectory one directory per model in here; empty for those that come with Lector
 *     alone
 * @param graphsDirectory where optimised graphs are kept; empty for nowhere
 * @param defaultModel used when a request names none; empty for the best of those that come with
 *     Lector
 * @param aliases other names for models: alias to model
 * @param limits how long a text and its audio may be
 * @param phonemes {@code auto}, {@code espeak} or {@code lexicon}
 * @param lexicon file of words that are said in another way; empty for none
 * @param normalize how much of a text is rewritten: {@code full}, {@code light} or {@code off}
 * @param lexicons directory of the lexicons that requests and tenants name; empty for none
 * @param tenants which of them, and how much is rewritten, where a tenant's request does not say it
 */
public record SpeechConfig(
    String device,
    int threads,
    int concurrency,
    BatchLimits batch,
    String modelsDirectory,
    String graphsDirectory,
    String defaultModel,
    Map<String, String> aliases,
    TextLimits limits,
    String phonemes,
    String lexicon,
    String normalize,
    String lexicons,
    Map<String, ReadingWish> tenants) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException when one is out of range; the message names its key
   */
  public SpeechConfig {
    if (!device.matches("auto|cpu|cuda(:\\d{1,3})?")) {
      throw new IllegalArgumentException(
          "lector.device must be auto, cpu, cuda or cuda:N, not " + device);
    }
    if (threads < 0) {
      throw new IllegalArgumentException("lector.threads must not be negative: " + threads);
    }
    if (concurrency < 0) {
      throw new IllegalArgumentException("lector.concurrency must not be negative: " + concurrency);
    }
    if (!phonemes.matches("auto|espeak|lexicon")) {
      throw new IllegalArgumentException(
          "lector.text.phonemes must be auto, espeak or lexicon, not " + phonemes);
    }
    if (!normalize.matches("full|light|off")) {
      throw new IllegalArgumentException(
          "lector.text.normalize must be full, light or off, not " + normalize);
    }
    aliases = Map.copyOf(aliases);
    tenants = Map.copyOf(tenants);
  }

  /** The same for the speech library. */
  public SynthesisConfig synthesis() {
    return new SynthesisConfig(
        modelsDirectory.isBlank() ? null : Path.of(modelsDirectory),
        aliases,
        defaultModel,
        Device.parse(device),
        threads,
        concurrency,
        batch,
        limits,
        Phonemizers.Mode.parse(phonemes),
        reading(),
        graphsDirectory.isBlank() ? null : Path.of(graphsDirectory));
  }

  private ReadingChoices reading() {
    try {
      return ReadingChoices.of(
          new ReadingOptions(
              LexiconFiles.file("lector.text.lexicon", lexicon), Normalization.parse(normalize)),
          LexiconFiles.directory("lector.text.lexicons", lexicons),
          tenants);
    } catch (ReadingLexiconException e) {
      throw new IllegalArgumentException("lector.text: " + e.getMessage(), e);
    }
  }
}
