package dev.lector.bridge.http;

import io.helidon.common.buffers.DataReader;
import io.helidon.webserver.CloseConnectionException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Reads from one client's connection, and can say while a request is still being answered that the
 * client has left: a blocking socket only tells who reads from it, so watching reads ahead on
 * another thread, at most one buffer, and hands what it got to the next regular read.
 *
 * <p>Used by the connection's own thread; only the read-ahead runs elsewhere, and never beside a
 * regular read.
 */
final class Connection {
  private final DataReader socket;
  private final DataReader reader = DataReader.create(this::next);
  private @Nullable CompletableFuture<byte @Nullable []> ahead;
  private boolean ended;

  Connection(DataReader socket) {
    this.socket = socket;
  }

  /** What the server reads from instead of the socket. */
  DataReader reader() {
    return reader;
  }

  /** Whether so many bytes have been read from the socket and not yet been taken. */
  boolean holds(long bytes) {
    return reader.available() >= bytes;
  }

  /** Lets no further request come in: the server then closes the connection. */
  void end() {
    ended = true;
  }

  /** Calls {@code gone} when the client closes before it sends anything more. */
  void watch(Runnable gone) {
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
      result.complete(read());
    } catch (RuntimeException e) {
      result.completeExceptionally(e);
    }
  }

  private byte @Nullable [] next() {
    if (ended) {
      return null;
    }
    CompletableFuture<byte @Nullable []> reading = ahead;
    if (reading == null) {
      return read();
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

  private byte @Nullable [] read() {
    try {
      return socket.readBuffer().readBytes();
    } catch (DataReader.InsufficientDataAvailableException e) {
      return null; // the end of the stream, as DataReader wants to hear it
    }
  }
}
