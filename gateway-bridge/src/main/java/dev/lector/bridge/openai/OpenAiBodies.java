package dev.lector.bridge.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.speech.SpeechParameters;
import dev.lector.bridge.workers.WorkerDirectory;
import java.util.Optional;

/** Bodies of {@code POST /v1/audio/speech} that come otherwise than as a request. */
public final class OpenAiBodies {
  private final WorkerDirectory workers;
  private final Farm farm;

  /**
   * @param workers whose models and voices there are
   * @param names what OpenAI's names stand for
   */
  public OpenAiBodies(WorkerDirectory workers, OpenAiNames names) {
    this.workers = workers;
    this.farm = new Farm(workers, names);
  }

  /**
   * What a body asks for, with the farm's names.
   *
   * @param body a JSON object
   * @throws RefusedException 400 when it is wrong, or nobody speaks what it names
   */
  public SpeechParameters read(JsonNode body) throws RefusedException {
    SpeechParameters parameters = farm.resolve(BodyReader.read(body).parameters());
    Optional<String> refusal = workers.refusal(parameters.modelId(), parameters.voice());
    if (refusal.isPresent()) {
      throw OpenAiErrors.invalid(null, refusal.get());
    }
    return parameters;
  }

  /**
   * Reads JSON as bodies are read.
   *
   * @throws RefusedException 400 when it is no JSON object
   */
  public static JsonNode object(byte[] json) throws RefusedException {
    return BodyReader.object(json);
  }
}
