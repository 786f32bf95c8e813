package dev.lector.bridge.workers;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.Endpoint;
import dev.lector.bridge.http.Json;
import dev.lector.bridge.http.Reply;
import dev.lector.events.WorkerModel;
import dev.lector.events.WorkerSeen;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /workers}: who is there, and what can be asked for. It is written once a second at
 * most, for all who ask, and bounded, whatever the heartbeats carry.
 */
public final class WorkersEndpoint implements Endpoint {
  /** Longest list, bytes; hundreds of workers with all their voices are shorter. */
  static final int LONGEST = 2 << 20;

  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final int RETRY_SECONDS = 2;

  private final WorkerDirectory workers;
  private final LongSupplier nanoTime;

  /** What was written last; null before the first time. */
  private @Nullable Written written;

  @SuppressWarnings("ArrayRecordComponent") // sent, never compared
  private record Written(byte[] json, long at) {}

  /**
   * @param workers those to tell
   * @param nanoTime the clock for periods
   */
  public WorkersEndpoint(WorkerDirectory workers, LongSupplier nanoTime) {
    this.workers = workers;
    this.nanoTime = nanoTime;
  }

  @Override
  public Reply answer(Call call) {
    return json()
        .map(
            json ->
                new Reply(
                    200,
                    Map.of("Content-Type", "application/json", "Cache-Control", "no-store"),
                    new Reply.Bytes(json)))
        .orElseGet(
            () ->
                Reply.unavailable(
                    "The workers' heartbeats have not been read yet; try again soon.",
                    RETRY_SECONDS));
  }

  /** The list; empty while nobody knows who is there. */
  synchronized Optional<byte[]> json() {
    long now = nanoTime.getAsLong();
    Written last = written;
    if (last != null && now - last.at < FRESH.toNanos()) {
      return Optional.of(last.json);
    }
    Optional<byte[]> json = workers.live().map(WorkersEndpoint::list);
    json.ifPresent(fresh -> written = new Written(fresh, now));
    return json;
  }

  private static byte[] list(List<WorkerDirectory.Listed> live) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("{\"workers\":[".getBytes(StandardCharsets.US_ASCII));
    int listed = 0;
    for (WorkerDirectory.Listed worker : live) {
      byte[] one = Json.text(write(worker)).getBytes(StandardCharsets.UTF_8);
      if (out.size() + one.length > LONGEST) {
        break;
      }
      if (listed++ > 0) {
        out.write(',');
      }
      out.writeBytes(one);
    }
    String end = "],\"omitted\":%d}".formatted(live.size() - listed);
    out.writeBytes(end.getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }

  private static ObjectNode write(WorkerDirectory.Listed listed) {
    WorkerSeen worker = listed.worker();
    ObjectNode json = Json.object();
    json.put("id", worker.getWorkerId());
    json.put("device", worker.getDevice());
    json.put("version", worker.getVersion());
    json.put("lanes", worker.getLanes());
    json.put("narrators", worker.getNarrators());
    json.put("last_seen", listed.lastSeen().toString());
    json.put("default_model", worker.getDefaultModel());
    json.put("all_models", worker.getAllModels());
    ArrayNode models = json.putArray("models");
    worker.getModels().forEach(model -> models.add(write(model)));
    return json;
  }

  private static ObjectNode write(WorkerModel model) {
    ObjectNode json = Json.object();
    json.put("id", model.getModelId());
    write(json.putArray("aliases"), model.getAliases());
    write(json.putArray("languages"), model.getLanguages());
    write(json.putArray("voices"), model.getVoices());
    json.put("all_voices", model.getAllVoices());
    return json;
  }

  private static void write(ArrayNode list, List<String> names) {
    names.forEach(list::add);
  }
}
