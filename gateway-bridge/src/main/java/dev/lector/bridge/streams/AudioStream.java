package dev.lector.bridge.streams;

import dev.lector.events.AudioSegment;
import dev.lector.events.SpeechSynthesized;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's stream. It takes segments as they come by. When its client is so slow that its
 * buffer is full, it reads the log by itself until it has caught up; and when the object is there,
 * the rest of that. Segments and outcomes come from other threads, pieces are taken by one.
 */
public final class AudioStream implements LiveAudio {
  private static final Logger LOG = LoggerFactory.getLogger(AudioStream.class);

  /** How long until a place to read the log is looked for again. */
  private static final Duration AGAIN = Duration.ofMillis(100);

  /** How long an outcome may take that follows on the last of its audio. */
  private static final Duration TELLING = Duration.ofSeconds(5);

  private final AudioStreams all;
  private final Whose whose;
  private final boolean ofItsOwn;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Assembly assembly;
  private volatile @Nullable Object outcome;

  /** What is told of the whole: the outcome's, or that of another object of the same request. */
  private volatile @Nullable SpeechSynthesized told;

  private @Nullable String over;
  private boolean endsWithClient;
  private Runnable heard = () -> {};
  private Optional<Piece> begun = Optional.empty();

  /** Whether segments that come by are left to the log. */
  private boolean behind;

  /** The last that came by while it was behind. */
  private long upTo = -1;

  private final OwnReading log;
  private @Nullable StoredRest rest;

  /**
   * @param ofItsOwn whether the request is nobody's but this client's
   */
  AudioStream(AudioStreams all, Whose whose, Cursor from, boolean ofItsOwn) {
    this.all = all;
    this.whose = whose;
    this.ofItsOwn = ofItsOwn;
    this.log = new OwnReading(all, whose.requestId());
    this.behind = from.isInLog();
    this.assembly = new Assembly(from, all.buffer());
  }

  Whose whose() {
    return whose;
  }

  @Override
  public String contentType() {
    return locked(assembly::contentType);
  }

  @Override
  public int sampleRate() {
    return locked(assembly::sampleRate);
  }

  @Override
  public Cursor position() {
    return locked(() -> Cursor.ofStore(assembly.has().bytes(), assembly.has().object()));
  }

  @Override
  public void endsWithItsClient() {
    endsWithClient = ofItsOwn;
  }

  /**
   * Waits until there is something to hear, so that its media type is known.
   *
   * @throws IOException as {@link #next}
   */
  public void begin() throws IOException, InterruptedException {
    begun = next();
  }

  /** Calls {@code first} when there is something to hear, at once when there is. */
  public void whenHeard(Runnable first) {
    change(
        () -> {
          heard = first;
          if (!assembly.contentType().isEmpty()) {
            first.run();
          }
        });
  }

  /** The log is to be read up to this offset before what comes by counts. */
  void readLogUpTo(long offset) {
    change(() -> upTo = Math.max(upTo, offset));
  }

  /** A segment of its request has come by. */
  void offer(int partition, long offset, AudioSegment segment) {
    if (whose.has(segment)) {
      change(() -> takeOrLeave(partition, offset, segment));
    }
  }

  private void takeOrLeave(int partition, long offset, AudioSegment segment) {
    if (outcome != null || assembly.whole()) {
      return;
    }
    if (!behind && !assembly.takes(segment)) {
      behind = true;
      assembly.goOnAt(partition, offset);
    }
    if (!behind) {
      boolean first = assembly.contentType().isEmpty();
      assembly.take(partition, offset, segment);
      if (first && !assembly.contentType().isEmpty()) {
        heard.run();
      }
    } else if (partition == assembly.has().partition()) {
      upTo = Math.max(upTo, offset);
    }
  }

  /**
   * How its request has ended.
   *
   * @param how an outcome
   * @return false when that has made another object than the one whose bytes were heard: the id was
   *     published twice, with and without a stream, and the segments still come
   */
  public boolean ended(Object how) {
    return changed(
        () -> {
          if (how instanceof SpeechSynthesized speech) {
            if (!assembly.has().mayBeOf(all.object(speech))) {
              told = speech;
              return false;
            }
            told = told == null ? speech : told;
            assembly.is(speech.getAudio().getContentType(), speech.getAudio().getSampleRate());
          }
          outcome = outcome == null ? how : outcome;
          return true;
        });
  }

  @Override
  public void clientLeft() {
    end("The client has left");
  }

  /** Ends it before the audio does. */
  void end(String why) {
    change(() -> over = why);
  }

  private void change(Runnable what) {
    var _ =
        changed(
            () -> {
              what.run();
              return true;
            });
  }

  private boolean changed(BooleanSupplier what) {
    return locked(
        () -> {
          boolean result = what.getAsBoolean();
          changed.signalAll();
          return result;
        });
  }

  private <T> T locked(Supplier<T> what) {
    lock.lock();
    try {
      return what.get();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Optional<Piece> next() throws IOException, InterruptedException {
    if (begun.isPresent()) {
      Optional<Piece> first = begun;
      begun = Optional.empty();
      return first;
    }
    long deadline = System.nanoTime() + all.patience().toNanos();
    while (true) {
      lock.lockInterruptibly();
      try {
        if (over != null) {
          throw new StreamBrokenException(over);
        }
        Piece piece = assembly.poll();
        if (piece != null) {
          return Optional.of(piece);
        }
        if (assembly.whole()) {
          return Optional.empty();
        }
        long left = deadline - System.nanoTime();
        if (outcome == null && left <= 0) {
          throw new StreamBrokenException(
              "Nothing more came within " + all.patience().toSeconds() + " s");
        }
        if (outcome == null && !behind) {
          var _ = changed.awaitNanos(left);
          continue;
        }
      } finally {
        lock.unlock();
      }
      Object ending = outcome;
      if (ending == null) {
        logged();
      } else if (ending instanceof SpeechSynthesized speech) {
        return stored(speech);
      } else {
        throw new StreamBrokenException("The request has failed");
      }
    }
  }

  @Override
  public Optional<SpeechSynthesized> told() throws InterruptedException {
    long left = TELLING.toNanos();
    lock.lockInterruptibly();
    try {
      while (outcome == null && told == null && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
    return Optional.ofNullable(told);
  }

  private Optional<Piece> stored(SpeechSynthesized speech) throws IOException {
    StoredRest open = rest;
    if (open == null) {
      log.close();
      open = all.rest(speech, position().bytes());
      rest = open;
    }
    Optional<Piece> piece = open.next();
    change(() -> piece.ifPresentOrElse(assembly::passed, assembly::end));
    return piece;
  }

  /** Reads on in the log, until nothing has come by that it did not find there. */
  private void logged() throws InterruptedException {
    Cursor has = locked(assembly::has);
    Optional<List<SegmentLog.Found>> found = Optional.empty();
    boolean lost = false;
    try {
      found = log.next(has);
    } catch (IOException e) {
      LOG.debug("Stream {} waits for the whole: {}", whose.requestId(), e.getMessage());
      lost = true;
    }
    if (found.isEmpty() && !lost) {
      awaitPlace();
      return;
    }
    lock.lockInterruptibly();
    try {
      for (SegmentLog.Found one : found.orElse(List.of())) {
        if (whose.has(one.segment())) {
          assembly.take(has.partition(), one.offset(), one.segment());
        }
      }
      // What the log does not have any more is in the store when all of it is there.
      if (lost || log.isPast(upTo)) {
        behind = false;
        log.close();
      }
    } finally {
      lock.unlock();
    }
  }

  /** As many read the log as may; an outcome, or a client that leaves, ends the wait. */
  private void awaitPlace() throws InterruptedException {
    long left = AGAIN.toNanos();
    lock.lockInterruptibly();
    try {
      while (left > 0 && outcome == null && over == null) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    log.close();
    if (rest != null) {
      rest.close();
    }
    boolean unwanted = locked(() -> endsWithClient && !assembly.whole() && outcome == null);
    change(assembly::discard);
    all.left(this, unwanted);
  }
}
