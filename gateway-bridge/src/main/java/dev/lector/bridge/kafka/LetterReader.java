package dev.lector.bridge.kafka;

import dev.lector.bridge.deadletters.DeadLetters;
import dev.lector.bridge.deadletters.LettersUnavailableException;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Reads dead letters when somebody asks for them, all through one consumer, one after another, and
 * sends those that cannot be decoded. Both clients are made for the first who asks: many bridges
 * never have them. Safe for use by many threads.
 */
final class LetterReader implements DeadLetters, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration TURN = Duration.ofSeconds(2);

  private final KafkaSettings settings;
  private final SchemaRegistryClient registry;
  private final BrokerProbe probe;
  private final InstantSource clock;
  private final ReentrantLock turn = new ReentrantLock(true);
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
      LetterCursor before, int limit, Function<DeadLetter, Optional<T>> look)
      throws LettersUnavailableException, InterruptedException {
    return inTurn("read", () -> box().newest(before, limit, look));
  }

  @Override
  public Optional<DeadLetter> find(LetterId id)
      throws LettersUnavailableException, InterruptedException {
    return inTurn("read", () -> box().find(id));
  }

  @Override
  public String sendAsItWas(DeadLetter letter)
      throws LettersUnavailableException, InterruptedException {
    return inTurn("sent", () -> replay().send(letter));
  }

  private interface Asking<T> {
    T ask() throws InterruptedException;
  }

  private <T> T inTurn(String what, Asking<T> asking)
      throws LettersUnavailableException, InterruptedException {
    if (!probe.reachable()) {
      throw new LettersUnavailableException("Kafka cannot be reached.");
    }
    if (!turn.tryLock(TURN.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new LettersUnavailableException("Others read the dead letters just now; try again.");
    }
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
      turn.unlock();
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
    turn.lock();
    try {
      closed = true;
      if (box != null) {
        box.close();
      }
      if (replay != null) {
        replay.close();
      }
    } finally {
      turn.unlock();
    }
  }
}
