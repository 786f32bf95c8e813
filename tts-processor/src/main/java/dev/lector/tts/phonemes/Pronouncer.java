package dev.lector.tts.phonemes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the phones of one word: supplement, dictionary, dictionary word with an ending, two
 * dictionary words in one, letter names when it has no vowel, and rules at last.
 */
final class Pronouncer {
  private static final Map<Character, String> LETTER_NAMES =
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

  /** An ending in letters and in phones. */
  private record Ending(String letters, String phones) {}

  /** Endings that leave the sound of the word before them alone. */
  private static final List<Ending> ENDINGS =
      List.of(
          new Ending("ly", "l iy"),
          new Ending("ness", "n ax s"),
          new Ending("less", "l ax s"),
          new Ending("ful", "f ax l"),
          new Ending("ment", "m ax n t"),
          new Ending("ship", "sh ih p"),
          new Ending("like", "l ay k"),
          new Ending("wise", "w ay z"),
          new Ending("able", "ax b ax l"),
          new Ending("er", "er"),
          new Ending("est", "ax s t"),
          new Ending("ism", "ih z ax m"),
          new Ending("ist", "ih s t"),
          new Ending("ing", "ih ng"));

  private static final Set<String> SIBILANTS = Set.of("s", "z", "sh", "zh", "ch", "jh");
  private static final Set<String> VOICELESS = Set.of("p", "t", "k", "f", "th", "s", "sh", "ch");
  private static final int SHORTEST_STEM = 3;
  private static final int SHORTEST_PART = 4;

  private final Map<String, List<String>> supplement;
  private final CmuDictionary dictionary;
  private final LetterToSound rules;

  Pronouncer(Map<String, List<String>> supplement, CmuDictionary dictionary, LetterToSound rules) {
    this.supplement = Map.copyOf(supplement);
    this.dictionary = dictionary;
    this.rules = rules;
  }

  /** The phones of a letter's name. */
  List<String> letterName(char letter) {
    return phones(LETTER_NAMES.getOrDefault(letter, ""));
  }

  /**
   * Pronounces a word.
   *
   * @param word letters a to z, perhaps apostrophes between them
   */
  List<String> phones(String word, PartOfSpeech part) {
    List<String> known = known(word, part);
    if (known != null) {
      return stressed(known);
    }
    int apostrophe = word.lastIndexOf('\'');
    if (apostrophe > 0) {
      return clitic(word.substring(0, apostrophe), word.substring(apostrophe + 1), part);
    }
    String letters = word.replace("'", "");
    List<String> derived = derived(letters);
    if (derived == null) {
      derived = compound(letters);
    }
    if (derived == null) {
      derived = hasVowel(letters) ? rules.phones(letters) : spelled(letters);
    }
    return stressed(derived);
  }

  private @Nullable List<String> known(String word, PartOfSpeech part) {
    List<String> phones = part == PartOfSpeech.VERB ? dictionaryVerb(word) : null;
    if (phones == null) {
      phones = supplement.get(word);
    }
    if (phones == null && word.length() == 1) {
      phones = letterName(word.charAt(0));
    }
    return phones != null || word.indexOf('\'') >= 0 ? phones : dictionary.phones(word, part);
  }

  /**
   * The supplement settles the usual reading of homographs; a verb clearly meant may differ from
   * it.
   */
  private @Nullable List<String> dictionaryVerb(String word) {
    return supplement.containsKey(word) ? null : dictionary.phones(word, PartOfSpeech.VERB);
  }

  /** {@code 's, 'll, n't} and the like after a word. */
  private List<String> clitic(String stem, String tail, PartOfSpeech part) {
    if (tail.equals("t") && stem.length() >= SHORTEST_STEM && stem.endsWith("n")) {
      return join(phones(stem.substring(0, stem.length() - 1), part), "ax n t");
    }
    List<String> phones = phones(stem, part);
    String last = phones.isEmpty() ? "" : phones.getLast();
    boolean vowel = !last.isEmpty() && Arpabet.isVowel(last);
    return switch (tail) {
      case "" -> phones;
      case "s" -> join(phones, plural(last));
      case "ll" -> join(phones, vowel ? "l" : "ax l");
      case "ve" -> join(phones, vowel ? "v" : "ax v");
      case "d" -> join(phones, vowel ? "d" : "ax d");
      case "re" -> join(phones, "er");
      case "m" -> join(phones, vowel ? "m" : "ax m");
      case "n" -> join(phones, "ax n");
      default -> join(phones, String.join(" ", phones(tail, PartOfSpeech.OTHER)));
    };
  }

  /**
   * A dictionary word with a regular ending; the stem may have lost its e, changed y to i or
   * doubled its end.
   */
  private @Nullable List<String> derived(String word) {
    if (word.endsWith("s") && !word.endsWith("ss")) {
      List<String> stem = stem(word, word.endsWith("es") ? "es" : "s");
      if (stem == null && word.endsWith("es")) {
        stem = stem(word, "s");
      }
      if (stem != null) {
        return join(stem, plural(stem.getLast()));
      }
    }
    if (word.endsWith("ed")) {
      List<String> stem = stem(word, "ed");
      if (stem != null) {
        return join(stem, past(stem.getLast()));
      }
    }
    for (Ending ending : ENDINGS) {
      List<String> stem = word.endsWith(ending.letters()) ? stem(word, ending.letters()) : null;
      if (stem != null) {
        return join(stem, ending.phones());
      }
    }
    return null;
  }

  private @Nullable List<String> stem(String word, String ending) {
    String stem = word.substring(0, word.length() - ending.length());
    if (stem.length() < SHORTEST_STEM) {
      return null;
    }
    boolean vowelAfter = "aeiou".indexOf(ending.charAt(0)) >= 0;
    int last = stem.length() - 1;
    if (vowelAfter && stem.charAt(last) == stem.charAt(last - 1)) {
      List<String> doubled = base(stem.substring(0, last));
      if (doubled != null) {
        return doubled;
      }
    }
    List<String> phones = base(stem);
    if (phones == null && vowelAfter) {
      phones = base(stem + "e");
    }
    if (phones == null && stem.charAt(last) == 'i') {
      phones = base(stem.substring(0, last) + "y");
    }
    return phones;
  }

  private @Nullable List<String> base(String word) {
    List<String> phones = known(word, PartOfSpeech.OTHER);
    return phones == null || phones.isEmpty() ? null : phones;
  }

  private static String plural(String last) {
    if (SIBILANTS.contains(last)) {
      return "ih z";
    }
    return VOICELESS.contains(last) ? "s" : "z";
  }

  private static String past(String last) {
    if (last.equals("t") || last.equals("d")) {
      return "ih d";
    }
    return VOICELESS.contains(last) ? "t" : "d";
  }

  /**
   * Two words written as one, the longer one first or the other way round: the most even split
   * counts.
   */
  private @Nullable List<String> compound(String word) {
    int middle = word.length() / 2;
    for (int shift = 0; middle - shift >= SHORTEST_PART; shift++) {
      for (int at : new int[] {middle + shift, middle - shift}) {
        if (word.length() - at >= SHORTEST_PART && at >= SHORTEST_PART) {
          List<String> first = base(word.substring(0, at));
          List<String> second = base(word.substring(at));
          if (first != null && second != null) {
            return join(first, String.join(" ", second));
          }
        }
      }
    }
    return null;
  }

  private List<String> spelled(String letters) {
    List<String> phones = new ArrayList<>();
    letters.chars().forEach(c -> phones.addAll(letterName((char) c)));
    return phones;
  }

  private static boolean hasVowel(String word) {
    return word.chars().anyMatch(c -> "aeiouy".indexOf(c) >= 0);
  }

  /** A word on its own has a stress: on its first full vowel when nobody marked one. */
  private static List<String> stressed(List<String> phones) {
    if (phones.stream().anyMatch(Arpabet::isStressed)) {
      return phones;
    }
    for (int i = 0; i < phones.size(); i++) {
      if (Arpabet.isFullVowel(phones.get(i))) {
        List<String> result = new ArrayList<>(phones);
        result.set(i, phones.get(i) + "1");
        return result;
      }
    }
    return phones;
  }

  private static List<String> phones(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
  }

  private static List<String> join(List<String> first, String second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(phones(second));
    return all;
  }
}
