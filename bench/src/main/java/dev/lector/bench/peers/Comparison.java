package dev.lector.bench.peers;

import dev.lector.bench.engine.Engine;
import dev.lector.bench.engine.Spoken;
import dev.lector.bench.measure.Figure;
import dev.lector.bench.measure.Goal;
import dev.lector.bench.measure.Rounds;
import dev.lector.bench.measure.Run;
import dev.lector.bench.measure.Side;
import java.util.List;
import java.util.Locale;

/** Lector and another engine with the same sentences. */
final class Comparison {
  private static final String UNIT = "audio s/s";
  private static final Goal GOAL = Goal.atLeast(1.2);
  // Phonemizers differ, and so does the silence around a sentence.
  private static final double TOLERANCE = 0.15;

  private final Run run;
  private final String who;
  private final List<String> texts;

  Comparison(Run run, String who, List<String> texts) {
    this.run = run;
    this.who = who;
    this.texts = texts;
  }

  /** One sentence at a time on both sides. */
  void oneByOne(int threads, Peer peer) throws Exception {
    String name = "one sentence at a time, " + threads + (threads == 1 ? " thread" : " threads");
    try (Engine engine = Engine.alone(threads)) {
      compare(name, () -> engine.oneByOne(texts), peer);
    }
  }

  /** Lector as it comes, with all sentences there at once. */
  void together(int cores, Peer peer) throws Exception {
    String name = "all sentences on " + cores + " cores, Lector's batcher";
    try (Engine engine = Engine.asItComes()) {
      compare(name, () -> engine.together(texts), peer);
    }
  }

  private void compare(String name, Side<Spoken> lector, Peer peer) throws Exception {
    Rounds<Spoken> rounds = Rounds.alternate(run.size(1, 0), run.rounds(), lector, peer::speak);
    Spoken mine = rounds.measured().getFirst();
    Spoken theirs = rounds.reference().getFirst();
    mine.mustBeAsLongAs(theirs, TOLERANCE);
    run.add(Figure.ratio(name, UNIT, who, rounds.by(Spoken::rate), GOAL));
    run.add(
        Figure.ratio(name + ": sentences", "sentences/s", who, rounds.by(Spoken::textsPerSecond)));
    run.fact(
        name + ", audio",
        String.format(Locale.ROOT, "Lector %.1f s, %s %.1f s", mine.audio(), who, theirs.audio()));
  }
}
