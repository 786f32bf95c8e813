package dev.lector.tts.worker.status;

import dev.lector.http.ByteBudget;
import dev.lector.speech.reading.ReadException;
import dev.lector.speech.reading.Readings;
import dev.lector.speech.synthesis.Synthesizer;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /read}: what will be said of a text, for the gateways, which know who may ask. A few
 * at once, so that those that are spoken are not kept waiting.
 */
public final class ReadHandler implements Handler {
  private static final long PATIENCE_MS = 2_000;

  /** What bodies may hold at once, half of it each, as all are nobody's; bytes. */
  private static final long BODIES = 32 << 20;

  private static final int PIECE = 8_192;

  /** Tells gateways that a worker answers, and nothing else that listens. */
  private static final String MEDIA_TYPE = "application/vnd.lector.reading+json";

  private final Readings readings;
  private final Semaphore places;
  private final ByteBudget bodies;

  /**
   * @param synthesizer whose readings they are
   */
  public ReadHandler(Synthesizer synthesizer) {
    this(synthesizer, Math.max(1, Runtime.getRuntime().availableProcessors() / 2), BODIES);
  }

  public ReadHandler(Synthesizer synthesizer, int places, long bodies) {
    this.readings = new Readings(synthesizer);
    // In the order they come: gateways send few of a tenant's at once.
    this.places = new Semaphore(places, true);
    this.bodies = new ByteBudget(bodies);
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) throws Exception {
    try (ByteBudget.Lease lease = bodies.lease("")) {
      byte[] body = body(request, lease);
      if (body == null) {
        answer(
            response, Status.SERVICE_UNAVAILABLE_503, Readings.error("Others are being read now."));
      } else if (body.length > Readings.LONGEST) {
        answer(
            response,
            Status.REQUEST_ENTITY_TOO_LARGE_413,
            Readings.error("The line has more than " + Readings.LONGEST + " bytes."));
      } else {
        read(body, response);
      }
    }
  }

  private void read(byte[] body, ServerResponse response) throws InterruptedException {
    if (!places.tryAcquire(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
      answer(
          response, Status.SERVICE_UNAVAILABLE_503, Readings.error("Others are being read now."));
      return;
    }
    Status status = Status.OK_200;
    String json;
    try {
      json = readings.answer(body);
    } catch (ReadException e) {
      // Another worker may have the model whole.
      status = e.retryable() ? Status.SERVICE_UNAVAILABLE_503 : Status.BAD_REQUEST_400;
      json = Readings.error(String.valueOf(e.getMessage()));
    } finally {
      places.release();
    }
    answer(response, status, json);
  }

  /** Null when others hold what bodies may hold. */
  private static byte @Nullable [] body(ServerRequest request, ByteBudget.Lease lease)
      throws IOException {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    if (request.content().hasEntity()) {
      InputStream in = request.content().inputStream();
      byte[] piece = new byte[PIECE];
      int length;
      while (kept.size() <= Readings.LONGEST && (length = in.read(piece)) > 0) {
        if (!lease.tryTake(length)) {
          return null;
        }
        kept.write(piece, 0, length);
      }
    }
    return kept.toByteArray();
  }

  private static void answer(ServerResponse response, Status status, String json) {
    response
        .status(status)
        .header(HeaderNames.CONTENT_TYPE, MEDIA_TYPE)
        .send(json.getBytes(StandardCharsets.UTF_8));
  }
}
