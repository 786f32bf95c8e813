package dev.lector.speech.phonemes.english;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses among the readings of words that are written alike and said differently, by the words and
 * parts of speech around them: a linear model for each such word.
 */
final class Heteronyms {
  /** Before minute these are about time: last minute changes. */
  private static final Set<String> LAST =
      Set.of("last", "minute", "-", "per", "half", "a", "every");

  /** Words whose verb has several readings, or that of the noun. */
  private static final Set<String> SENSES =
      Set.of("bow", "bass", "row", "sow", "tears", "lives", "winds", "axes", "does", "lead");

  /** What joins an adjective to its subject. */
  private static final Set<String> LINKS =
      Set.of(
          "be",
          "am",
          "is",
          "are",
          "was",
          "were",
          "been",
          "being",
          "'m",
          "'re",
          "'s",
          "seem",
          "seems",
          "seemed",
          "look",
          "looks",
          "looked",
          "feel",
          "feels",
          "felt",
          "appear",
          "appears",
          "appeared",
          "remain",
          "remained",
          "quite",
          "perfectly",
          "not",
          "very");

  /** Bowed before these is bent like a bow, or played with one. */
  private static final Set<String> BENT =
      Set.of(
          "legs",
          "leg",
          "strings",
          "string",
          "instruments",
          "instrument",
          "psaltery",
          "lyre",
          "shelves",
          "wood");

  /** What one does with the bow of an archer or of a violin. */
  private static final Set<String> DRAWING =
      Set.of("draw", "draws", "drew", "drawn", "drawing", "bent", "strung");

  /** Before the name of a town. */
  private static final Set<String> PLACING =
      Set.of("in", "to", "from", "of", "near", "at", "via", "between", "outside", "around", "and");

  /** Before these, refuse is what is thrown away. */
  private static final Set<String> WASTE =
      Set.of(
          "collection",
          "collections",
          "collector",
          "collectors",
          "bin",
          "bins",
          "bag",
          "bags",
          "sacks",
          "disposal",
          "site",
          "tip",
          "truck",
          "trucks",
          "lorry",
          "chute",
          "dump",
          "heap",
          "container",
          "containers",
          "derived");

  /** What one does with a button. */
  private static final Set<String> BUTTONS =
      Set.of("press", "pressing", "hit", "click", "tap", "select", "choose", "push");

  /** What winds, and hardly stands before the wind as its name. */
  private static final Set<String> WAYS =
      Set.of(
          "roads",
          "rivers",
          "paths",
          "waters",
          "streams",
          "brooks",
          "lanes",
          "trails",
          "streets",
          "tracks",
          "alleys",
          "creeks",
          "footpaths",
          "rivulets");

  /** What a clause that ends in a verb is followed by. */
  private static final Set<String> ENDS = Set.of(",", ".", ";", ":", "!", "?", "and", ">");

  /** Lead before these is the metal: lead gray, lead lined. */
  private static final Set<String> LEADEN =
      Set.of("gray", "grey", "colored", "coloured", "lined", "acid", "glazed", "leaded");

  private static final Set<String> HABITS = Set.of("every", "daily", "regularly", "nowadays");

  private static final Set<String> PAST =
      Set.of(
          "was", "were", "had", "did", "yesterday", "ago", "last", "when", "then", "used", "once");

  private final Map<String, List<String>> readings;
  private final Weights weights;
  private final SenseCues senses = SenseCues.load();

  Heteronyms(Map<String, List<String>> readings, Weights weights) {
    this.readings = readings;
    this.weights = weights;
  }

  static Heteronyms load() {
    return new Heteronyms(readings(), Weights.load("heteronyms.bin.gz"));
  }

  /** The names of each word's readings, as the lexicon has them. */
  static Map<String, List<String>> readings() {
    String resource = "heteronyms.tsv";
    try (InputStream in = Heteronyms.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no " + resource + " on the class path");
      }
      Map<String, List<String>> readings = new HashMap<>();
      new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .map(line -> line.split("\t", -1))
          .forEach(field -> readings.put(field[0], List.of(field[1].split(" ", -1))));
      return readings;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  /** Whether a word is one of them. */
  boolean knows(String word) {
    return readings.containsKey(word.toLowerCase(Locale.ROOT));
  }

  /** The reading of a word of a sentence; null when the part of speech is enough. */
  @Nullable String reading(int i, List<String> tokens, String[] tags, Features features) {
    String word = tokens.get(i).toLowerCase(Locale.ROOT);
    List<String> known = readings.get(word);
    if (known == null) {
      return null;
    }
    String certain = certain(word, i, tokens, tags, known);
    if (certain != null) {
      return certain;
    }
    see(i, tokens, tags, features);
    String best = known.getFirst();
    int most = Integer.MIN_VALUE;
    for (String reading : known) {
      int score = weights.score(features, label(word, reading));
      if (score > most) {
        most = score;
        best = reading;
      }
    }
    return best;
  }

  /** What the sentence's build or a word nearby leaves no doubt about; else null. */
  private @Nullable String certain(
      String word, int i, List<String> tokens, String[] tags, List<String> known) {
    return switch (word) {
      case "read" ->
          ClauseVerbs.isInverted(i, tokens, tags) || isHabit(i, tokens)
              ? "DEFAULT"
              : Readers.isPast(i, tokens, tags) ? "VBD" : null;
      case "wound" -> ClauseVerbs.isPast(i, tokens, tags) ? "VBD" : senses.reading(word, i, tokens);
      // minute flaws, but not five minute breaks
      case "minute" -> isBeforePlural(i, tokens, tags) ? "ADJ" : null;
      // live coverage, live on TV; but not "they live on Skye"
      case "live" ->
          Broadcasts.isLive(i, tokens, tags)
              ? "DEFAULT"
              : verbOrSense(word, i, tokens, tags, known);
      case "bowed" -> BENT.contains(lower(tokens, i + 1)) ? "BENT" : "DEFAULT";
      case "nice" -> isTown("Nice", i, tokens, tags) ? "TOWN" : "DEFAULT";
      case "mobile" -> isTown("Mobile", i, tokens, tags) ? "CITY" : "DEFAULT";
      case "lima" -> lower(tokens, i + 1).startsWith("bean") ? "BEAN" : "DEFAULT";
      case "reset", "resets", "rebuild" -> tags[i].startsWith("V") ? "DEFAULT" : "NOUN";
      // Number 10 is open, the fix for number 4512. But: her fingers grew number
      case "number" ->
          begins(i, tags) || tag(tags, i + 1).equals("CD")
              ? "DEFAULT"
              : senses.reading(word, i, tokens);
      // where the slow waters wind
      case "wind" -> isWinding(i, tokens) ? "VERB" : verbOrSense(word, i, tokens, tags, known);
      case "lead" ->
          LEADEN.contains(lower(tokens, i + 1))
              ? "METAL"
              : verbOrSense(word, i, tokens, tags, known);
      case "re" -> senses.reading(word, i, tokens) == null ? "DEFAULT" : "NOTE";
      case "close" -> close(i, tokens, tags, known);
      case "tear" -> tear(i, tokens, tags, known);
      // She drew her bow.
      case "bow" -> {
        String sense = senses.reading(word, i, tokens);
        boolean drawn = sense == null && DRAWING.contains(lower(tokens, i - 2));
        yield drawn && Set.of("DT", "PRP$").contains(tag(tags, i - 1)) ? "DEFAULT" : sense;
      }
      case "record", "records" ->
          isOfMatches(i, tokens, tags) ? "DEFAULT" : verbOrSense(word, i, tokens, tags, known);
      case "refuse" ->
          WASTE.contains(lower(tokens, i + 1)) ? "NOUN" : verbOrSense(word, i, tokens, tags, known);
      case "resume" ->
          isResumed(i, tokens, tags) ? "DEFAULT" : verbOrSense(word, i, tokens, tags, known);
      // Uses: cleaning
      case "use", "uses" ->
          begins(i, tags) && lower(tokens, i + 1).equals(":")
              ? "NOUN"
              : verbOrSense(word, i, tokens, tags, known);
      // Object to the plan.
      case "object" ->
          (i == 0 || !Character.isLetter(tags[i - 1].charAt(0)))
                  && lower(tokens, i + 1).equals("to")
                  && Set.of("DT", "PRP", "PRP$", "VBG").contains(tag(tags, i + 2))
              ? "VERB"
              : verbOrSense(word, i, tokens, tags, known);
      // warm and content, seemed content with it
      case "content" ->
          (i > 1 && tags[i - 1].equals("CC") && tags[i - 2].startsWith("JJ"))
                  || (LINKS.contains(lower(tokens, i - 1))
                      && Set.of("with", "to", "in", "that", "enough", ".", ",")
                          .contains(lower(tokens, i + 1)))
              ? "DEFAULT"
              : null;
      default -> verbOrSense(word, i, tokens, tags, known);
    };
  }

  private @Nullable String close(int i, List<String> tokens, String[] tags, List<String> known) {
    if (Nearness.isNear(i, tokens)) {
      return "DEFAULT";
    }
    boolean counted =
        begins(i, tags) && tag(tags, i + 1).equals("CD") && tag(tags, i + 2).equals("NNS");
    return counted || isOpenedAndClosed(i, tokens) || Nearness.isOfTrading(i, tokens, tags)
        ? "VERB"
        : verbOrSense("close", i, tokens, tags, known);
  }

  private @Nullable String tear(int i, List<String> tokens, String[] tags, List<String> known) {
    return senses.reading("tear", i, tokens) == null && Weeping.isTear(i, tokens, tags)
        ? "DEFAULT"
        : verbOrSense("tear", i, tokens, tags, known);
  }

  private @Nullable String verbOrSense(
      String word, int i, List<String> tokens, String[] tags, List<String> known) {
    String verb = verb(word, known);
    boolean isVerb = verb != null && ClauseVerbs.isVerb(i, tokens, tags);
    return isVerb ? verb : senses.reading(word, i, tokens);
  }

  // a winning home record, their road records
  private static boolean isOfMatches(int i, List<String> tokens, String[] tags) {
    String before = tag(tags, i - 2);
    return Set.of("home", "away", "road").contains(lower(tokens, i - 1))
        && (Set.of("VBG", "DT", "PRP$", "POS", "CD").contains(before) || before.startsWith("J"));
  }

  // a door goes close-open-close
  private static boolean isOpenedAndClosed(int i, List<String> tokens) {
    return lower(tokens, i + 1).equals("open")
        || (lower(tokens, i - 1).equals("open") && lower(tokens, i - 2).equals("close"));
  }

  // how the paths wind; but not "the streets, wind and rain"
  private static boolean isWinding(int i, List<String> tokens) {
    return WAYS.contains(lower(tokens, i - 1)) && ENDS.contains(lower(tokens, i + 1));
  }

  private static boolean begins(int i, String[] tags) {
    return i == 0 || !Character.isLetter(tags[i - 1].charAt(0));
  }

  // Resume baking, press resume; but not "my resume"
  private static boolean isResumed(int i, List<String> tokens, String[] tags) {
    String before = begins(i, tags) ? "" : tags[i - 1];
    return BUTTONS.contains(lower(tokens, i - 1))
        || (tag(tags, i + 1).equals("VBG") && (before.isEmpty() || before.equals("CC")));
  }

  // in Nice on Friday, the city of Nice, France; but not "from Nice People"
  private static boolean isTown(String name, int i, List<String> tokens, String[] tags) {
    String after = tag(tags, i + 1);
    return tokens.get(i).equals(name)
        && PLACING.contains(lower(tokens, i - 1))
        && (i == 1 || Character.isLowerCase(tokens.get(i - 1).charAt(0)))
        && (after.isEmpty()
            || !Character.isLetter(after.charAt(0))
            || (Character.isLowerCase(tokens.get(i + 1).charAt(0))
                && !after.startsWith("N")
                && !after.startsWith("J")));
  }

  // We read to them every night.
  private static boolean isHabit(int i, List<String> tokens) {
    if (!Set.of("i", "you", "we", "they").contains(lower(tokens, i - 1))) {
      return false;
    }
    boolean habit = false;
    for (int j = 0; j < tokens.size(); j++) {
      String word = lower(tokens, j);
      if (PAST.contains(word)) {
        return false;
      }
      habit |= j > i && HABITS.contains(word);
    }
    return habit;
  }

  private static boolean isBeforePlural(int i, List<String> tokens, String[] tags) {
    return i + 1 < tags.length
        && tags[i + 1].equals("NNS")
        && (i == 0 || !tags[i - 1].equals("CD"))
        && !LAST.contains(lower(tokens, i - 1));
  }

  /** The reading of the verb, where it has one of its own. */
  private static @Nullable String verb(String word, List<String> known) {
    if (SENSES.contains(word)) {
      return null;
    }
    if (known.contains("VERB")) {
      return "VERB";
    }
    return known.contains("NOUN") || known.contains("ADJ") ? "DEFAULT" : null;
  }

  static int label(String word, String reading) {
    return word.hashCode() * 31 + reading.hashCode();
  }

  /** Fills in what is seen around a word. */
  static void see(int i, List<String> tokens, String[] tags, Features features) {
    String part = Lexicon.partOfSpeech(tags[i]);
    String before = lower(tokens, i - 1);
    String after = lower(tokens, i + 1);
    features.clear();
    features.add(0, "");
    for (int strong = 1; strong <= 2; strong++) {
      features.add(strong, part);
      features.add(2 + strong, tags[i]);
    }
    features.add(5, before);
    features.add(6, after);
    features.add(7, lower(tokens, i - 2), before);
    features.add(8, after, lower(tokens, i + 2));
    features.add(9, before, after);
    features.add(10, tag(tags, i - 1));
    features.add(11, tag(tags, i + 1));
    features.add(12, tag(tags, i - 1), tag(tags, i + 1));
    features.add(13, tag(tags, i - 2), tag(tags, i - 1));
    features.add(14, tag(tags, i + 1), tag(tags, i + 2));
    features.add(15, part, tag(tags, i + 1));
    features.add(16, Character.isUpperCase(tokens.get(i).charAt(0)) ? "A" : "a", i == 0 ? "<" : "");
    for (int j = Math.max(0, i - 7); j <= Math.min(tokens.size() - 1, i + 7); j++) {
      char kind = tags[j].charAt(0);
      if (j != i && (kind == 'N' || kind == 'V' || kind == 'J')) {
        String near = lower(tokens, j);
        features.add(17, near.length() > 3 && near.endsWith("s") ? cut(near) : near);
      }
    }
  }

  private static String cut(String word) {
    return word.substring(0, word.length() - 1);
  }

  private static String lower(List<String> tokens, int i) {
    if (i < 0) {
      return "<";
    }
    return i < tokens.size() ? tokens.get(i).toLowerCase(Locale.ROOT) : ">";
  }

  private static String tag(String[] tags, int i) {
    return i < 0 || i >= tags.length ? "" : tags[i];
  }
}
