package dev.lector.speech.ssml;

import dev.lector.speech.text.Script.Piece.Kind;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values of attributes; empty where one means nothing. */
final class Values {
  private static final Pattern TIME = Pattern.compile("\\+?(\\d{0,6}(?:\\.\\d{1,6})?)\\s?(ms|s)");
  private static final Pattern PERCENT = Pattern.compile("([+-]?)(\\d{1,5}(?:\\.\\d{1,6})?)\\s?%");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,5}(?:\\.\\d{1,6})?|\\.\\d{1,6}");
  private static final Pattern DECIBELS =
      Pattern.compile("([+-]?\\d{1,3}(?:\\.\\d{1,6})?)\\s?dB", Pattern.CASE_INSENSITIVE);

  /** In ms; those that others use. */
  private static final Map<String, Integer> STRENGTHS =
      Map.of(
          "none", 0, "x-weak", 0, "weak", 250, "medium", 500, "strong", 1_000, "x-strong", 1_500);

  private static final Map<String, Double> RATES =
      Map.of(
          "x-slow", 0.5, "slow", 0.75, "medium", 1.0, "default", 1.0, "fast", 1.25, "x-fast", 1.5);

  private static final Map<String, Double> VOLUMES =
      Map.of(
          "silent", 0.0, "x-soft", 0.25, "soft", 0.5, "medium", 1.0, "default", 1.0, "loud", 1.5,
          "x-loud", 2.0);

  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          Map.entry("characters", Kind.CHARACTERS),
          Map.entry("spell-out", Kind.CHARACTERS),
          Map.entry("verbatim", Kind.CHARACTERS),
          Map.entry("cardinal", Kind.CARDINAL),
          Map.entry("number", Kind.CARDINAL),
          Map.entry("ordinal", Kind.ORDINAL),
          Map.entry("digits", Kind.DIGITS),
          Map.entry("fraction", Kind.FRACTION),
          Map.entry("date", Kind.DATE_MDY),
          Map.entry("time", Kind.TIME),
          Map.entry("telephone", Kind.TELEPHONE));

  private Values() {}

  /** A duration such as 500ms or 1.5s, in ms. */
  static OptionalInt time(String value) {
    Matcher time = TIME.matcher(value.strip());
    if (!time.matches() || time.group(1).isEmpty()) {
      return OptionalInt.empty();
    }
    double count = Double.parseDouble(time.group(1));
    return OptionalInt.of((int) Math.round(time.group(2).equals("s") ? count * 1e3 : count));
  }

  /** The strength of a break, in ms. */
  static OptionalInt strength(String value) {
    Integer ms = STRENGTHS.get(value.strip());
    return ms == null ? OptionalInt.empty() : OptionalInt.of(ms);
  }

  /** A rate as a factor: a name, 120%, +20%, 1.2. */
  static OptionalDouble rate(String value) {
    Double named = RATES.get(value.strip());
    if (named != null) {
      return OptionalDouble.of(named);
    }
    OptionalDouble factor = percent(value);
    if (factor.isEmpty() && NUMBER.matcher(value.strip()).matches()) {
      factor = OptionalDouble.of(Double.parseDouble(value.strip()));
    }
    return factor.isPresent() && factor.getAsDouble() > 0 ? factor : OptionalDouble.empty();
  }

  /** A volume as a factor on the amplitude: a name, +6dB, -20%, or 0 to 100. */
  static OptionalDouble volume(String value) {
    Double named = VOLUMES.get(value.strip());
    if (named != null) {
      return OptionalDouble.of(named);
    }
    Matcher decibels = DECIBELS.matcher(value.strip());
    if (decibels.matches()) {
      return OptionalDouble.of(Math.pow(10, Double.parseDouble(decibels.group(1)) / 20));
    }
    OptionalDouble factor = percent(value);
    if (factor.isEmpty() && NUMBER.matcher(value.strip()).matches()) {
      return OptionalDouble.of(Double.parseDouble(value.strip()) / 100);
    }
    return factor;
  }

  /** +20% is 1.2, and so is 120%. */
  private static OptionalDouble percent(String value) {
    Matcher percent = PERCENT.matcher(value.strip());
    if (!percent.matches()) {
      return OptionalDouble.empty();
    }
    double share = Double.parseDouble(percent.group(2)) / 100;
    double factor =
        switch (percent.group(1)) {
          case "+" -> 1 + share;
          case "-" -> 1 - share;
          default -> share;
        };
    return OptionalDouble.of(Math.max(0, factor));
  }

  /** What a {@code say-as} says that its text is; TEXT where it means nothing here. */
  static Kind kind(String interpretAs, String format) {
    Kind kind = KINDS.getOrDefault(interpretAs.strip().toLowerCase(Locale.ROOT), Kind.TEXT);
    if (kind != Kind.DATE_MDY) {
      return kind;
    }
    return switch (format.strip().toLowerCase(Locale.ROOT)) {
      case "dmy", "dm" -> Kind.DATE_DMY;
      case "ymd", "ym", "yyyymmdd" -> Kind.DATE_YMD;
      default -> Kind.DATE_MDY;
    };
  }
}
