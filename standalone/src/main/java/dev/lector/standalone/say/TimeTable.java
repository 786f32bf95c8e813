package dev.lector.standalone.say;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where the time of one request went, as an aligned table. */
public final class TimeTable {
  private record Row(String what, Duration time, String note) {}

  private final List<Row> rows = new ArrayList<>();

  /** Adds a stretch of time. */
  public TimeTable add(String what, Duration time, String note) {
    rows.add(new Row(what, time.isNegative() ? Duration.ZERO : time, note));
    return this;
  }

  /**
   * Adds the stretches between a request and its answer: HTTP is the way in, up to the bridge
   * taking it; reply is all that the others leave, the way back through Kafka and HTTP. The way in
   * is read off two machines' clocks, so it is kept within what is left over.
   */
  public TimeTable addRequest(Spoken spoken, JobReport job) {
    Duration rest = spoken.took().minus(job.queued()).minus(job.synthesis()).minus(job.store());
    Duration in =
        job.requestedAt()
            .map(taken -> clamp(Duration.between(spoken.asked(), taken), rest))
            .orElse(Duration.ZERO);
    return add("HTTP", in, "")
        .add("queue", job.queued(), "")
        .add("synthesis", job.synthesis(), job.cached() ? "the store had it already" : "")
        .add("store", job.store(), "")
        .add("reply", rest.minus(in), "");
  }

  /** One line each, seconds aligned, and their sum. */
  public String format() {
    StringBuilder table = new StringBuilder();
    Duration sum = Duration.ZERO;
    for (Row row : rows) {
      sum = sum.plus(row.time());
      line(table, row);
    }
    line(table, new Row("total", sum, ""));
    return table.toString();
  }

  private static void line(StringBuilder table, Row row) {
    String line =
        String.format(
            Locale.ROOT,
            "  %-10s %8.3f s  %s",
            row.what(),
            row.time().toMillis() / 1e3,
            row.note());
    table.append(line.stripTrailing()).append('\n');
  }

  private static Duration clamp(Duration value, Duration limit) {
    if (value.isNegative() || limit.isNegative()) {
      return Duration.ZERO;
    }
    return value.compareTo(limit) < 0 ? value : limit;
  }
}
