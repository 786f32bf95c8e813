package dev.lector.bench.path;

import dev.lector.bench.machinery.Installation;
import dev.lector.bench.machinery.Installation.Service;
import dev.lector.bench.measure.Benchmark;
import dev.lector.bench.measure.Figure;
import dev.lector.bench.measure.Goal;
import dev.lector.bench.measure.Round;
import dev.lector.bench.measure.Run;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** {@code stream}: how soon a long text is heard, and whether players of many streams run dry. */
public final class StreamBenchmark implements Benchmark {
  private static final int CHARACTERS = 5_000;
  private static final int STREAMS = 20;

  /** What a player has before it begins, s. */
  private static final double BUFFER = 1;

  @Override
  public String name() {
    return "stream";
  }

  @Override
  public String question() {
    return "Time to the first audio of 5,000 characters, against their first sentence alone; gaps in 20 streams at once";
  }

  @Override
  public void measure(Run run) throws Exception {
    int characters = run.size(CHARACTERS, 600);
    int streams = run.size(STREAMS, 4);
    run.fact(
        "player",
        "begins with %.0f s of audio, and plays on as long as it has any".formatted(BUFFER));
    try (Installation lector = Installation.start(run.home(), run.work());
        HttpClient http = HttpClient.newHttpClient()) {
      Service bridge = lector.bridge("", Map.of());
      var _ =
          lector.worker(
              "worker",
              "",
              Map.of(
                  "lector.text.phonemes",
                  "lexicon",
                  "lector.worker.lanes",
                  Integer.toString(STREAMS)));
      for (int i = 0; i < run.size(3, 1); i++) {
        var _ =
            Playback.listen(http, bridge.port(), text("Warming up, number " + i + ".", characters));
      }
      first(run, http, bridge.port(), characters);
      together(run, http, bridge.port(), characters, streams);
    }
  }

  private static void first(Run run, HttpClient http, int port, int characters) throws Exception {
    List<Round> rounds = new ArrayList<>();
    for (int i = 0; i < run.rounds(); i++) {
      // The numbers make each text one that nobody has said, and both of one length.
      String sentence = "This is the sentence that round %d begins with, and it is not short.";
      Playback alone = Playback.listen(http, port, sentence.formatted(200 + i));
      Playback whole = Playback.listen(http, port, text(sentence.formatted(100 + i), characters));
      rounds.add(new Round(whole.firstMillis(), alone.firstMillis()));
    }
    run.add(
        Figure.ratio(
            "time to first audio, %,d characters".formatted(characters),
            "ms",
            "their first sentence alone",
            rounds,
            Goal.atMost(1.5)));
  }

  private static void together(Run run, HttpClient http, int port, int characters, int streams)
      throws Exception {
    List<Double> gaps = new ArrayList<>();
    List<Double> firsts = new ArrayList<>();
    for (int i = 0; i < run.rounds(); i++) {
      int round = i;
      List<Callable<Playback>> clients = new ArrayList<>();
      for (int j = 0; j < streams; j++) {
        String sentence = "Listener %d of round %d hears this sentence first.".formatted(j, round);
        clients.add(() -> Playback.listen(http, port, text(sentence, characters)));
      }
      double longest = 0;
      double latest = 0;
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (Future<Playback> client : threads.invokeAll(clients)) {
          longest = Math.max(longest, client.get().longestGapMillis(BUFFER));
          latest = Math.max(latest, client.get().firstMillis());
        }
      }
      gaps.add(longest);
      firsts.add(latest);
    }
    run.add(
        Figure.value(
            "longest gap in %d streams at once".formatted(streams), "ms", gaps, Goal.atMost(0)));
    run.add(Figure.value("time to first audio of the last of them to be heard", "ms", firsts));
  }

  private static String text(String first, int characters) {
    StringBuilder text = new StringBuilder(first);
    for (int i = 0; text.length() < characters; i++) {
      text.append(" The boat went down the river, and nobody in it said a word about the weather.");
      text.append(i % 3 == 2 ? "\\n\\n" : "");
    }
    return text.toString();
  }
}
