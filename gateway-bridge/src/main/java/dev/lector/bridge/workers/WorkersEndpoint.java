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

/** {@code GET /workers}: who is there, and what can be asked for. */
public final class WorkersEndpoint implements Endpoint {
  private static final int RETRY_SECONDS = 2;

  private final WorkerDirectory workers;

  /**
   * @param workers those to tell
   */
  public WorkersEndpoint(WorkerDirectory workers) {
    this.workers = workers;
  }

  @Override
  public Reply answer(Call call) {
    Optional<List<WorkerDirectory.Listed>> live = workers.live();
    if (live.isEmpty()) {
      return Reply.unavailable(
          "The workers' heartbeats have not been read yet; try again soon.", RETRY_SECONDS);
    }
    ObjectNode json = Json.object();
    ArrayNode list = json.putArray("workers");
    live.get().forEach(worker -> list.add(write(worker)));
    return Reply.json(200, json).with("Cache-Control", "no-store");
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
