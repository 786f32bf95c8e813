package dev.lector.bench.report;

import dev.lector.bench.measure.Figure;
import dev.lector.bench.measure.Goal;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tables of the documentation, written between a benchmark's marks:
 *
 * <pre>{@code
 * <!-- results of engine -->
 * <!-- end -->
 * }</pre>
 */
public final class Tables {
  private static final Pattern MARKS =
      Pattern.compile("(?s)<!-- results of ([a-z-]+) -->\n.*?<!-- end -->");
  private static final String PICTURES = "../bench/results/";

  private Tables() {}

  /** The page with these results; what no result is there for stays as it is. */
  public static String fill(String page, Iterable<Result> results) {
    return MARKS
        .matcher(page)
        .replaceAll(
            marks -> {
              for (Result result : results) {
                if (result.benchmark().equals(marks.group(1))) {
                  return Matcher.quoteReplacement(
                      "<!-- results of "
                          + marks.group(1)
                          + " -->\n"
                          + table(result)
                          + "<!-- end -->");
                }
              }
              return Matcher.quoteReplacement(marks.group());
            });
  }

  private static String table(Result result) {
    StringBuilder text = new StringBuilder();
    text.append("\n| what | Lector | against | figure | spread | goal |\n");
    text.append("|---|---|---|---|---|---|\n");
    result.figures().forEach(figure -> text.append(row(figure)));
    text.append('\n');
    result.facts().forEach((name, value) -> text.append("- " + name + ": " + value + "\n"));
    text.append(
        String.format(
            Locale.ROOT,
            "- `%s`, %d s on %s, commit `%s`: %d cores of %s, %,d MiB, %s, Java %s%n",
            result.command(),
            result.seconds(),
            result.startedAt().atOffset(ZoneOffset.UTC).toLocalDate(),
            result.commit(),
            result.machine().cores(),
            result.machine().processor(),
            result.machine().memoryMib(),
            result.machine().system(),
            result.machine().java()));
    for (int i = 0; i < result.curves().size(); i++) {
      text.append(
          String.format(
              "%n![%s](%s%s)%n",
              result.curves().get(i).title(), PICTURES, Results.picture(result, i)));
    }
    return text.append('\n').toString();
  }

  private static String row(Figure figure) {
    String goal =
        figure.goal() == null
            ? ""
            : figure.isMet() ? figure.goal() + ", met" : "**" + figure.goal() + ", missed**";
    return String.format(
        "| %s | %s | %s | **%s** | %s to %s | %s |%n",
        figure.name(),
        figure.isRatio() ? side(figure, figure.summary().measured()) : "",
        figure.isRatio()
            ? figure.reference() + ": " + side(figure, figure.summary().reference())
            : "",
        median(figure) + (figure.isRatio() ? "" : " " + figure.unit()),
        number(figure.low()),
        number(figure.high()),
        goal);
  }

  private static String side(Figure figure, double median) {
    return number(median) + " " + figure.unit();
  }

  /** A goal that is missed by a hair must not look met. */
  private static String median(Figure figure) {
    String text = number(figure.median());
    Goal goal = figure.goal();
    if (goal != null && !figure.isMet()) {
      for (int digits = 3; goal.isMet(Double.parseDouble(text.replace(",", ""))); digits++) {
        text = String.format(Locale.ROOT, "%,." + digits + "f", figure.median());
      }
    }
    return text;
  }

  /** Three digits that count. */
  private static String number(double value) {
    double size = Math.abs(value);
    String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
    return String.format(Locale.ROOT, format, value);
  }
}
