package dev.lector.bench.quality;

import java.util.Locale;

/**
 * What was found out about a voice.
 *
 * @param model its id
 * @param voice its name
 * @param language BCP 47 tag
 * @param prose words wrong in prose
 * @param hard words wrong where there are numbers and names
 * @param charactersPerSecond of the text as spoken
 * @param implausible sentences whose pace is none of a person's
 * @param clipped samples at full scale
 * @param lufs loudness
 * @param mos estimate; NaN without a tool
 */
record VoiceScore(
    String model,
    String voice,
    String language,
    WordErrors.Count prose,
    WordErrors.Count hard,
    double charactersPerSecond,
    int implausible,
    int clipped,
    double lufs,
    double mos) {
  static final String HEADER =
      "| model | voice | language | words wrong, prose | with numbers and names |"
          + " characters a second | implausible | clipped samples | LUFS | MOS |\n"
          + "|---|---|---|---|---|---|---|---|---|---|\n";

  /** A row of the table. */
  String row() {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %s | %s | %.1f | %d | %d | %.1f | %s |%n",
        model,
        voice,
        language,
        percent(prose),
        percent(hard),
        charactersPerSecond,
        implausible,
        clipped,
        lufs,
        Double.isNaN(mos) ? "" : String.format(Locale.ROOT, "%.2f", mos));
  }

  private static String percent(WordErrors.Count count) {
    return count.words() == 0
        ? ""
        : String.format(Locale.ROOT, "%.1f %% of %d", count.percent(), count.words());
  }
}
