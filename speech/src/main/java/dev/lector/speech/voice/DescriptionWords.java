package dev.lector.speech.voice;

import java.util.Map;
import java.util.Set;

/**
 * The words that {@link DescriptionReader} understands, lower case. docs/voices.md shows the same
 * tables.
 */
final class DescriptionWords {
  static final Set<String> FEMALE =
      Set.of(
          "female",
          "woman",
          "women",
          "lady",
          "girl",
          "feminine",
          "she",
          "her",
          "actress",
          "scotswoman");
  static final Set<String> MALE =
      Set.of(
          "male",
          "man",
          "men",
          "gentleman",
          "guy",
          "boy",
          "masculine",
          "he",
          "him",
          "his",
          "actor",
          "scotsman");

  /** Pace in plain words, in steps of {@link DescriptionReader#PACE_STEP}. */
  static final Map<String, Double> TEMPO =
      Map.ofEntries(
          Map.entry("slow", -1.0),
          Map.entry("slowly", -1.0),
          Map.entry("slower", -1.0),
          Map.entry("leisurely", -1.0),
          Map.entry("unhurried", -1.0),
          Map.entry("fast", 1.0),
          Map.entry("faster", 1.0),
          Map.entry("quick", 1.0),
          Map.entry("quickly", 1.0),
          Map.entry("quicker", 1.0),
          Map.entry("rapid", 1.0),
          Map.entry("rapidly", 1.0),
          Map.entry("brisk", 1.0),
          Map.entry("briskly", 1.0),
          Map.entry("hurried", 1.0));

  /** Moods that colour the pace where no word of {@link #TEMPO} is said. */
  static final Map<String, Double> MOOD =
      Map.ofEntries(
          Map.entry("calm", -0.5),
          Map.entry("calmly", -0.5),
          Map.entry("relaxed", -0.5),
          Map.entry("soothing", -0.5),
          Map.entry("sleepy", -0.5),
          Map.entry("tired", -0.5),
          Map.entry("sad", -0.5),
          Map.entry("solemn", -0.5),
          Map.entry("measured", -0.5),
          Map.entry("energetic", 0.5),
          Map.entry("excited", 0.5),
          Map.entry("lively", 0.5),
          Map.entry("enthusiastic", 0.5),
          Map.entry("urgent", 0.5));

  /** How much, before a word: "slightly faster", "very slow". */
  static final Map<String, Double> DEGREE =
      Map.ofEntries(
          Map.entry("slightly", 0.5),
          Map.entry("somewhat", 0.5),
          Map.entry("bit", 0.5),
          Map.entry("little", 0.5),
          Map.entry("fairly", 0.75),
          Map.entry("rather", 1.0),
          Map.entry("quite", 1.0),
          Map.entry("really", 1.5),
          Map.entry("much", 1.5),
          Map.entry("very", 2.0),
          Map.entry("extremely", 2.5),
          Map.entry("super", 2.0));

  /**
   * Words that speak of level only together with what has the level: "a high pitch", "the speed is
   * low".
   */
  static final Map<String, Double> LEVEL =
      Map.ofEntries(
          Map.entry("high", 1.0),
          Map.entry("higher", 1.0),
          Map.entry("low", -1.0),
          Map.entry("lower", -1.0),
          Map.entry("moderate", 0.0),
          Map.entry("medium", 0.0),
          Map.entry("normal", 0.0),
          Map.entry("average", 0.0),
          Map.entry("regular", 0.0));

  static final Set<String> PACE_NOUNS = Set.of("speed", "pace", "paced", "rate", "tempo");
  static final Set<String> PITCH_NOUNS =
      Set.of("pitch", "pitched", "voice", "voiced", "tone", "toned", "register");

  static final Set<String> DEEP = Set.of("deep", "deeper", "bass", "baritone");
  static final Set<String> SHRILL = Set.of("shrill", "squeaky", "soprano");

  /** Words for an accent, where they are not the accent's own name. */
  static final Map<String, String> ACCENTS =
      Map.ofEntries(
          Map.entry("scotland", "scottish"),
          Map.entry("scots", "scottish"),
          Map.entry("scotsman", "scottish"),
          Map.entry("scotswoman", "scottish"),
          Map.entry("america", "american"),
          Map.entry("usa", "american"),
          Map.entry("britain", "british"),
          Map.entry("england", "british"),
          Map.entry("ireland", "irish"),
          Map.entry("india", "indian"),
          Map.entry("australia", "australian"),
          Map.entry("canada", "canadian"));

  static final Set<String> NEGATORS =
      Set.of(
          "not",
          "no",
          "never",
          "without",
          "neither",
          "nor",
          "non",
          "isn't",
          "doesn't",
          "don't",
          "shouldn't",
          "aren't",
          "instead",
          "avoid");

  private DescriptionWords() {}
}
