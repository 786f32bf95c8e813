package dev.lector.standalone.deadletters;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The dead letters of a cluster, as lines for people. For one thread. */
public final class DeadLetters implements AutoCloseable {
  private final Cluster cluster;
  private final LetterBox box;

  private DeadLetters(Cluster cluster, LetterBox box) {
    this.cluster = cluster;
    this.box = box;
  }

  /**
   * Opens those of the cluster that the environment, or the configuration file, tells of; else of
   * the one that {@code lector up} runs on this machine.
   *
   * @param environment of the process
   * @throws DeadLetterException when the configuration makes no sense
   */
  public static DeadLetters open(Map<String, String> environment) throws DeadLetterException {
    return open(Cluster.of(environment));
  }

  /**
   * Opens those of a cluster.
   *
   * @param kafka properties of any Kafka client
   * @param registry properties of the registry's client
   * @throws DeadLetterException when no client can be made of them
   */
  public static DeadLetters open(Map<String, String> kafka, Map<String, String> registry)
      throws DeadLetterException {
    return open(new Cluster(kafka, registry));
  }

  private static DeadLetters open(Cluster cluster) throws DeadLetterException {
    return new DeadLetters(cluster, LetterBox.open(cluster));
  }

  /**
   * Lists them, the newest last.
   *
   * @param limit how many at most, the newest
   */
  public void list(int limit, Consumer<String> out) throws DeadLetterException {
    Deque<String> newest = new ArrayDeque<>();
    long[] older = {0};
    box.forEach(
        letter -> {
          newest.addLast(LetterText.line(letter));
          if (newest.size() > limit) {
            newest.removeFirst();
            older[0]++;
          }
        });
    out.accept(newest.isEmpty() ? "There are no dead letters." : LetterText.HEADING);
    newest.forEach(out);
    if (older[0] > 0) {
      out.accept("… and " + older[0] + " older ones; --limit shows more");
    }
  }

  /**
   * All there is in one, over several lines.
   *
   * @throws DeadLetterException when it is not there
   */
  public String show(LetterId id) throws DeadLetterException {
    return LetterText.whole(box.find(id));
  }

  /**
   * Sends some to the queue they came from once more; all of them or, when one is not there or came
   * from elsewhere, none.
   *
   * @param out is told of each
   */
  public void replay(List<LetterId> ids, Consumer<String> out)
      throws DeadLetterException, InterruptedException {
    List<DeadLetter> found = new ArrayList<>();
    for (LetterId id : ids) {
      DeadLetter letter = box.find(id);
      Replay.requireReplayable(letter);
      found.add(letter);
    }
    try (Replay replay = new Replay(cluster, Clock.systemUTC())) {
      for (DeadLetter letter : found) {
        out.accept(replay.send(letter));
      }
    }
  }

  /**
   * Sends all there are once more.
   *
   * @param out is told of each
   * @param refused is told of those that came from no queue; they are left out
   */
  public void replayAll(Consumer<String> out, Consumer<String> refused)
      throws DeadLetterException, InterruptedException {
    // Which ones first, since what is sent may come back as a letter while this goes on.
    List<LetterId> ids = new ArrayList<>();
    box.forEach(letter -> ids.add(letter.id()));
    try (Replay replay = new Replay(cluster, Clock.systemUTC())) {
      for (LetterId id : ids) {
        DeadLetter letter = box.find(id);
        if (Replay.isReplayable(letter)) {
          out.accept(replay.send(letter));
        } else {
          refused.accept(Replay.refusal(letter));
        }
      }
    }
  }

  @Override
  public void close() {
    box.close();
  }
}
