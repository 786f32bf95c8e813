package dev.lector.bridge.workers;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.Endpoint;
import dev.lector.bridge.http.Json;
import dev.lector.bridge.http.Reply;
import dev.lector.events.WorkerModel;
import dev.lector.events.WorkerSeen;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** {@code GET /workers}: who is there, and what can be asked for. */
public final class WorkersEndpoint implements Endpoint {
  private final BoundedList list;

  /**
   * @param workers those to tell
   * @param nanoTime the clock for periods
   */
  public WorkersEndpoint(WorkerDirectory workers, LongSupplier nanoTime) {
    this.list =
        new BoundedList("workers", () -> workers.live().map(WorkersEndpoint::all), nanoTime);
  }

  @Override
  public Reply answer(Call call) {
    return list.reply();
  }

  /** The list; empty while nobody knows who is there. */
  Optional<byte[]> json() {
    return list.json();
  }

  private static List<ObjectNode> all(List<WorkerDirectory.Listed> live) {
    return live.stream().map(WorkersEndpoint::write).toList();
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
