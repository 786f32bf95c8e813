package dev.lector.speech.phonemes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the phones of one word: supplement, dictionary, dictionary word with an ending, two
 * dictionary words in one, letter names when it has no vowel, and rules at last.
 */
final class Pronouncer {
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

  /** Words of three letters that make compounds; the dictionary's others are too often names. */
  private static final Set<String> SHORT_PARTS =
      Set.of(
          ("air bag bar bed bee big box bus car cat cow cup day dog ear egg eye fan far fly gun hat hot"
                  + " ice ink jet job key lab lap law leg lip log low man map men mid mix mud net new"
                  + " non off oil old one out pan pay pen pet pig pin pop pot pre put raw ray red run"
                  + " saw sea set sky sub sun tap tax tea tie tip toe top toy two war way web wet win")
              .split(" "));

  private static final Pattern NO_VOWEL = Pattern.compile("[^aeiouy]+");
  private static final Pattern DIGRAPH = Pattern.compile("[cpstw]h");
  private static final Pattern PLURAL = Pattern.compile("\\w{3}[^siu]s$");
  private static final Pattern SIBILANT_PLURAL = Pattern.compile("(ch|sh|x|z|ss)es$");
  private static final Set<String> SIBILANTS = Set.of("s", "z", "sh", "zh", "ch", "jh");
  private static final Set<String> VOICELESS = Set.of("p", "t", "k", "f", "th", "s", "sh", "ch");
  private static final int SHORTEST_STEM = 3;
  private static final int SHORTEST_PART = 3;

  private final Map<String, List<String>> supplement;
  private final CmuDictionary dictionary;
  private final Supplier<LetterToSound> rules;

  /**
   * @param rules are asked for words that are not listed
   */
  Pronouncer(
      Map<String, List<String>> supplement,
      CmuDictionary dictionary,
      Supplier<LetterToSound> rules) {
    this.supplement = Map.copyOf(supplement);
    this.dictionary = dictionary;
    this.rules = rules;
  }

  /**
   * Pronounces a word.
   *
   * @param word letters a to z, perhaps apostrophes between them
   */
  List<String> phones(String word, PartOfSpeech part) {
    List<String> known = known(word, part);
    if (known != null) {
      return Stress.settle(word, known);
    }
    int apostrophe = word.lastIndexOf('\'');
    if (apostrophe >= 0 && word.charAt(0) == '\'') {
      return phones(word.substring(1), part);
    }
    if (apostrophe > 0) {
      return clitic(word.substring(0, apostrophe), word.substring(apostrophe + 1), part);
    }
    List<String> derived = derived(word);
    if (derived == null) {
      derived = compound(word);
    }
    if (derived == null && PLURAL.matcher(word).find()) {
      int ending = SIBILANT_PLURAL.matcher(word).find() ? 2 : 1;
      List<String> stem = phones(word.substring(0, word.length() - ending), part);
      return join(stem, plural(stem.getLast()));
    }
    return Stress.settle(word, derived == null ? byRules(word) : derived);
  }

  /**
   * Pronounces what the dictionary has, alone, in the plural or with a possessive s.
   *
   * @param word letters a to z, perhaps apostrophes between them
   * @return null when it has none of them
   */
  @Nullable List<String> listed(String word) {
    List<String> known = known(word, PartOfSpeech.UNKNOWN);
    if (known != null) {
      return Stress.settle(word, known);
    }
    if (word.endsWith("'s") || word.endsWith("'")) {
      List<String> stem = listed(word.substring(0, word.lastIndexOf('\'')));
      return stem == null || word.endsWith("'") ? stem : join(stem, plural(stem.getLast()));
    }
    boolean plural = word.endsWith("s") && !word.endsWith("ss");
    List<String> one = plural ? base(word.substring(0, word.length() - 1)) : null;
    return one == null ? null : Stress.settle(word, join(one, plural(one.getLast())));
  }

  private @Nullable List<String> known(String word, PartOfSpeech part) {
    List<String> phones = supplement.get(word + '/' + part.tag());
    if (phones == null) {
      phones = supplement.get(word);
    }
    if (phones == null && word.length() == 1) {
      phones = LetterNames.phones(word.charAt(0));
    }
    if (phones == null && word.indexOf('\'') < 0) {
      phones = dictionary.phones(word, part);
      String american = phones == null ? AmericanSpelling.of(word) : word;
      if (!american.equals(word)) {
        phones = dictionary.phones(american, part);
      }
    }
    return phones;
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
      default -> join(phones, String.join(" ", phones(tail, PartOfSpeech.UNKNOWN)));
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
    List<String> phones = known(word, PartOfSpeech.UNKNOWN);
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

  /** Two words written as one; of several ways to split, the most even one. */
  private @Nullable List<String> compound(String word) {
    int middle = word.length() / 2;
    for (int shift = 0; middle - shift >= SHORTEST_PART; shift++) {
      for (int at : new int[] {middle + shift, middle - shift}) {
        boolean insideDigraph =
            at < word.length() && DIGRAPH.matcher(word.substring(at - 1, at + 1)).matches();
        List<String> first = insideDigraph ? null : part(word.substring(0, at));
        List<String> second = first == null ? null : part(word.substring(at));
        if (first != null && second != null) {
          return join(Stress.settle(word, first), String.join(" ", Stress.weaken(second)));
        }
      }
    }
    return null;
  }

  private @Nullable List<String> part(String word) {
    return word.length() > SHORTEST_PART || SHORT_PARTS.contains(word) ? base(word) : null;
  }

  /** By the rules, but letter by letter what has no vowel. */
  private List<String> byRules(String letters) {
    List<String> phones = rules.get().phones(letters);
    return phones.stream().anyMatch(Arpabet::isVowel) && !NO_VOWEL.matcher(letters).matches()
        ? phones
        : LetterNames.spelled(letters);
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
