package dev.lector.bench.report;

import dev.lector.bench.measure.Curve;
import dev.lector.bench.measure.Figure;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * All that stays of a benchmark's run.
 *
 * @param benchmark its name
 * @param question what was measured against what
 * @param command what to type to see it again
 * @param commit the source's commit, with {@code +} when something was changed since
 * @param startedAt when it began
 * @param seconds how long it took
 * @param machine what it ran on
 * @param facts what one has to know to understand the figures
 * @param figures the result
 * @param curves pictures of it
 */
public record Result(
    String benchmark,
    String question,
    String command,
    String commit,
    Instant startedAt,
    long seconds,
    Machine machine,
    Map<String, String> facts,
    List<Figure> figures,
    List<Curve> curves) {}
