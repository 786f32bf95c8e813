package dev.lector.bridge.http;

import dev.lector.http.ByteBudget;
import dev.lector.http.Connection;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request, read once, never beyond a limit, and within the server's budget of bytes,
 * by which a long answer is held too.
 */
final class RequestBody {
  /**
   * How much of a body nobody wants is still taken in, so that its sender gets to see the answer.
   */
  private static final int LINGER = 16 << 20;

  private static final int CHUNK = 16 << 10;

  private static final byte[] NOTHING = new byte[0];

  private final ServerRequest request;
  private final HeldBytes held;
  private final BodyPace pace;
  private String tenant = "";
  private BodyPace.@Nullable Body paced;
  private BodyPace.@Nullable Body passing;
  private @Nullable InputStream stream;
  private boolean finished;
  private boolean broken;

  RequestBody(ServerRequest request, ByteBudget budget, BodyPace pace) {
    this.request = request;
    this.held = new HeldBytes(budget);
    this.pace = pace;
    this.finished = !request.content().hasEntity();
  }

  /** Says whose request it is, so who is charged for what is held. */
  void owner(String name) {
    tenant = name;
    held.owner(name);
  }

  /** Counts a long answer as held; false when too much is held already. */
  boolean hold(Reply reply) {
    return !(reply.body() instanceof Reply.Bytes body)
        || body.length() <= CHUNK
        || held.tryTake(body.length());
  }

  /** Counts nothing as held any more. */
  void forget() {
    held.close();
  }

  /**
   * Reads all of it.
   *
   * @throws RefusedException 413 when it is longer than {@code limit} bytes, 400 when it cannot be
   *     read, 503 when too much is held already
   * @throws CloseConnectionException when it does not come in time
   */
  byte[] read(int limit) throws RefusedException {
    if (announced() > limit) {
      throw tooLarge(limit);
    }
    if (finished) {
      return NOTHING;
    }
    try {
      byte[] body = arrived() ? atOnce() : inPieces(limit);
      finished = true;
      return body;
    } catch (RefusedException
        | CloseConnectionException
        | DataReader.InsufficientDataAvailableException e) {
      throw e;
    } catch (InterruptedException e) {
      throw stopped(e);
    } catch (IOException | RuntimeException e) { // the server words a broken chunk in several ways
      broken = true;
      throw new RefusedException(400, "The body could not be read: its framing is broken.");
    }
  }

  /** A body that is here already: it gets an array of its length. */
  private byte[] atOnce() throws IOException, RefusedException, InterruptedException {
    int length = known();
    held.take(length);
    byte[] body = open().readNBytes(length);
    if (open().read() >= 0) {
      throw new IOException("The body is longer than announced");
    }
    return body;
  }

  /** Nothing is taken for bytes that are only announced. */
  private byte[] inPieces(int limit) throws IOException, RefusedException, InterruptedException {
    InputStream in = open();
    List<byte[]> pieces = new ArrayList<>();
    int length = 0;
    for (byte[] piece = piece(in); piece.length > 0; piece = piece(in)) {
      pieces.add(piece);
      length += piece.length;
      if (length > limit) {
        throw tooLarge(limit);
      }
      if (length > CHUNK) {
        restWhileHeld(piece.length);
      }
    }
    byte[] body = new byte[length];
    int at = 0;
    for (byte[] piece : pieces) {
      System.arraycopy(piece, 0, body, at, piece.length);
      at += piece.length;
    }
    return body;
  }

  private byte[] piece(InputStream in) throws IOException, RefusedException, InterruptedException {
    byte[] piece = in.readNBytes(CHUNK);
    held.take(piece.length);
    return piece;
  }

  /** After each piece of a long body others have their turn. */
  private void restWhileHeld(int bytes) throws InterruptedException {
    BodyPace.Body current = paced;
    if (current == null) {
      current = pace.held(tenant);
      paced = current;
    }
    current.rest(bytes);
  }

  private void rest(int bytes) throws InterruptedException {
    BodyPace.Body current = passing;
    if (current == null) {
      current = pace.passing(tenant);
      passing = current;
    }
    current.rest(bytes);
  }

  private static CloseConnectionException stopped(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new CloseConnectionException("The server stops", e);
  }

  private boolean arrived() {
    int length = known();
    return length > 0 && Connection.CURRENT.get().holds(length);
  }

  /** Its length, not longer than the limit; 0 when it comes in chunks, whatever else is said. */
  private int known() {
    return request.headers().contains(HeaderNames.TRANSFER_ENCODING)
        ? 0
        : Math.toIntExact(announced());
  }

  /**
   * The body as it comes.
   *
   * @param limit bytes; reading on throws {@link BodyTooLargeException}
   */
  InputStream stream(long limit) throws RefusedException {
    if (announced() > limit) {
      throw new RefusedException(413, "The body is longer than %d bytes.".formatted(limit));
    }
    return finished ? InputStream.nullInputStream() : new LimitedBody(limit);
  }

  private final class LimitedBody extends InputStream {
    private final long limit;
    private long taken;
    private int unrested;

    LimitedBody(long limit) {
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
        int count = open().read(buffer, offset, length);
        if (count < 0) {
          finished = true;
        } else {
          taken += count;
          unrested += count;
        }
        if (taken > limit) {
          throw new BodyTooLargeException(limit);
        }
        if (unrested >= CHUNK) {
          rest(unrested);
          unrested = 0;
        }
        return count;
      } catch (InterruptedException e) {
        throw stopped(e);
      } catch (BodyTooLargeException
          | CloseConnectionException
          | DataReader.InsufficientDataAvailableException e) {
        throw e;
      } catch (IOException | RuntimeException e) { // a broken chunk, worded in several ways
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
      finished = skipped();
      return finished;
    } catch (InterruptedException e) {
      throw stopped(e);
    } catch (CloseConnectionException | DataReader.InsufficientDataAvailableException e) {
      throw e;
    } catch (IOException | RuntimeException e) { // the server words a broken chunk in several ways
      return false;
    }
  }

  private boolean skipped() throws IOException, InterruptedException {
    InputStream in = open();
    byte[] chunk = new byte[CHUNK];
    long taken = 0;
    int unrested = 0;
    while (taken < LINGER) {
      int read = in.read(chunk);
      if (read < 0) {
        return true;
      }
      taken += read;
      unrested += read;
      if (unrested >= CHUNK) {
        rest(unrested);
        unrested = 0;
      }
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
