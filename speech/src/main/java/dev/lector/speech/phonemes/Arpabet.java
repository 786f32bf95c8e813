package dev.lector.speech.phonemes;

import java.util.List;
import java.util.Map;

/**
 * The phones of CMUdict (with {@code ax} for schwa) and how espeak-ng's IPA writes them. Stressed
 * vowels end in a digit.
 */
final class Arpabet {
  private static final Map<String, String> IPA =
      Map.ofEntries(
          Map.entry("aa", "ɑː"),
          Map.entry("ae", "æ"),
          Map.entry("ah", "ʌ"),
          Map.entry("ao", "ɔː"),
          Map.entry("aw", "aʊ"),
          Map.entry("ax", "ə"),
          Map.entry("ay", "aɪ"),
          Map.entry("b", "b"),
          Map.entry("ch", "tʃ"),
          Map.entry("d", "d"),
          Map.entry("dh", "ð"),
          Map.entry("eh", "ɛ"),
          Map.entry("er", "ɜː"),
          Map.entry("ey", "eɪ"),
          Map.entry("f", "f"),
          Map.entry("g", "ɡ"),
          Map.entry("hh", "h"),
          Map.entry("ih", "ɪ"),
          Map.entry("iy", "iː"),
          Map.entry("jh", "dʒ"),
          Map.entry("k", "k"),
          Map.entry("l", "l"),
          Map.entry("m", "m"),
          Map.entry("n", "n"),
          Map.entry("ng", "ŋ"),
          Map.entry("ow", "oʊ"),
          Map.entry("oy", "ɔɪ"),
          Map.entry("p", "p"),
          Map.entry("r", "ɹ"),
          Map.entry("s", "s"),
          Map.entry("sh", "ʃ"),
          Map.entry("t", "t"),
          Map.entry("th", "θ"),
          Map.entry("uh", "ʊ"),
          Map.entry("uw", "uː"),
          Map.entry("v", "v"),
          Map.entry("w", "w"),
          Map.entry("y", "j"),
          Map.entry("z", "z"),
          Map.entry("zh", "ʒ"));

  private Arpabet() {}

  static boolean isVowel(String phone) {
    return "aeiou".indexOf(phone.charAt(0)) >= 0;
  }

  /**
   * The mark behind a vowel: 1 primary, 2 secondary, 3 none but not weakened; 0 when there is none.
   */
  static char stress(String phone) {
    char last = phone.charAt(phone.length() - 1);
    return last >= '1' && last <= '3' ? last : '0';
  }

  /** The phone without its stress. */
  static String base(String phone) {
    return stress(phone) == '0' ? phone : phone.substring(0, phone.length() - 1);
  }

  /**
   * Writes a word.
   *
   * @param phones with stress, such as {@code [hh, ax, l, ow1]}
   * @param stressed false for words that sentences pass over, such as {@code of}
   */
  static String ipa(List<String> phones, boolean stressed) {
    StringBuilder ipa = new StringBuilder();
    for (int i = 0; i < phones.size(); i++) {
      String phone = phones.get(i);
      String before = i == 0 ? "" : base(phones.get(i - 1));
      if (before.equals("er") && isVowel(phone)) {
        ipa.append('ɹ'); // Between vowels the r of er is heard, and espeak-ng writes it.
      }
      if (stressed) {
        ipa.append(
            switch (stress(phone)) {
              case '1' -> "ˈ";
              case '2' -> "ˌ";
              default -> "";
            });
      }
      ipa.append(
          switch (phone) {
            case "er" -> "ɚ";
            case "iy" -> "i";
            case "t" -> isFlapped(phones, i) ? "ɾ" : "t";
            default -> IPA.get(base(phone));
          });
    }
    return ipa.toString();
  }

  /**
   * American t between a vowel, or r, and an unstressed vowel (water), but not before n (button).
   */
  private static boolean isFlapped(List<String> phones, int i) {
    if (i == 0 || i + 1 >= phones.size()) {
      return false;
    }
    String before = phones.get(i - 1);
    String after = phones.get(i + 1);
    boolean syllabicN =
        i + 2 < phones.size() && after.equals("ax") && phones.get(i + 2).equals("n");
    return (isVowel(before) || before.equals("r"))
        && isVowel(after)
        && stress(after) == '0'
        && !syllabicN;
  }
}
