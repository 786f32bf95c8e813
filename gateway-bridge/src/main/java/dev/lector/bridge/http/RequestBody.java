package dev.lector.bridge.http;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The body of a request, read once, never beyond a limit and not for ever. */
final class RequestBody {
  /**
   * How much of a body nobody wants is still taken in, so that its sender gets to see the answer.
   */
  private static final int LINGER = 16 << 20;

  private static final int CHUNK = 16 << 10;

  private final ServerRequest request;
  private final Deadline deadline;
  private @Nullable InputStream stream;
  private boolean finished;
  private boolean broken;

  RequestBody(ServerRequest request, Deadline deadline) {
    this.request = request;
    this.deadline = deadline;
    this.finished = !request.content().hasEntity();
  }

  /**
   * Reads all of it.
   *
   * @throws RefusedException 413 when it is longer than {@code limit} bytes, 400 when it cannot be
   *     read
   * @throws CloseConnectionException when it does not come in time
   */
  byte[] read(int limit) throws RefusedException {
    if (announced() > limit) {
      throw tooLarge(limit);
    }
    if (finished) {
      return new byte[0];
    }
    try {
      // What is here already needs no deadline, which costs an alarm and a lock all share.
      byte[] body = arrived() ? all(limit) : deadline.within(() -> all(limit));
      if (body.length > limit) {
        throw tooLarge(limit);
      }
      finished = true;
      return body;
    } catch (RefusedException
        | CloseConnectionException
        | DataReader.InsufficientDataAvailableException e) {
      throw e;
    } catch (Exception e) { // the server words a broken chunk in several ways
      broken = true;
      throw new RefusedException(400, "The body could not be read: its framing is broken.");
    }
  }

  private boolean arrived() {
    int length = known();
    return length > 0 && WatchedConnections.CURRENT.get().holds(length);
  }

  /** Its length, not longer than the limit; 0 when it comes in chunks, whatever else is said. */
  private int known() {
    return request.headers().contains(HeaderNames.TRANSFER_ENCODING)
        ? 0
        : Math.toIntExact(announced());
  }

  /** All of it, or one byte more than the limit. */
  private byte[] all(int limit) throws IOException {
    InputStream in = open();
    int length = known();
    if (length == 0) {
      return in.readNBytes(limit + 1);
    }
    // With its length known it gets an array of that length, not one of 16 KiB first.
    byte[] body = in.readNBytes(length);
    if (in.read() >= 0) {
      throw new IOException("The body is longer than announced");
    }
    return body;
  }

  /**
   * The body as it comes. Each read has the time of a whole ordinary body.
   *
   * @param limit bytes; reading on throws {@link BodyTooLargeException}
   */
  InputStream stream(long limit) throws RefusedException {
    if (announced() > limit) {
      throw new RefusedException(413, "The body is longer than %d bytes.".formatted(limit));
    }
    return finished ? InputStream.nullInputStream() : new TimedBody(limit);
  }

  private final class TimedBody extends InputStream {
    private final long limit;
    private long taken;

    TimedBody(long limit) {
      this.limit = limit;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      try {
        int count = deadline.within(() -> open().read(buffer, offset, length));
        if (count < 0) {
          finished = true;
        } else {
          taken += count;
        }
        if (taken > limit) {
          throw new BodyTooLargeException(limit);
        }
        return count;
      } catch (BodyTooLargeException
          | CloseConnectionException
          | DataReader.InsufficientDataAvailableException e) {
        throw e;
      } catch (Exception e) { // the server words a broken chunk in several ways
        broken = true;
        throw new IOException("The body could not be read: its framing is broken.", e);
      }
    }
  }

  /**
   * Takes in what nobody has read.
   *
   * @return false when that cannot be done, and the connection has to be closed after the answer
   */
  boolean discard() {
    if (finished) {
      return true;
    }
    boolean waitsForContinue =
        request.headers().containsToken(HeaderValues.EXPECT_100) && !request.continueSent();
    if (broken || waitsForContinue || announced() > LINGER) {
      return false;
    }
    try {
      finished = deadline.within(this::skipped);
      return finished;
    } catch (CloseConnectionException | DataReader.InsufficientDataAvailableException e) {
      throw e;
    } catch (Exception e) { // the server words a broken chunk in several ways
      return false;
    }
  }

  private boolean skipped() throws IOException {
    InputStream in = open();
    byte[] chunk = new byte[CHUNK];
    long taken = 0;
    while (taken < LINGER) {
      int read = in.read(chunk);
      if (read < 0) {
        return true;
      }
      taken += read;
    }
    return false;
  }

  private InputStream open() {
    InputStream in = stream;
    if (in == null) {
      in = request.content().inputStream();
      stream = in;
    }
    return in;
  }

  private long announced() {
    return request.headers().contentLength().orElse(0);
  }

  private static RefusedException tooLarge(int limit) {
    return new RefusedException(
        413, "The body is longer than %d bytes, the limit.".formatted(limit));
  }
}
