package dev.lector.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection: what is read from it is bounded in bytes and in time, and a request can
 * ask to hear of it when its client leaves.
 *
 * <p>A blocking socket only tells who reads from it that the client has left, so watching reads
 * ahead on another thread, at most one buffer, and hands what it got to the next regular read.
 *
 * <p>Used by the connection's own thread; only the read-ahead runs elsewhere, and never beside a
 * regular read. {@link #overdue} may be asked by any thread.
 */
public final class Connection {
  /** The connection of the request that the current thread answers. */
  public static final ScopedValue<Connection> CURRENT = ScopedValue.newInstance();

  /**
   * Bytes that may be read and not yet be used: a header at its longest, a {@linkplain
   * SlicedReader#SLICE slice} of a body, and some.
   */
  static final int MOST_UNUSED = 64 << 10;

  /** As much as one read brings, which is not counted against the server's budget. */
  private static final int ONE_READ = 8 << 10;

  private static final long NONE = Long.MAX_VALUE;

  private enum Phase {
    IDLE,
    HEADER,
    REQUEST
  }

  private final Transport transport;
  private final DataReader reader = new SlicedReader(this::next, this::end);
  private final ConnectionLimits limits;
  private final Allowance body;
  private final Allowance response;
  private final ByteBudget.Lease unused;
  private Phase phase = Phase.HEADER;
  private long headerEnd;
  private long unaccounted;
  private @Nullable CompletableFuture<byte @Nullable []> ahead;
  private boolean ended;
  private Runnable stop = () -> {};
  private volatile long readEnd = NONE;
  private volatile long writeEnd = NONE;

  Connection(Transport transport, ConnectionLimits limits, ByteBudget.Lease unused) {
    this.transport = transport;
    this.limits = limits;
    this.unused = unused;
    this.body = new Allowance(limits.body(), limits.rate());
    this.response = new Allowance(limits.response(), limits.rate());
    this.headerEnd = Ticks.now() + limits.header().toNanos();
  }

  /** What the server reads from instead of the socket. */
  DataReader reader() {
    return reader;
  }

  /** Whether so many bytes have been read from the socket and not yet been taken. */
  public boolean holds(long bytes) {
    return reader.available() >= bytes;
  }

  /** Lets no further request come in: the server then closes the connection. */
  public void end() {
    ended = true;
    stop.run();
  }

  /**
   * Sets what keeps the server from reading a further request of what is here already, which it
   * would although it has said that it closes.
   */
  void whenEnded(Runnable stop) {
    this.stop = stop;
  }

  /** Whether the client has kept the server waiting for too long. */
  boolean overdue(long now) {
    return now > readEnd || now > writeEnd;
  }

  /** A request's header is here. */
  void requestBegins() {
    phase = Phase.REQUEST;
    unused.close();
    unaccounted = 0;
    body.restart();
    response.restart();
  }

  /** The request is answered. */
  void requestEnds() {
    phase = Phase.IDLE;
    unused.close();
    unaccounted = 0;
  }

  /** Nothing is read from it any more. */
  void close() {
    unused.close();
    timed(0, transport::end);
  }

  /** Whether the client has presented a certificate that is trusted. */
  boolean clientIsKnown() {
    return transport.clientIsKnown();
  }

  /** Writes, for as long as the client may take. */
  void write(BufferData buffer) {
    timed(buffer.available(), () -> transport.write(buffer));
  }

  private void timed(long bytes, Runnable writing) {
    long start = Ticks.now();
    writeEnd = start + response.left();
    try {
      writing.run();
    } finally {
      writeEnd = NONE;
      response.moved(bytes, Ticks.now() - start);
    }
  }

  /** Calls {@code gone} when the client closes before it sends anything more. */
  public void watch(Runnable gone) {
    CompletableFuture<byte @Nullable []> reading = ahead;
    if (reading == null) {
      reading = new CompletableFuture<>();
      ahead = reading;
      CompletableFuture<byte @Nullable []> result = reading;
      Thread.ofVirtual().name("client-watch").start(() -> readInto(result));
    }
    var _ =
        reading.whenComplete(
            (bytes, _) -> {
              if (bytes == null) {
                gone.run();
              }
            });
  }

  private void readInto(CompletableFuture<byte @Nullable []> result) {
    try {
      result.complete(transport.read());
    } catch (RuntimeException e) {
      result.completeExceptionally(e);
    }
  }

  /**
   * What comes next. Where nothing more does, the connection is closed and nothing is logged: half
   * a request is no fault of the server, which takes the end that {@link DataReader} tells for one.
   */
  private byte[] next() {
    if (ended) {
      throw new CloseConnectionException("Nothing more is read from this connection");
    }
    if (phase == Phase.IDLE && holds(1)) {
      headerBegins();
    }
    long start = Ticks.now();
    readEnd =
        switch (phase) {
          case IDLE -> start + limits.idle().toNanos();
          case HEADER -> headerEnd;
          case REQUEST -> start + body.left();
        };
    byte[] bytes;
    try {
      bytes = regular();
    } catch (UncheckedIOException e) {
      throw new CloseConnectionException("The connection broke", e);
    } finally {
      readEnd = NONE;
    }
    if (bytes == null) {
      throw new CloseConnectionException("The client has ended the connection");
    }
    int count = bytes.length;
    if (phase == Phase.REQUEST) {
      body.moved(count, Ticks.now() - start);
    } else if (phase == Phase.IDLE) {
      headerBegins();
    }
    account(count);
    return bytes;
  }

  private void headerBegins() {
    phase = Phase.HEADER;
    headerEnd = Ticks.now() + limits.header().toNanos();
  }

  /**
   * Counts what is held after this read. Only every so often, since counting takes a step for each
   * buffer that is held.
   */
  private void account(int count) {
    unaccounted += count;
    if (unaccounted <= ONE_READ) {
      return;
    }
    unaccounted = 0;
    long now = (long) reader.available() + count;
    unused.close();
    if (now > MOST_UNUSED || (now > ONE_READ && !unused.tryTake(now))) {
      ended = true;
      throw RequestException.builder()
          .type(EventType.BAD_REQUEST)
          .status(
              now > MOST_UNUSED
                  ? Status.REQUEST_ENTITY_TOO_LARGE_413
                  : Status.SERVICE_UNAVAILABLE_503)
          .setKeepAlive(false)
          .message("More was sent than the server can hold now")
          .build();
    }
  }

  private byte @Nullable [] regular() {
    CompletableFuture<byte @Nullable []> reading = ahead;
    if (reading == null) {
      return transport.read();
    }
    try {
      byte[] bytes = reading.get();
      ahead = null;
      return bytes;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CloseConnectionException("Interrupted while waiting for the client", e);
    } catch (ExecutionException e) {
      throw new CloseConnectionException("The connection broke while its client waited", e);
    }
  }
}
