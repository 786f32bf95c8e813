package dev.lector.speech.phonemes;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An American pronunciation in the British accent, both in misaki's convention: no r but before a
 * vowel, long vowels marked, and the vowels of lot and of goat.
 */
final class BritishVowels {
  private static final String BEFORE_VOWEL = "(?=[ˈˌ]?[AIOQWYaiuæɑɒɔəɛɜɪʊʌ])";
  private static final String ELSEWHERE = "(?![ˈˌ]?[AIOQWYaiuæɑɒɔəɛɜɪʊʌ])";

  private record Rule(Pattern from, String to) {}

  /** In the order in which they are to be used. */
  private static final List<Rule> RULES =
      List.of(
          rule("T", "t"),
          rule("ᵻ", "ɪ"),
          rule("ɜɹ" + BEFORE_VOWEL, "ɜːɹ"),
          rule("ɜɹ", "ɜː"),
          rule("ɑɹ" + ELSEWHERE, "ɑː"),
          rule("ɑɹ", "ɑːɹ"),
          rule("ɔɹ" + ELSEWHERE, "ɔː"),
          rule("ɔɹ", "ɔːɹ"),
          rule("[ɪi]ɹ" + ELSEWHERE, "ɪə"),
          rule("[ɪi]ɹ", "ɪəɹ"),
          rule("ɛɹ" + ELSEWHERE, "ɛː"),
          rule("[ʊu]ɹ" + ELSEWHERE, "ʊə"),
          rule("[ʊu]ɹ", "ʊəɹ"),
          rule("([AIOWYə])ɹ" + ELSEWHERE, "$1"),
          rule("ɔ(?![ː])", "ɔː"),
          rule("([ˈˌ])([iu])(?!ə)", "$1$2ː"),
          rule("æ", "a"),
          rule("O", "Q"));

  private static final Pattern VOWELS = Pattern.compile("[AIQWYaiuɑɒɔəɛɜɪʊʌᵊ]ː?");
  private static final Pattern SPELLED_VOWELS = Pattern.compile("[aeiouy]+(?!e$)");

  private BritishVowels() {}

  /**
   * @param american phonemes
   * @param spelling in small letters: the American vowel of lot is another one in father
   */
  static String of(String american, String spelling) {
    String phonemes = american;
    for (Rule rule : RULES) {
      phonemes = rule.from().matcher(phonemes).replaceAll(rule.to());
    }
    return withShortO(phonemes, spelling);
  }

  /** Where as many vowels are written as are said, each tells its own; else any o does. */
  private static String withShortO(String phonemes, String spelling) {
    List<String> written =
        SPELLED_VOWELS.matcher(spelling).results().map(MatchResult::group).toList();
    boolean alike = VOWELS.matcher(phonemes).results().count() == written.size();
    StringBuilder said = new StringBuilder();
    Matcher vowel = VOWELS.matcher(phonemes);
    for (int i = 0; vowel.find(); i++) {
      boolean o = (alike ? written.get(i) : spelling).indexOf('o') >= 0;
      vowel.appendReplacement(said, vowel.group().equals("ɑ") ? (o ? "ɒ" : "ɑː") : vowel.group());
    }
    return vowel.appendTail(said).toString();
  }

  private static Rule rule(String from, String to) {
    return new Rule(Pattern.compile(from), to);
  }
}
