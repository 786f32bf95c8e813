package dev.lector.speech.phonemes;

/**
 * How far two transcriptions agree in what is heard. Stress, length, and the choice among
 * unstressed vowels and among a's and o's, where the two sources follow different accents, do not
 * count.
 */
final class Agreement {
  private Agreement() {}

  static String normalize(String ipa) {
    return ipa.replaceAll("[ˈˌː ]", "")
        .replace("ɚ", "əɹ")
        .replace("ɜ", "əɹ")
        .replaceAll("ɹɹ+", "ɹ")
        .replaceAll("[ɾʔ]", "t")
        .replace("n\u0329", "ən")
        .replaceAll("[ɐᵻɪʌi]", "ə")
        .replaceAll("[ɑɔo]", "ɔ");
  }

  /**
   * Fewest insertions, deletions and substitutions of symbols that turn one into the other
   * (Levenshtein, 1966).
   */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }

  /** Which vowel bears the primary stress, counted from 0; -1 when none does. */
  static int stressedVowel(String ipa) {
    int stress = ipa.indexOf('ˈ');
    return stress < 0
        ? -1
        : (int)
            ipa.substring(0, stress)
                .replaceAll("[aeo][ɪʊ]|ɔɪ", "ə")
                .chars()
                .filter(c -> "aæɐɑɒɔoeəɚɛɜɪiᵻʊuʌ\u0329".indexOf(c) >= 0)
                .count();
  }
}
