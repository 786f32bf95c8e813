package dev.lector.tts.phonemes;

import java.util.List;
import java.util.Map;

/** The phones of CMUdict (with {@code ax} for schwa) and how espeak-ng's IPA writes them. */
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

  static boolean isPhone(String phone) {
    return IPA.containsKey(base(phone));
  }

  static boolean isVowel(String phone) {
    return "aeiou".indexOf(phone.charAt(0)) >= 0;
  }

  static boolean isStressed(String phone) {
    return phone.endsWith("1");
  }

  /** Whether the vowel can bear stress, which schwa cannot. */
  static boolean isFullVowel(String phone) {
    return isVowel(phone) && !phone.equals("ax");
  }

  private static String base(String phone) {
    return isStressed(phone) ? phone.substring(0, phone.length() - 1) : phone;
  }

  /**
   * Writes a word.
   *
   * @param phones with stress, such as {@code [hh, ax, l, ow1]}
   * @param stressed false for words that sentences pass over, such as {@code of}
   */
  static String ipa(List<String> phones, boolean stressed) {
    StringBuilder ipa = new StringBuilder();
    for (String phone : phones) {
      if (isStressed(phone)) {
        ipa.append(stressed ? "ˈ" : "").append(IPA.get(base(phone)));
      } else {
        ipa.append(
            switch (phone) {
              case "er" -> "ɚ";
              case "iy" -> "i";
              default -> IPA.get(phone);
            });
      }
    }
    return ipa.toString();
  }
}
