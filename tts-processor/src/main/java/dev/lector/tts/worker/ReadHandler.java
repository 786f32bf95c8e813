package dev.lector.tts.worker;

import dev.lector.speech.reading.ReadException;
import dev.lector.speech.reading.Readings;
import dev.lector.speech.synthesis.Synthesizer;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * {@code POST /read}: what will be said of a text, for the gateways, which know who may ask. A few
 * at once, so that those that are spoken are not kept waiting.
 */
final class ReadHandler implements Handler {
  private static final long PATIENCE_MS = 2_000;

  private final Readings readings;
  private final Semaphore places;

  /**
   * @param synthesizer whose readings they are
   */
  ReadHandler(Synthesizer synthesizer) {
    this(synthesizer, Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
  }

  ReadHandler(Synthesizer synthesizer, int places) {
    this.readings = new Readings(synthesizer);
    this.places = new Semaphore(places);
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) throws Exception {
    byte[] body = body(request);
    if (body.length > Readings.LONGEST) {
      answer(
          response,
          Status.REQUEST_ENTITY_TOO_LARGE_413,
          Readings.error("The line has more than " + Readings.LONGEST + " bytes."));
    } else if (!places.tryAcquire(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
      answer(
          response, Status.SERVICE_UNAVAILABLE_503, Readings.error("Others are being read now."));
    } else {
      try {
        answer(response, Status.OK_200, readings.answer(body));
      } catch (ReadException e) {
        answer(
            response,
            // Another worker may have the model whole.
            e.retryable() ? Status.SERVICE_UNAVAILABLE_503 : Status.BAD_REQUEST_400,
            Readings.error(String.valueOf(e.getMessage())));
      } finally {
        places.release();
      }
    }
  }

  private static byte[] body(ServerRequest request) throws IOException {
    return request.content().hasEntity()
        ? request.content().inputStream().readNBytes(Readings.LONGEST + 1)
        : new byte[0];
  }

  private static void answer(ServerResponse response, Status status, String json) {
    response
        .status(status)
        .header(HeaderNames.CONTENT_TYPE, "application/json")
        .send(json.getBytes(StandardCharsets.UTF_8));
  }
}
