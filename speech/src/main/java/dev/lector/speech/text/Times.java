package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/** Times of day: 3:30 pm, 15:00, 12:05:10, 3 p.m. */
final class Times {
  private static final String HALF = "\\s?(?:([AaPp])(?:m\\b|M\\b|\\.\\s?[mM]\\b(\\.?)))";

  private final Numbers numbers;

  Times(Numbers numbers) {
    this.numbers = numbers;
  }

  List<Rule> rules() {
    return List.of(
        Rewrite.of(
            "(?<![\\w.,:$£€])(1[0-2]|0?[1-9])\\.([0-5]\\d)(?=\\s?[AaPp](?:[mM]\\b|\\.\\s?[mM]\\b))",
            m -> m.group(1) + ":" + m.group(2)),
        Rewrite.of("(?<=\\d)\\s?[-–]\\s?(?=\\d{1,2}:[0-5]\\d)", " to "),
        Rewrite.of("(?<=\\d\\s?[AaPp][mM])\\s?[-–]\\s?(?=\\d)", " to "),
        Rewrite.of(
            "(?<![\\w.,:])([01]?\\d|2[0-4]):([0-5]\\d)(?::([0-5]\\d)(?:\\.\\d{1,9})?)?(?:"
                + HALF
                + "|(Z)\\b|h\\b)?(?![\\w:])",
            this::clock),
        Rewrite.of(
            "(?<![\\w.,:])(1[0-2]|[1-9])(?:\\s?[-–]\\s?(1[0-2]|[1-9]))?" + HALF + "(?!\\w)",
            m ->
                numbers.cardinal(Integer.parseInt(m.group(1)))
                    + (m.group(2) == null
                        ? ""
                        : " to " + numbers.cardinal(Integer.parseInt(m.group(2))))
                    + half(m.group(3), m.group(4))));
  }

  private String clock(MatchResult m) {
    int hour = Integer.parseInt(m.group(1));
    int minute = Integer.parseInt(m.group(2));
    String seconds = m.group(3);
    String half = m.group(4);
    StringBuilder out = new StringBuilder();
    out.append(m.group(1).startsWith("0") && hour > 0 && half == null ? "oh " : "");
    out.append(numbers.cardinal(hour));
    if (minute > 0 && minute < 10) {
      out.append(" oh ").append(numbers.cardinal(minute));
    } else if (minute > 0) {
      out.append(' ').append(numbers.cardinal(minute));
    } else if (half == null && seconds == null) {
      out.append(hour >= 1 && hour <= 12 && !m.group(1).startsWith("0") ? " o'clock" : " hundred");
    } else if (half == null) {
      out.append(" hundred");
    }
    if (seconds != null) {
      int count = Integer.parseInt(seconds);
      out.append(" and ")
          .append(numbers.cardinal(count))
          .append(count == 1 ? " second" : " seconds");
    }
    out.append(half(half, m.group(5)));
    return out.append(m.group(6) == null ? "" : " U T C").toString();
  }

  private static String half(@Nullable String letter, @Nullable String stop) {
    if (letter == null) {
      return "";
    }
    return (letter.equalsIgnoreCase("a") ? " A M" : " P M")
        + (stop == null || stop.isEmpty() ? "" : Stops.LIKELY);
  }
}
