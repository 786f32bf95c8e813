package dev.lector.bench.process;

import dev.lector.bench.measure.Benchmark;
import dev.lector.bench.measure.Figure;
import dev.lector.bench.measure.Goal;
import dev.lector.bench.measure.Rounds;
import dev.lector.bench.measure.Run;
import java.util.Map;

/**
 * From the command to the first audio: {@code say} with and without the AOT cache, with the starter
 * voice and with the default one.
 */
public final class StartBenchmark implements Benchmark {
  private static final double COLD_LIMIT = 5;
  private static final double CACHED_LIMIT = 3;
  private static final double DEFAULT_VOICE_LIMIT = 5;
  private static final Map<String, String> KOKORO = Map.of("lector.models.default", "kokoro");

  @Override
  public String name() {
    return "start";
  }

  @Override
  public String question() {
    return "command to first audio, with and without the AOT cache";
  }

  @Override
  public void measure(Run run) throws Exception {
    SayLaunches launches = new SayLaunches(run.home(), run.work());
    // The first one may find no cache, and leaves one.
    launches.launch(Map.of());
    Rounds<Launch> rounds =
        Rounds.alternate(
            1,
            run.rounds(),
            () -> launches.launch(Map.of()),
            () -> launches.launch(Map.of("lector.aot", "never")));
    run.add(
        Figure.value(
            "first audio, cold",
            "s",
            rounds.reference().stream().map(Launch::audio).toList(),
            Goal.atMost(COLD_LIMIT)));
    run.add(
        Figure.value(
            "first audio, with the AOT cache",
            "s",
            rounds.measured().stream().map(Launch::audio).toList(),
            Goal.atMost(CACHED_LIMIT)));
    run.add(Figure.ratio("with the AOT cache", "s", "without it", rounds.by(Launch::audio)));
    run.add(
        Figure.value(
            "end of the process, cold",
            "s",
            rounds.reference().stream().map(Launch::end).toList()));
    run.add(
        Figure.value(
            "end of the process, with the AOT cache",
            "s",
            rounds.measured().stream().map(Launch::end).toList()));
    Rounds<Launch> kokoro =
        Rounds.alternate(
            1, run.rounds(), () -> launches.launch(KOKORO), () -> launches.launch(Map.of()));
    run.add(
        Figure.value(
            "first audio of the default voice, with the AOT cache",
            "s",
            kokoro.measured().stream().map(Launch::audio).toList(),
            Goal.atMost(DEFAULT_VOICE_LIMIT)));
    run.add(
        Figure.ratio(
            "with the default voice", "s", "with the starter voice", kokoro.by(Launch::audio)));
  }
}
