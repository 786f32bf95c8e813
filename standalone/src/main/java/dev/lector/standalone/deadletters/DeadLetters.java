package dev.lector.standalone.deadletters;

import dev.lector.deadletters.DeadLetter;
import dev.lector.deadletters.LetterBox;
import dev.lector.deadletters.LetterId;
import dev.lector.deadletters.Replay;
import dev.lector.registry.SchemaRegistryClient;
import dev.lector.registry.SchemaRegistryClients;
import dev.lector.telemetry.AuditLog;
import dev.lector.telemetry.AuditLog.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;

/** The dead letters of a cluster, as lines for people. For one thread. */
public final class DeadLetters implements AutoCloseable {
  private static final AuditLog AUDIT = new AuditLog(Clock.systemUTC());
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Cluster cluster;
  private final SchemaRegistryClient registry;
  private final LetterBox box;

  private DeadLetters(Cluster cluster, SchemaRegistryClient registry, LetterBox box) {
    this.cluster = cluster;
    this.registry = registry;
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
    SchemaRegistryClient registry = SchemaRegistryClients.create(cluster.registry());
    try {
      return new DeadLetters(cluster, registry, new LetterBox(cluster.kafka(), registry, PATIENCE));
    } catch (KafkaException e) {
      registry.close();
      throw cluster.unreachable(e);
    }
  }

  /**
   * Lists them, the newest last.
   *
   * @param limit how many at most, the newest
   */
  public void list(int limit, Consumer<String> out) throws DeadLetterException {
    Deque<String> newest = new ArrayDeque<>();
    long[] older = {0};
    forEach(
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
    return LetterText.whole(find(id));
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
      DeadLetter letter = find(id);
      Optional<String> refusal = letter.refusal();
      if (refusal.isPresent()) {
        throw new DeadLetterException(refusal.get());
      }
      found.add(letter);
    }
    try (Replay replay = replay()) {
      for (DeadLetter letter : found) {
        out.accept(send(replay, letter));
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
    forEach(letter -> ids.add(letter.id()));
    try (Replay replay = replay()) {
      for (LetterId id : ids) {
        DeadLetter letter = find(id);
        Optional<String> refusal = letter.refusal();
        if (refusal.isPresent()) {
          refused.accept(refusal.get());
        } else {
          out.accept(send(replay, letter));
        }
      }
    }
  }

  private void forEach(Consumer<DeadLetter> reader) throws DeadLetterException {
    try {
      box.forEach(reader);
    } catch (KafkaException e) {
      throw cluster.unreachable(e);
    }
  }

  private DeadLetter find(LetterId id) throws DeadLetterException {
    try {
      return box.find(id)
          .orElseThrow(
              () ->
                  new DeadLetterException(
                      "There is no dead letter "
                          + id
                          + " (any more); 'lector dead-letters list' shows those there are"));
    } catch (KafkaException e) {
      throw cluster.unreachable(e);
    }
  }

  private Replay replay() throws DeadLetterException {
    try {
      return new Replay(cluster.kafka(), cluster.registry(), Clock.systemUTC());
    } catch (KafkaException e) {
      throw cluster.unreachable(e);
    }
  }

  /** Sends one, and says where it went and as which request. */
  private static String send(Replay replay, DeadLetter letter)
      throws DeadLetterException, InterruptedException {
    String id = letter.id().toString();
    try {
      String topic = replay.send(letter);
      AUDIT.command("dead-letters replay", Outcome.DONE, id);
      return "%s -> %s%s"
          .formatted(
              id,
              topic,
              letter.request().isPresent()
                  ? " as " + Replay.idOf(letter)
                  : ", unreadable, as it was");
    } catch (KafkaException e) {
      AUDIT.command("dead-letters replay", Outcome.FAILED, id);
      throw new DeadLetterException(
          "Letter " + letter.id() + " was not sent: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    box.close();
    registry.close();
  }
}
