package dev.lector.speech.text;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
          "way");

  private final Map<String, String> names = new HashMap<>();
  private final String pattern;

  Rates(Tables tables) {
    for (List<String> row : tables.rows("units.tsv", 4)) {
      String symbol = row.get(0);
      boolean plain = symbol.chars().allMatch(c -> Character.isLetter(c) || c == ' ');
      if (plain && !symbol.equals("in")) {
        names.put(symbol, row.get(1));
      }
    }
    names.putAll(SHORT);
    WORDS.forEach(word -> names.put(word, word));
    pattern =
        names.keySet().stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|", "(", ")([²³23]|\\^[23])?"));
  }

  /** Two groups: the name and its power. */
  String pattern() {
    return pattern;
  }

  /** What is said for a match of {@link #pattern()}: "per square kilometer". */
  String say(MatchResult found, int firstGroup) {
    String name = names.getOrDefault(found.group(firstGroup), found.group(firstGroup));
    String power = found.group(firstGroup + 1);
    if (power == null) {
      return "per " + name;
    }
    boolean square = power.endsWith("2") || power.equals("²");
    // a second is squared, a meter makes a square meter
    boolean length =
        name.endsWith("meter")
            || name.endsWith("foot")
            || name.endsWith("inch")
            || name.endsWith("mile")
            || name.endsWith("yard");
    return length
        ? "per " + (square ? "square " : "cubic ") + name
        : "per " + name + (square ? " squared" : " cubed");
  }
}
