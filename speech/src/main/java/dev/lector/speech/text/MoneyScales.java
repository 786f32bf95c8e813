package dev.lector.speech.text;

import java.util.Map;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/** What multiplies a sum: $3M, £2bn, $1.2 billion, 5 lakh. */
final class MoneyScales {
  private static final Map<String, String> SCALES =
      Map.ofEntries(
          Map.entry("k", "thousand"),
          Map.entry("K", "thousand"),
          Map.entry("m", "million"),
          Map.entry("M", "million"),
          Map.entry("mn", "million"),
          Map.entry("mm", "million"),
          Map.entry("MM", "million"),
          Map.entry("mil", "million"),
          Map.entry("b", "billion"),
          Map.entry("B", "billion"),
          Map.entry("bn", "billion"),
          Map.entry("Bn", "billion"),
          Map.entry("t", "trillion"),
          Map.entry("T", "trillion"),
          Map.entry("tn", "trillion"),
          Map.entry("lakhs", "lakh"),
          Map.entry("crores", "crore"),
          Map.entry("cr", "crore"));

  private MoneyScales() {}

  /** The pattern of what stands behind a sum, in groups whose names begin with this one. */
  static String pattern(String group) {
    return "(?:(?<"
        + group
        + "hyphen>-)?\\s?(?<"
        + group
        + "word>hundred|thousand|million|billion|trillion|lakhs?|crores?)\\b|(?<"
        + group
        + "letter>k|K|mn?|mm|mil|MM?|bn?|B|Bn|tn?|T)\\b|\\s(?<"
        + group
        + "spaced>(?:m|bn|tn|b|cr)\\b|(?:mm|MM|mn|M|Bn|B|[kK])(?![\\w'&-])))";
  }

  /** What it says of a sum; empty when it says nothing. */
  static String of(MatchResult m, String group) {
    @Nullable String word = m.group(group + "word");
    @Nullable String letter = m.group(group + "letter");
    String found = word != null ? word : letter != null ? letter : m.group(group + "spaced");
    return found == null ? "" : SCALES.getOrDefault(found, found);
  }
}
