package dev.lector.speech.phonemes;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Rewrites misaki's phonemes of English in the symbols that espeak-ng writes for it, the other way
 * round from {@link MisakiSymbols}.
 */
final class EspeakSymbols {
  private static final Pattern LAST_I = Pattern.compile("(?<!ˈ|ˌ|^)i$");

  private record Rule(Pattern from, String to) {}

  /** In the order in which they are to be used. */
  private static final List<Rule> BOTH =
      rules("A eɪ", "I aɪ", "W aʊ", "Y ɔɪ", "O oʊ", "Q əʊ", "ʤ dʒ", "ʧ tʃ", "T ɾ", "ᵊl əl", "ᵊ ə");

  private static final List<Rule> AMERICAN =
      rules(
          "ɜɹ ɜː",
          "ɜː(?=[aæɑɔəɛɪiʊuʌoe]) ɜːɹ",
          "əɹ(?![aæɑɔəɛɪiʊuʌoeˈˌ]) ɚ",
          "ɑ ɑː",
          "ɔ(?!ɪ) ɔː",
          "(?<=ˈ|ˌ)i iː",
          "u uː",
          "i(?=[a-zðŋɡɹʃʒθ]) iː",
          "iːə iə");

  private static final List<Rule> BRITISH = rules("ɛː eə", "ɪə iə", "a(?![ɪʊ]) a");

  private EspeakSymbols() {}

  /**
   * Writes a word.
   *
   * @param misaki its phonemes in misaki's convention
   */
  static String english(String misaki, boolean british) {
    String ipa = apply(british ? BRITISH : AMERICAN, apply(BOTH, misaki));
    return LAST_I.matcher(ipa).replaceFirst("i");
  }

  private static List<Rule> rules(String... rules) {
    return List.of(rules).stream()
        .map(rule -> rule.split(" ", 2))
        .map(rule -> new Rule(Pattern.compile(rule[0]), rule[1]))
        .toList();
  }

  private static String apply(List<Rule> rules, String phonemes) {
    String result = phonemes;
    for (Rule rule : rules) {
      result = rule.from().matcher(result).replaceAll(rule.to());
    }
    return result;
  }
}
