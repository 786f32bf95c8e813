package dev.lector.speech.phonemes;

import dev.lector.speech.phonemes.english.EnglishPhonemes;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses the phonemizer. */
public final class Phonemizers {
  private static final Logger LOG = LoggerFactory.getLogger(Phonemizers.class);

  private Phonemizers() {}

  /** Which phonemizer is wanted. */
  public enum Mode {
    /** espeak-ng when it works here, else the lexicon. */
    AUTO,
    /** espeak-ng or nothing. */
    ESPEAK,
    /** The lexicon, wherever it runs: the same phonemes on every machine. */
    LEXICON;

    /**
     * Reads a configuration value.
     *
     * @throws IllegalArgumentException when it is none of {@code auto}, {@code espeak}, {@code
     *     lexicon}
     */
    public static Mode parse(String value) {
      return switch (value.strip().toLowerCase(Locale.ROOT)) {
        case "auto", "" -> AUTO;
        case "espeak", "espeak-ng" -> ESPEAK;
        case "lexicon" -> LEXICON;
        default ->
            throw new IllegalArgumentException(
                "phonemes must be auto, espeak or lexicon, not '" + value + "'");
      };
    }
  }

  /** {@link #create(Mode, Path)} with espeak-ng looked for where the system keeps it. */
  public static Phonemizer create(Mode mode) {
    return create(mode, null);
  }

  /**
   * Makes a phonemizer and logs which one and why.
   *
   * @param espeakLibrary file of libespeak-ng; null = wherever the system keeps it
   * @throws IllegalStateException when {@code ESPEAK} is wanted and does not work; the message says
   *     what to install
   */
  public static Phonemizer create(Mode mode, @Nullable Path espeakLibrary) {
    if (mode == Mode.LEXICON) {
      return active(LexiconPhonemizer.load(), "as configured");
    }
    try {
      return active(
          EspeakPhonemizer.open(espeakLibrary),
          mode == Mode.ESPEAK ? "as configured" : "found on this system");
    } catch (EspeakUnavailableException e) {
      if (mode == Mode.ESPEAK) {
        throw new IllegalStateException(
            "phonemes are to come from espeak-ng: " + e.getMessage(), e);
      }
      if (e.installed()) {
        LOG.warn("espeak-ng is installed but cannot be used: {}", e.getMessage());
      }
      return active(LexiconPhonemizer.load(), String.valueOf(e.getMessage()));
    }
  }

  /**
   * espeak-ng in one of its voices: there is nothing else for languages other than English.
   *
   * @param voice espeak-ng's name for it, {@code pt-br}
   * @throws EspeakUnavailableException when it is not there, does not work or has no such voice;
   *     the message says what to install
   */
  public static Phonemizer espeak(String voice) throws EspeakUnavailableException {
    return EspeakPhonemizer.open(null, voice);
  }

  /**
   * English in espeak-ng's phonemes, in which the senses of heteronyms are told apart.
   *
   * @param espeak in some accent; closed with this
   * @param lexicon tells senses apart
   */
  public static Phonemizer withSenses(Phonemizer espeak, EnglishPhonemes lexicon, boolean british) {
    return new EnglishVoicePhonemizer(espeak, lexicon, british);
  }

  /** Whether espeak-ng writes the phonemes. */
  public static boolean isEspeak(Phonemizer phonemizer) {
    return phonemizer instanceof EspeakPhonemizer;
  }

  private static Phonemizer active(Phonemizer phonemizer, String why) {
    LOG.info("Phonemes by {} ({})", phonemizer.name(), why);
    return phonemizer;
  }
}
