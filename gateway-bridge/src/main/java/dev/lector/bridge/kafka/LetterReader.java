package dev.lector.bridge.kafka;

import dev.lector.bridge.deadletters.DeadLetters;
import dev.lector.bridge.deadletters.LettersUnavailableException;
import dev.lector.bridge.load.TenantTurns;
import dev.lector.deadletters.DeadLetter;
import dev.lector.deadletters.LetterBox;
import dev.lector.deadletters.LetterCursor;
import dev.lector.deadletters.LetterId;
import dev.lector.deadletters.LetterPage;
import dev.lector.deadletters.Replay;
import dev.lector.registry.SchemaRegistryClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Reads dead letters when somebody asks for them, all through one consumer, one after another,
 * tenants in turn, and sends those that cannot be decoded. Both clients are made for the first who
 * asks: many bridges never have them. Safe for use by many threads.
 */
final class LetterReader implements DeadLetters, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Longer than one read may take: that of one tenant keeps no other from its turn. */
  private static final Duration TURN = PATIENCE.plusSeconds(1);

  private final KafkaSettings settings;
  private final SchemaRegistryClient registry;
  private final BrokerProbe probe;
  private final InstantSource clock;
  private final TenantTurns turns = new TenantTurns(1);

  /** Of whose turn it is, and of who closes. */
  private final ReentrantLock use = new ReentrantLock();

  private @Nullable LetterBox box;
  private @Nullable Replay replay;
  private boolean closed;

  LetterReader(
      KafkaSettings settings,
      SchemaRegistryClient registry,
      BrokerProbe probe,
      InstantSource clock) {
    this.settings = settings;
    this.registry = registry;
    this.probe = probe;
    this.clock = clock;
  }

  @Override
  public <T> LetterPage<T> newest(
      String asker, LetterCursor before, int limit, Function<DeadLetter, Optional<T>> look)
      throws LettersUnavailableException, InterruptedException {
    return inTurn(asker, "read", () -> box().newest(before, limit, look));
  }

  @Override
  public Optional<DeadLetter> find(String asker, LetterId id)
      throws LettersUnavailableException, InterruptedException {
    return inTurn(asker, "read", () -> box().find(id));
  }

  @Override
  public String sendAsItWas(String asker, DeadLetter letter)
      throws LettersUnavailableException, InterruptedException {
    return inTurn(asker, "sent", () -> replay().send(letter));
  }

  private interface Asking<T> {
    T ask() throws InterruptedException;
  }

  private <T> T inTurn(String asker, String what, Asking<T> asking)
      throws LettersUnavailableException, InterruptedException {
    if (!probe.reachable()) {
      throw new LettersUnavailableException("Kafka cannot be reached.");
    }
    if (!turns.enter(asker, TURN)) {
      throw new LettersUnavailableException("Others read the dead letters just now; try again.");
    }
    use.lock();
    try {
      if (closed) {
        throw new LettersUnavailableException("The bridge stops.");
      }
      return asking.ask();
    } catch (InterruptException e) {
      throw new InterruptedException();
    } catch (KafkaException e) {
      throw new LettersUnavailableException(
          "Dead letters cannot be %s now: %s".formatted(what, e.getMessage()), e);
    } finally {
      use.unlock();
      turns.leave();
    }
  }

  private LetterBox box() {
    if (box == null) {
      box = new LetterBox(settings.reader("dead-letters"), registry, PATIENCE);
    }
    return box;
  }

  private Replay replay() {
    if (replay == null) {
      replay = new Replay(settings.producer("replays"), settings.registry(), clock);
    }
    return replay;
  }

  @Override
  public void close() {
    use.lock();
    try {
      closed = true;
      if (box != null) {
        box.close();
      }
      if (replay != null) {
        replay.close();
      }
    } finally {
      use.unlock();
    }
  }
}
