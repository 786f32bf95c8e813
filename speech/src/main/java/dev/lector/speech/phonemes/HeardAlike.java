package dev.lector.speech.phonemes;

/**
 * Whether two transcriptions of English, both in espeak-ng's symbols, say the same word.
 * Consonants, the vowel with the main stress and its place count; other vowels, length, and what
 * differs between neighbouring accents do not.
 */
final class HeardAlike {
  private static final String VOWELS = "aæɐɑɒɔoeəɚɛɜɪiᵻʊuʌ";

  private HeardAlike() {}

  /** Whether they say the same word. */
  static boolean test(String one, String other) {
    return plain(one).equals(plain(other));
  }

  /**
   * Whether they may say the same word in two ways, and not two words that came to stand side by
   * side by mistake.
   */
  static boolean mayBe(String one, String other) {
    String a = consonants(one);
    String b = consonants(other);
    return distance(a, b) <= Math.max(1, Math.max(a.length(), b.length()) / 3);
  }

  private static String plain(String ipa) {
    String text =
        ipa.replace("ɝ", "ɜɹ")
            .replace("ɚ", "əɹ")
            .replaceAll("[ːˌ\u0329]", "")
            .replaceAll("ɜɹ?", "ɜ")
            .replaceAll("[ɾʔ]", "t")
            .replace('ɫ', 'l');
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean stressed = i > 0 && text.charAt(i - 1) == 'ˈ';
      if (c == 'j' && !out.isEmpty() && VOWELS.indexOf(out.charAt(out.length() - 1)) < 0) {
        continue; // new, tune
      }
      if (VOWELS.indexOf(c) < 0) {
        if (out.isEmpty() || out.charAt(out.length() - 1) != c) {
          out.append(c);
        }
      } else if (stressed) {
        boolean glides = i + 1 < text.length() && "ɪʊ".indexOf(text.charAt(i + 1)) >= 0;
        out.append(glides ? c : full(c));
        if (glides) {
          out.append(text.charAt(++i));
        }
      } else if (out.isEmpty() || out.charAt(out.length() - 1) != 'ə') {
        out.append('ə');
      }
    }
    // An r that links to the next word is not the word's own.
    return out.toString().replaceAll("ə(?=[lmnɹ])|ə?ɹ$", "").replaceAll("ə$", "");
  }

  private static String consonants(String ipa) {
    StringBuilder out = new StringBuilder();
    plain(ipa)
        .chars()
        .filter(c -> c != 'ˈ' && VOWELS.indexOf(c) < 0)
        .forEach(c -> out.append((char) c));
    return out.toString();
  }

  private static char full(char vowel) {
    return switch (vowel) {
      case 'ɑ', 'ɒ', 'o' -> 'ɔ';
      case 'æ' -> 'a';
      case 'ᵻ' -> 'ɪ';
      default -> vowel;
    };
  }

  /** Fewest insertions, deletions and substitutions (Levenshtein, 1966). */
  private static int distance(String a, String b) {
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
}
