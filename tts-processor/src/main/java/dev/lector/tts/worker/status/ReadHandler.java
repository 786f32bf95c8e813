package dev.lector.tts.worker.status;

import dev.lector.exchange.ReadExchange;
import dev.lector.http.ByteBudget;
import dev.lector.speech.reading.ReadException;
import dev.lector.speech.reading.Readings;
import dev.lector.speech.synthesis.SpeechException;
import dev.lector.speech.synthesis.SpeechOrder;
import dev.lector.speech.synthesis.Synthesizer;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /read}: what will be said of a text, for the bridges, which know who may ask. A few
 * at once, so that those that are spoken are not kept waiting, and tenants in turn. A model that is
 * not loaded is loaded outside of its tenant's turn.
 */
public final class ReadHandler implements Handler {
  private static final Duration SLICE = Duration.ofMillis(20);

  /** What bodies may hold at once, half of it a tenant's; bytes. */
  private static final long BODIES = 32 << 20;

  private static final int PIECE = 8_192;
  private static final HeaderName TENANT = HeaderNames.create(ReadExchange.TENANT);
  private static final HeaderName LIMIT_MS = HeaderNames.create(ReadExchange.LIMIT_MS);

  private final Readings readings;
  private final ModelLoads loads;
  private final ReadTurns turns;
  private final ByteBudget bodies;
  private final Patience patience;

  /**
   * How long a text may take.
   *
   * @param turn until it is begun; another worker may have more time
   * @param end until it is read, unless the bridge waits less
   */
  record Patience(Duration turn, Duration end) {
    private static final Patience DEFAULT =
        new Patience(Duration.ofSeconds(5), Duration.ofSeconds(15));

    private Duration end(ServerRequest request) {
      return request
          .headers()
          .first(LIMIT_MS)
          .flatMap(Patience::millis)
          .filter(limit -> limit.compareTo(end) < 0)
          .orElse(end);
    }

    private static Optional<Duration> millis(String written) {
      try {
        return Optional.of(Duration.ofMillis(Long.parseLong(written)));
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }
  }

  /**
   * @param synthesizer whose readings they are
   */
  public ReadHandler(Synthesizer synthesizer) {
    this(
        synthesizer,
        new ReadTurns(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), SLICE),
        BODIES,
        Patience.DEFAULT);
  }

  ReadHandler(Synthesizer synthesizer, ReadTurns turns, long bodies, Patience patience) {
    this.readings = new Readings(synthesizer);
    this.loads = new ModelLoads(synthesizer);
    this.turns = turns;
    this.bodies = new ByteBudget(bodies);
    this.patience = patience;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) throws Exception {
    String tenant = request.headers().first(TENANT).orElse("");
    try (ByteBudget.Lease lease = bodies.lease(tenant)) {
      byte[] body = body(request, lease);
      if (body == null) {
        busy(response);
      } else if (body.length > Readings.LONGEST) {
        answer(
            response,
            Status.REQUEST_ENTITY_TOO_LARGE_413,
            Readings.error("The line has more than " + Readings.LONGEST + " bytes."));
      } else {
        Optional<ReadTurns.Turn> turn = turns.take(tenant, patience.turn, patience.end(request));
        if (turn.isEmpty()) {
          busy(response);
        } else {
          read(body, tenant, turn.get(), response);
        }
      }
    }
  }

  private static void busy(ServerResponse response) {
    answer(response, Status.SERVICE_UNAVAILABLE_503, Readings.error("Others are being read now."));
  }

  private void read(byte[] body, String tenant, ReadTurns.Turn turn, ServerResponse response) {
    Status status = Status.OK_200;
    String json;
    try (turn) {
      SpeechOrder order = readings.order(body, tenant);
      Optional<Future<Void>> load = loads.of(order);
      if (load.isPresent()) {
        turn.leaveUntil(load.get());
      }
      json = readings.answer(order, turn);
    } catch (ReadException e) {
      // Another worker may have the model whole.
      status = e.retryable() ? Status.SERVICE_UNAVAILABLE_503 : Status.BAD_REQUEST_400;
      json = Readings.error(String.valueOf(e.getMessage()));
    } catch (ExecutionException e) {
      status = Status.SERVICE_UNAVAILABLE_503;
      json = Readings.error(notLoaded(e.getCause()));
    } catch (CancellationException e) {
      status = Status.SERVICE_UNAVAILABLE_503;
      json = Readings.error(String.valueOf(e.getMessage()));
    }
    answer(response, status, json);
  }

  /** A failure of synthesis is worded for people, any other is not. */
  private static String notLoaded(@Nullable Throwable cause) {
    return cause instanceof SpeechException failure
        ? String.valueOf(failure.getMessage())
        : "The model cannot be loaded here now.";
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
        .header(HeaderNames.CONTENT_TYPE, ReadExchange.MEDIA_TYPE)
        .send(json.getBytes(StandardCharsets.UTF_8));
  }
}
