package dev.lector.audio;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A body that ends: its peer has to keep a {@link Pace}. Clients with a limit for each read, or for
 * the time until the header, wait for ever for a peer that sends a byte now and then.
 *
 * <p>Waiting uses the grace up, each byte that comes gives some back, and never is there more than
 * at the start. Only waiting counts: whoever reads slowly costs the peer nothing. For one reader.
 */
public final class PacedInputStream extends FilterInputStream {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long SHORTEST_LOOK = TimeUnit.MILLISECONDS.toNanos(10);
  private static final ScheduledExecutorService WATCH =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("body-pace").daemon().factory());

  private final Pace pace;
  private final Closeable abort;
  private final ScheduledFuture<?> looks;
  private final Object lock = new Object();

  // Guarded by the lock.
  private long left;
  private boolean waiting;
  private long since;
  private boolean late;

  /** Closing it closes {@code in}; so does a peer that is too slow, whatever a read waits for. */
  public PacedInputStream(InputStream in, Pace pace) {
    this(in, pace, in);
  }

  /**
   * @param abort ends a read that waits in another thread
   */
  PacedInputStream(InputStream in, Pace pace, Closeable abort) {
    super(in);
    this.pace = pace;
    this.abort = abort;
    this.left = pace.grace().toNanos();
    long every = Math.max(pace.grace().toNanos() / 8, SHORTEST_LOOK);
    this.looks = WATCH.scheduleWithFixedDelay(this::look, every, every, TimeUnit.NANOSECONDS);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    begin();
    int read = -1;
    try {
      read = in.read(buffer, offset, length);
    } catch (IOException e) {
      // What an aborted read says is not the reason.
      if (ended(0)) {
        throw tooSlow(e);
      }
      throw e;
    }
    if (ended(Math.max(read, 0))) {
      looks.cancel(false);
      abort.close();
      throw tooSlow(null);
    }
    return read;
  }

  @Override
  public long skip(long count) throws IOException {
    byte[] skipped = new byte[Math.clamp(count, 0, 8_192)];
    return skipped.length == 0 ? 0 : Math.max(0, read(skipped, 0, skipped.length));
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  @Override
  public void close() throws IOException {
    looks.cancel(false);
    super.close();
  }

  private void begin() {
    synchronized (lock) {
      waiting = true;
      since = System.nanoTime();
    }
  }

  /** Counts a wait and what came of it; whether the peer was too slow. */
  private boolean ended(long moved) {
    synchronized (lock) {
      waiting = false;
      int rate = pace.bytesPerSecond();
      long earned = moved / rate * SECOND + moved % rate * SECOND / rate;
      left = Math.min(pace.grace().toNanos(), left - (System.nanoTime() - since) + earned);
      late |= left < 0;
      return late;
    }
  }

  private void look() {
    synchronized (lock) {
      if (!waiting || late || System.nanoTime() - since <= left) {
        return;
      }
      late = true;
    }
    looks.cancel(false);
    // On a thread of its own: some streams let nobody close them while they are read.
    Thread.ofVirtual().name("body-pace-abort").start(this::abort);
  }

  private void abort() {
    try {
      abort.close();
    } catch (IOException e) {
      // The reader is told that it was too slow.
    }
  }

  private IOException tooSlow(@Nullable IOException cause) {
    IOException slow =
        new SocketTimeoutException(
            "the body comes too slowly: %s was waited for it, and it had less than %d bytes per second"
                .formatted(pace.grace(), pace.bytesPerSecond()));
    if (cause != null) {
      slow.initCause(cause);
    }
    return slow;
  }
}
