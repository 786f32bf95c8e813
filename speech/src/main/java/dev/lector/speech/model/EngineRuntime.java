package dev.lector.speech.model;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.lector.speech.batch.BatchLimits;
import dev.lector.speech.phonemes.Phonemizer;
import dev.lector.speech.phonemes.Phonemizers;
import java.io.IOException;
import java.util.List;

/** A device as an engine sees it: what opens its graphs, and how much may run there at once. */
public interface EngineRuntime {

  /** How cuDNN chooses the algorithm of a convolution; which is best is a matter of the graph. */
  enum ConvolutionSearch {
    /** Tries all, anew at every new length. */
    EXHAUSTIVE,
    /** Asks cuDNN. */
    HEURISTIC,
    /** Always the same one. */
    DEFAULT
  }

  /** Makes tensors. */
  OrtEnvironment environment();

  /** The execution provider's name. */
  String provider();

  /** Runs of a model at once. */
  int concurrency();

  /** Of a run, with a number of tokens that is decided. */
  BatchLimits limits();

  /**
   * Writes American English words in espeak-ng's convention; shared by the engines that want it.
   */
  Phonemizer espeakPhonemes();

  /**
   * Writes words as one of espeak-ng's voices says them; shared by the engines that want it.
   * English is written by whatever {@link #espeakPhonemes()} is where that is not espeak-ng.
   *
   * @param voice espeak-ng's name for it, {@code pt-br}
   * @param senses whether English heteronyms are told apart better than espeak-ng does
   * @throws ModelLoadException when only espeak-ng could do that and it is not there; the message
   *     says what to install
   */
  Phonemizer espeakPhonemes(String voice, boolean senses) throws ModelLoadException;

  /**
   * Whether espeak-ng itself is behind {@link #espeakPhonemes}, and not the lexicon that stands in
   * for it: engines with phonemes of their own may let it write the words they do not know.
   */
  default boolean espeakWrites() {
    return Phonemizers.isEspeak(espeakPhonemes());
  }

  /**
   * Opens a graph; the caller closes the session.
   *
   * @param exposed inner tensors of the graph that are to be outputs as well. Not possible where
   *     the graph keeps its weights in other files: look at the session's outputs
   */
  OrtSession open(ModelFiles files, List<String> exposed, ConvolutionSearch search)
      throws OrtException, IOException;
}
