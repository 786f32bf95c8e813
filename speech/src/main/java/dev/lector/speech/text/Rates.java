package dev.lector.speech.text;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What stands behind a slash in a rate: /mo, /kg, /km², /person. */
final class Rates {
  private static final Map<String, String> SHORT =
      Map.ofEntries(
          Map.entry("mo", "month"),
          Map.entry("mth", "month"),
          Map.entry("yr", "year"),
          Map.entry("y", "year"),
          Map.entry("wk", "week"),
          Map.entry("d", "day"),
          Map.entry("hr", "hour"),
          Map.entry("h", "hour"),
          Map.entry("sec", "second"),
          Map.entry("pp", "person"),
          Map.entry("pax", "person"),
          Map.entry("ea", "piece"),
          Map.entry("doz", "dozen"),
          Map.entry("sqft", "square foot"),
          Map.entry("MWh", "megawatt hour"),
          Map.entry("K", "kelvin"),
          Map.entry("t", "ton"),
          Map.entry("sh", "share"),
          Map.entry("nt", "night"),
          Map.entry("MMBtu", "million B T U"),
          Map.entry("bbl", "barrel"));

  /** The point of a short name behind a slash where the sentence goes on: "$20/hr. now". */
  static final String POINT =
      "(?:(?<=/ ?(?:hr|mo|mth|yr|wk|lb|gal|sec|min|oz|doz|bbl))\\.(?=\\s[a-z]|[,;:)]))?";

  private static final List<String> WORDS =
      List.of(
          "second",
          "minute",
          "hour",
          "day",
          "night",
          "week",
          "month",
          "quarter",
          "year",
          "person",
          "people",
          "capita",
          "head",
          "child",
          "adult",
          "family",
          "household",
          "user",
          "seat",
          "unit",
          "share",
          "item",
          "piece",
          "page",
          "word",
          "line",
          "call",
          "request",
          "token",
          "message",
          "mile",
          "gallon",
          "liter",
          "litre",
          "kilo",
          "kilogram",
          "pound",
          "ounce",
          "ton",
          "tonne",
          "barrel",
          "acre",
          "hectare",
          "square",
          "room",
          "dose",
          "serving",
          "cup",
          "game",
          "match",
          "class",
          "lesson",
          "session",
          "shift",
          "student",
          "patient",
          "employee",
          "ticket",
          "bottle",
          "box",
          "pack",
          "pair",
          "dozen",
          "visit",
          "ride",
          "trip",
          "way",
          "frame",
          "pixel",
          "packet",
          "cycle",
          "beat",
          "breath",
          "cell",
          "well",
          "plate",
          "tube",
          "vial",
          "sample",
          "reaction",
          "animal",
          "mouse",
          "rat",
          "plant",
          "tree",
          "egg",
          "tablet",
          "capsule",
          "puff",
          "injection");

  private final Map<String, String> said = new HashMap<>();
  private final String names;
  private final String pattern;

  Rates(Tables tables) {
    for (List<String> row : tables.rows("units.tsv", 4)) {
      String symbol = row.get(0);
      boolean plain = symbol.chars().allMatch(c -> Character.isLetter(c) || c == ' ');
      if (plain && !symbol.equals("in")) {
        said.put(symbol, row.get(1));
      }
    }
    said.putAll(SHORT);
    WORDS.forEach(word -> said.put(word, word));
    names = alternatives("(?:", said.keySet().stream().filter(name -> name.indexOf(' ') < 0));
    pattern = alternatives("(", said.keySet().stream()) + "([²³23]|\\^[23])?";
  }

  private static String alternatives(String group, Stream<String> names) {
    return names
        .sorted(Comparator.comparingInt(String::length).reversed())
        .map(Pattern::quote)
        .collect(Collectors.joining("|", group, ")"));
  }

  /** Two groups: the name and its power. */
  String pattern() {
    return pattern;
  }

  /** The names of one word alone, without a group. */
  String names() {
    return names;
  }

  /** What is said for a match of {@link #pattern()}: "per square kilometer". */
  String say(MatchResult found, int firstGroup) {
    return say(found.group(firstGroup), found.group(firstGroup + 1));
  }

  /**
   * What is said for a name and its power.
   *
   * @param power ends in 2, ², 3 or ³; null for the first
   */
  String say(String written, @Nullable String power) {
    String name = said.getOrDefault(written, written);
    if (power == null) {
      return "per " + name;
    }
    boolean square = power.endsWith("2") || power.equals("²");
    // a second is squared, a meter makes a square meter
    boolean length =
        name.endsWith("meter")
            || name.endsWith("parsec")
            || name.endsWith("foot")
            || name.endsWith("inch")
            || name.endsWith("mile")
            || name.endsWith("yard");
    return length
        ? "per " + (square ? "square " : "cubic ") + name
        : "per " + name + (square ? " squared" : " cubed");
  }
}
