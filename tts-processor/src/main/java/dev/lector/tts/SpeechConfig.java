package dev.lector.tts;

import dev.lector.speech.batch.BatchLimits;
import dev.lector.speech.model.Device;
import dev.lector.speech.phonemes.Phonemizers;
import dev.lector.speech.synthesis.SynthesisConfig;
import dev.lector.speech.synthesis.TextLimits;
import dev.lector.speech.text.Normalization;
import dev.lector.speech.text.ReadingLexicon;
import dev.lector.speech.text.ReadingLexiconException;
import dev.lector.speech.text.ReadingOptions;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
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
 * @param defaultModel used when a request names none; empty for the best of those that come with
 *     Lector
 * @param aliases other names for models: alias to model
 * @param limits how long a text and its audio may be
 * @param phonemes {@code auto}, {@code espeak} or {@code lexicon}
 * @param lexicon file of words that are said in another way; empty for none
 * @param normalize how much of a text is rewritten: {@code full}, {@code light} or {@code off}
 */
public record SpeechConfig(
    String device,
    int threads,
    int concurrency,
    BatchLimits batch,
    String modelsDirectory,
    String defaultModel,
    Map<String, String> aliases,
    TextLimits limits,
    String phonemes,
    String lexicon,
    String normalize) {
  private static final long LONGEST_LEXICON = 4L << 20;

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
        new ReadingOptions(readLexicon(), Normalization.parse(normalize)));
  }

  private ReadingLexicon readLexicon() {
    if (lexicon.isBlank()) {
      return ReadingLexicon.EMPTY;
    }
    try {
      Path file = Path.of(lexicon);
      if (Files.size(file) > LONGEST_LEXICON) {
        throw new IllegalArgumentException(
            "lector.text.lexicon: " + lexicon + " has more than " + LONGEST_LEXICON + " bytes");
      }
      return ReadingLexicon.parse(file.getFileName().toString(), Files.readString(file));
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("lector.text.lexicon: " + lexicon + " is not UTF-8", e);
    } catch (IOException | InvalidPathException e) {
      throw new IllegalArgumentException(
          "lector.text.lexicon: " + lexicon + " cannot be read; name a file that is there", e);
    } catch (ReadingLexiconException e) {
      throw new IllegalArgumentException("lector.text.lexicon: " + e.getMessage(), e);
    }
  }
}
