package dev.lector.speech.phonemes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Letters said by their names, as in {@code F B I} or {@code plan A}. */
final class LetterNames {
  private static final Map<Character, String> PHONES =
      Map.ofEntries(
          Map.entry('a', "ey1"),
          Map.entry('b', "b iy1"),
          Map.entry('c', "s iy1"),
          Map.entry('d', "d iy1"),
          Map.entry('e', "iy1"),
          Map.entry('f', "eh1 f"),
          Map.entry('g', "jh iy1"),
          Map.entry('h', "ey1 ch"),
          Map.entry('i', "ay1"),
          Map.entry('j', "jh ey1"),
          Map.entry('k', "k ey1"),
          Map.entry('l', "eh1 l"),
          Map.entry('m', "eh1 m"),
          Map.entry('n', "eh1 n"),
          Map.entry('o', "ow1"),
          Map.entry('p', "p iy1"),
          Map.entry('q', "k y uw1"),
          Map.entry('r', "aa1 r"),
          Map.entry('s', "eh1 s"),
          Map.entry('t', "t iy1"),
          Map.entry('u', "y uw1"),
          Map.entry('v', "v iy1"),
          Map.entry('w', "d ah1 b ax l y uw"),
          Map.entry('x', "eh1 k s"),
          Map.entry('y', "w ay1"),
          Map.entry('z', "z iy1"));

  private LetterNames() {}

  /** The phones of a letter's name; of none for what is not a to z. */
  static List<String> phones(char letter) {
    String phones = PHONES.get(letter);
    return phones == null ? List.of() : List.of(phones.split(" ", -1));
  }

  /** The phones of a word said letter by letter, the last letter strongest. */
  static List<String> spelled(String letters) {
    List<String> phones = new ArrayList<>();
    for (int i = 0; i < letters.length(); i++) {
      List<String> name = phones(letters.charAt(i));
      phones.addAll(i < letters.length() - 1 ? Stress.weaken(name) : name);
    }
    return phones;
  }

  /**
   * Tells a letter from the words a and I.
   *
   * @param previous word before, empty at the start of the clause
   * @param next word after, empty at its end
   */
  static boolean isLetter(String previous, String word, String next) {
    if (word.length() != 1 || !Character.isLetter(word.charAt(0))) {
      return false;
    }
    boolean spelled = isCapital(previous) || isCapital(next);
    return switch (word) {
      case "a", "i" -> false;
      case "I" -> spelled;
      // An article is followed by something, and is a capital only at the start or among capitals.
      case "A" ->
          spelled
              || next.isEmpty()
              || (!previous.isEmpty() && Character.isLowerCase(next.charAt(0)));
      default -> true;
    };
  }

  private static boolean isCapital(String word) {
    return word.length() == 1 && Character.isUpperCase(word.charAt(0));
  }
}
