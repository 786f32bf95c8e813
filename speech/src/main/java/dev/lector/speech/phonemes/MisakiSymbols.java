package dev.lector.speech.phonemes;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Rewrites espeak-ng's phonemes in the alphabet of misaki, which Kokoro was trained on: diphthongs
 * are one capital letter ({@code A} for eɪ), affricates one ligature, and what only espeak-ng tells
 * apart is one symbol. Source: misaki, {@code espeak.py}.
 */
public final class MisakiSymbols {
  private static final List<String> TIED =
      List.of("aɪ", "aʊ", "dʒ", "eɪ", "tʃ", "ɔɪ", "oʊ", "əʊ", "eə", "ts", "dz");

  private static final Pattern SYLLABIC = Pattern.compile("(\\S)\u0329");

  private record Rule(String from, String to) {}

  /** In the order in which they are to be used. */
  private static final List<Rule> ENGLISH =
      rules(
          "ʔˌn\u0329 ʔn",
          "ʔn\u0329 ʔn",
          "a^ɪ I",
          "a^ʊ W",
          "d^ʒ ʤ",
          "e^ɪ A",
          "t^ʃ ʧ",
          "ɔ^ɪ Y",
          "ə^l ᵊl",
          "ʲo jo",
          "ʲə jə",
          "e A",
          "ʲ",
          "ɚ əɹ",
          "r ɹ",
          "x k",
          "ç k",
          "ɐ ə",
          "ɬ l",
          "\u0303");

  private static final List<Rule> AMERICAN = rules("o^ʊ O", "ɜːɹ ɜɹ", "ɜː ɜɹ", "ɪə iə", "ː");
  private static final List<Rule> BRITISH = rules("iə ɪə", "ə^ʊ Q");
  private static final List<Rule> ENGLISH_LAST = rules("o ɔ", "ɾ T", "ʔ t", "ɹɹ ɹ", "^");

  private static final List<Rule> OTHERS =
      rules(
          "a^ɪ I", "a^ʊ W", "d^z ʣ", "d^ʒ ʤ", "e^ɪ A", "o^ʊ O", "ə^ʊ Q", "s^s S", "t^s ʦ", "t^ʃ ʧ",
          "ɔ^ɪ Y", "^", "-");

  private MisakiSymbols() {}

  /**
   * English.
   *
   * @param espeak phonemes of {@link EspeakVoices} for {@code en-us} or {@code en-gb}
   */
  public static String english(String espeak, boolean british) {
    // Before e becomes A, else hair would be said as "hay-er".
    String phonemes = british ? espeak.replace("e^ə", "ɛː") : espeak;
    phonemes = apply(ENGLISH, phonemes);
    phonemes = SYLLABIC.matcher(phonemes).replaceAll("ᵊ$1").replace("\u0329", "");
    return apply(ENGLISH_LAST, apply(british ? BRITISH : AMERICAN, phonemes));
  }

  /** IPA as people write it, with espeak-ng's ties in diphthongs and affricates. */
  public static String tied(String ipa) {
    String tied = ipa.replace("ɝ", "ɜːɹ").replace("ʤ", "dʒ").replace("ʧ", "tʃ");
    for (String pair : TIED) {
      tied = tied.replace(pair, pair.charAt(0) + "^" + pair.charAt(1));
    }
    return tied;
  }

  /**
   * Another language.
   *
   * @param espeak phonemes of {@link EspeakVoices}
   */
  public static String other(String espeak) {
    return apply(OTHERS, espeak);
  }

  private static List<Rule> rules(String... rules) {
    return List.of(rules).stream()
        .map(rule -> rule.split(" ", 2))
        .map(rule -> new Rule(rule[0], rule.length > 1 ? rule[1] : ""))
        .toList();
  }

  private static String apply(List<Rule> rules, String phonemes) {
    String result = phonemes;
    for (Rule rule : rules) {
      result = result.replace(rule.from(), rule.to());
    }
    return result;
  }
}
