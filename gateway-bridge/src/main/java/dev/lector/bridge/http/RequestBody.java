package dev.lector.bridge.http;

import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The body of a request, read once and never beyond a limit. */
final class RequestBody {
  /**
   * How much of a body nobody wants is still taken in, so that its sender gets to see the answer.
   */
  private static final int LINGER = 16 << 20;

  private static final int CHUNK = 16 << 10;

  private final ServerRequest request;
  private @Nullable InputStream stream;
  private boolean finished;

  RequestBody(ServerRequest request) {
    this.request = request;
    this.finished = !request.content().hasEntity();
  }

  /**
   * Reads all of it.
   *
   * @throws RefusedException 413 when it is longer than {@code limit} bytes, 400 when it breaks off
   */
  byte[] read(int limit) throws RefusedException {
    if (announced() > limit) {
      throw tooLarge(limit);
    }
    if (finished) {
      return new byte[0];
    }
    try {
      byte[] body = open().readNBytes(limit + 1);
      if (body.length > limit) {
        throw tooLarge(limit);
      }
      finished = true;
      return body;
    } catch (IOException e) {
      throw new RefusedException(400, "The body could not be read: " + e.getMessage());
    }
  }

  /**
   * Takes in what nobody has read.
   *
   * @return false when there is too much of it, and the connection has to be closed after the
   *     answer
   */
  boolean discard() {
    boolean waitsForContinue =
        request.headers().containsToken(HeaderValues.EXPECT_100) && !request.continueSent();
    if (finished) {
      return true;
    }
    if (waitsForContinue || announced() > LINGER) {
      return false;
    }
    try {
      InputStream in = open();
      byte[] chunk = new byte[CHUNK];
      for (long taken = 0; taken < LINGER; ) {
        int read = in.read(chunk);
        if (read < 0) {
          finished = true;
          return true;
        }
        taken += read;
      }
      return false;
    } catch (IOException e) {
      return false;
    }
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
