package dev.lector.speech.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/** Times of day: 3:30 pm, 15:00, 09:00, 12:05:10, 3 p.m., 1030 am, 1:59 p.m. e.s.t. */
final class Times {
  private static final String ZONE =
      "(?:(?i:est|edt|cst|cdt|mst|mdt|pst|pdt|gmt|utc|bst|cet|cest|ist|jst)|[ECMP]T)";

  private static final String HALF =
      "\\s?(?:([AaPp])(?:m\\b|M\\b|\\.\\s?[mM]\\b(?:\\.(?=\\s?\\(?" + ZONE + "\\b)|(\\.?))))";

  private final Numbers numbers;

  Times(Numbers numbers) {
    this.numbers = numbers;
  }

  List<Rule> rules() {
    return List.of(
        // 6:58a, 9a–5p
        Rewrite.of(
            "(?=\\s?[ap](?!\\w))(?:(?<=(?<![\\w:.,])(?:1[0-2]|0?[1-9]):[0-5]\\d)\\s?([ap])(?![\\w'-]|\\.\\w|\\. ?m\\b| [a-z])|(?<=(?<![\\w:.,])(?:1[0-2]|0?[1-9]):[0-5]\\d)([ap])(?![\\w'])(?!\\. ?\\w))",
            m -> (m.group(1) == null ? m.group(2) : m.group(1)) + "m"),
        Rewrite.of(
            "(?=\\d)(?<![\\w:.,$£€])(1[0-2]|[1-9])([ap])\\s?[-–]\\s?(1[0-2]|[1-9])([ap])(?![\\w'])",
            m -> m.group(1) + " " + m.group(2) + "m-" + m.group(3) + " " + m.group(4) + "m"),
        // zones in small letters or with points: 1:59 p.m. e.s.t.
        Rewrite.of(
            "(?=[\\secmpgubijECMPGUBIJ])(?<=[\\dmM.])(?<=:\\d\\d|\\d ?[AaPp]\\.?[Mm]\\.?)\\s?(?:\\b|(?<=[.\\d]))("
                + ZONE
                + "|[ecmp]\\.[sd]\\.t\\.?|g\\.m\\.t\\.?|u\\.t\\.c\\.?)(?![\\w])",
            m -> " " + zone(m.group(1))),
        Rewrite.of(
            "(?=\\d)(?<![\\w.,:$£€])(1[0-2]|0?[1-9])\\.([0-5]\\d)(?=\\s?[AaPp](?:[mM]\\b|\\.\\s?[mM]\\b))",
            m -> m.group(1) + ":" + m.group(2)),
        // 1030 am
        Rewrite.of(
            "(?=\\d)(?<![\\w.,:$£€-])(1[0-2]|0?[1-9])([0-5]\\d)(?=\\s?(?:[AaPp]\\.\\s?[mM]\\b|[AP]M\\b|[ap]m\\b))",
            m -> m.group(1) + ":" + m.group(2)),
        Rewrite.of("(?<=\\d)(?:\\s?–|(?<!:\\d\\d:\\d\\d)\\s?-)\\s?(?=\\d{1,2}:[0-5]\\d)", " to ")
            .shaped("-0", "- 0"),
        Rewrite.of("(?<=\\d\\s?[AaPp](?:[mM]|\\.[mM]\\.))\\s?[-–—]\\s?(?=\\d)", " to ")
            .shaped("-0", "- 0"),
        Rewrite.of(
                "(?=\\d)(?<![\\w.:])(?<!\\d,)([01]?\\d|2[0-4]):([0-5]\\d)(?::([0-5]\\d)(?:\\.\\d{1,9})?)?(?:"
                    + HALF
                    + "|(Z)\\b|\\s?(?:GMT|UTC)?([+-])(0\\d|1[0-4]):?([0-5]\\d)?\\b|h\\b)?(?!\\w|:[\\w:]|,\\d{3}\\b)",
                this::clock)
            .given(":"),
        Rewrite.of(
            "(?=\\d)(?<![\\w.,:])(1[0-2]|[1-9])(?:\\s?[-–]\\s?(1[0-2]|[1-9]))?" + HALF + "(?!\\w)",
            m ->
                numbers.cardinal(Integer.parseInt(m.group(1)))
                    + (m.group(2) == null
                        ? ""
                        : " to " + numbers.cardinal(Integer.parseInt(m.group(2))))
                    + half(m.group(3), m.group(4))));
  }

  private static String zone(String written) {
    String letters = written.replace(".", "").toUpperCase(Locale.ROOT);
    return letters + (written.endsWith(".") ? Stops.LIKELY : "");
  }

  private String clock(MatchResult m) {
    int hour = Integer.parseInt(m.group(1));
    int minute = Integer.parseInt(m.group(2));
    String seconds = m.group(3);
    String half = m.group(4);
    boolean zeroFirst = m.group(1).startsWith("0");
    boolean full = minute == 0 && seconds == null;
    if (full && half == null && m.group(1).length() == 2 && hour % 24 == 0) {
      return "midnight" + offset(m);
    }
    StringBuilder out = new StringBuilder();
    out.append(zeroFirst && hour > 0 && half == null && !full ? "oh " : "");
    out.append(numbers.cardinal(hour));
    if (minute > 0 && minute < 10) {
      out.append(" oh ").append(numbers.cardinal(minute));
    } else if (minute > 0) {
      out.append(' ').append(numbers.cardinal(minute));
    } else if (half == null && seconds == null) {
      out.append(hour >= 1 && hour <= 12 ? " o'clock" : " hundred");
    } else if (half == null) {
      out.append(" hundred");
    }
    if (seconds != null) {
      int count = Integer.parseInt(seconds);
      out.append(" and ")
          .append(numbers.cardinal(count))
          .append(count == 1 ? " second" : " seconds");
    }
    return out.append(half(half, m.group(5))).append(offset(m)).toString();
  }

  // 10:15Z, 10:15+02:00
  private String offset(MatchResult m) {
    if (m.group(7) == null) {
      return m.group(6) == null ? "" : " U T C";
    }
    int hours = Integer.parseInt(m.group(8));
    int minutes = m.group(9) == null ? 0 : Integer.parseInt(m.group(9));
    return " U T C"
        + (hours == 0 && minutes == 0
            ? ""
            : (m.group(7).equals("+") ? " plus " : " minus ")
                + numbers.cardinal(hours)
                + (minutes == 0 ? "" : " " + numbers.cardinal(minutes)));
  }

  private static String half(@Nullable String letter, @Nullable String stop) {
    if (letter == null) {
      return "";
    }
    return (letter.equalsIgnoreCase("a") ? " A M" : " P M")
        + (stop == null || stop.isEmpty() ? "" : Stops.LIKELY);
  }
}
