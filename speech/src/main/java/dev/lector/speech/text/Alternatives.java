package dev.lector.speech.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Words of one small class with slashes between them, of which one or the other is meant. */
final class Alternatives {
  /** Words of which a slash means one or the other; a plural is a class of its own. */
  private static final List<String> CLASSES =
      List.of(
          "i you he she it we they",
          "me him her them us",
          "my your his her our their its",
          "mine yours his hers ours theirs",
          "myself yourself himself herself themselves themself itself",
          "yes no maybe",
          "true false",
          "a an",
          "is are",
          "was were",
          "has have",
          "can could may might must shall should will would",
          "this these",
          "that those",
          "who whom",
          "if when",
          "more less fewer",
          "mr mrs ms miss mx dr",
          "sir madam",
          "man woman",
          "men women",
          "person people",
          "child children",
          "wife husband spouse partner",
          "wives husbands spouses partners");

  /** The same with a plural. */
  private static final List<String> COUNTED =
      List.of(
          "parent guardian carer caregiver",
          "mother father mum mom dad",
          "brother sister sibling",
          "son daughter",
          "grandmother grandfather grandparent",
          "aunt uncle",
          "niece nephew",
          "boy girl",
          "boyfriend girlfriend",
          "male female",
          "doctor nurse physician pharmacist midwife dentist veterinarian",
          "friend relative",
          "lawyer attorney solicitor accountant");

  /** What two of a class make together: the male/female ratio, a yes/no question. */
  private static final Set<String> TOGETHER =
      Set.of(
          "ratio",
          "ratios",
          "relationship",
          "relationships",
          "interaction",
          "interactions",
          "pair",
          "pairs",
          "twins",
          "split",
          "divide",
          "balance",
          "gap",
          "difference",
          "differences",
          "dynamic",
          "dynamics",
          "communication",
          "collaboration",
          "partnership",
          "conference",
          "question",
          "questions",
          "answer",
          "answers",
          "toggle",
          "switch",
          "flag",
          "field",
          "value",
          "values",
          "pronouns",
          "team",
          "duo",
          "couple",
          "quiz",
          "test",
          "items");

  /** Its classes, by each word in small letters; her and his are in several. */
  private static final Map<String, Set<Integer>> CLASSES_OF = new HashMap<>();

  static {
    int number = 0;
    for (String one : CLASSES) {
      add(List.of(one.split(" ", -1)), number++);
    }
    for (String one : COUNTED) {
      add(List.of(one.split(" ", -1)), number++);
      add(Arrays.stream(one.split(" ", -1)).map(word -> word + "s").toList(), number++);
    }
  }

  private Alternatives() {}

  private static void add(List<String> words, int number) {
    for (String word : words) {
      CLASSES_OF.merge(
          word,
          Set.of(number),
          (some, more) ->
              Stream.concat(some.stream(), more.stream()).collect(Collectors.toUnmodifiableSet()));
    }
  }

  /**
   * The words with "or" before the last.
   *
   * @param next the word behind them
   * @return null where they are of no class, or all of them are meant
   */
  static @Nullable String of(List<String> words, String next) {
    if (TOGETHER.contains(Neighbours.lower(next)) || !areOfOneClass(words)) {
      return null;
    }
    int last = words.size() - 1;
    return String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }

  private static boolean areOfOneClass(List<String> words) {
    return classes(words.getFirst()).stream()
        .anyMatch(one -> words.stream().allMatch(word -> classes(word).contains(one)));
  }

  private static Set<Integer> classes(String word) {
    return CLASSES_OF.getOrDefault(Neighbours.lower(word.replace("(s)", "")), Set.of());
  }
}
