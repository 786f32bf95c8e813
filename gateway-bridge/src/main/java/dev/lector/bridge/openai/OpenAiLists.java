package dev.lector.bridge.openai;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.Json;
import dev.lector.bridge.http.Reply;
import dev.lector.bridge.http.Routes;
import dev.lector.bridge.workers.WorkerDirectory;

/** Models and voices, in the shapes of OpenAI, Open WebUI and Kokoro-FastAPI. */
public final class OpenAiLists {
  private final Farm farm;

  /**
   * @param workers whose models and voices there are
   * @param names what OpenAI's names stand for
   */
  public OpenAiLists(WorkerDirectory workers, OpenAiNames names) {
    this.farm = new Farm(workers, names);
  }

  /** Adds the lists to a bridge's routes. */
  public void addTo(Routes.Builder routes) {
    routes
        .guarded("GET", "/v1/models", OpenAiErrors.shaping(_ -> models()))
        .guarded("GET", "/v1/models/*", OpenAiErrors.shaping(this::model))
        .guarded("GET", "/v1/audio/models", OpenAiErrors.shaping(_ -> audioModels()))
        .guarded("GET", "/v1/audio/voices", OpenAiErrors.shaping(this::voices));
  }

  private Reply models() {
    ObjectNode body = Json.object().put("object", "list");
    ArrayNode data = body.putArray("data");
    farm.modelNames().forEach(name -> data.add(model(name)));
    return Reply.json(200, body);
  }

  private Reply model(Call call) {
    String name = call.parameter();
    return farm.modelNames().contains(name)
        ? Reply.json(200, model(name))
        : OpenAiErrors.noModel(name);
  }

  /** When a model was made is not known here. */
  private static ObjectNode model(String name) {
    return Json.object()
        .put("id", name)
        .put("object", "model")
        .put("created", 0)
        .put("owned_by", "lector");
  }

  /** As Open WebUI reads it. */
  private Reply audioModels() {
    ObjectNode body = Json.object();
    ArrayNode models = body.putArray("models");
    farm.modelNames().forEach(name -> models.addObject().put("id", name).put("name", name));
    return Reply.json(200, body);
  }

  /** As Open WebUI reads it; with {@code legacy=true} as older clients of Kokoro-FastAPI do. */
  private Reply voices(Call call) {
    boolean legacy = call.query("legacy").map("true"::equals).orElse(false);
    ObjectNode body = Json.object();
    ArrayNode voices = body.putArray("voices");
    for (String name : farm.voiceNames()) {
      if (legacy) {
        voices.add(name);
      } else {
        voices.addObject().put("id", name).put("name", name);
      }
    }
    return Reply.json(200, body);
  }
}
