package dev.lector.bridge.speech;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.json.JsonSyntaxException;
import dev.lector.bridge.json.PythonJson;
import dev.lector.bridge.json.UnreadableJsonException;
import dev.lector.events.SpeechRequested;
import dev.lector.limits.FieldLimit;
import java.util.Optional;

/** Reads an item of a batch: a speech request as everywhere, with a name of its own. */
public final class ItemReader {
  /** Characters, which the limit in bytes has room for in any script. */
  private static final int LONGEST_ID = FieldLimit.ITEM_ID.bytes() / 4;

  private final SpeechLimits limits;

  /**
   * @param limits bounds of a text
   */
  public ItemReader(SpeechLimits limits) {
    this.limits = limits;
  }

  /**
   * An item.
   *
   * @param id the submitter's name for it; empty when it has none
   * @param request what is asked; without a requestId
   */
  public record Item(String id, SpeechRequested.Builder request) {}

  /**
   * Reads a line.
   *
   * @param line a JSON object, UTF-8
   * @throws RefusedException with what is wrong, as single requests are refused
   */
  public Item read(byte[] line) throws RefusedException {
    SpeechParameters parameters = ParameterReader.read(Optional.empty(), line);
    TextRule.check(parameters.text(), limits.text());
    return new Item(
        id(line),
        SpeechRequested.newBuilder()
            .setRequestId("")
            .setText(parameters.text())
            .setModelId(parameters.modelId())
            .setDescription(parameters.description())
            .setVoice(parameters.voice())
            .setLanguage(parameters.language())
            .setSpeed(parameters.speed()));
  }

  private static String id(byte[] line) throws RefusedException {
    JsonNode id;
    try {
      id = PythonJson.read(line).path("id");
    } catch (JsonSyntaxException | UnreadableJsonException e) {
      throw new IllegalStateException("It was read just now", e);
    }
    if (id.isMissingNode() || id.isNull()) {
      return "";
    }
    String name = id.isTextual() || id.isIntegralNumber() ? id.asText() : "";
    boolean sound =
        !name.isBlank()
            && name.length() <= LONGEST_ID
            && FieldLimit.ITEM_ID.violationOfRequired(name).isEmpty();
    if (!sound) {
      FieldErrors errors = new FieldErrors();
      errors.add(
          "id",
          "item_id",
          "Input should be a string of 1 to %d characters, or a number".formatted(LONGEST_ID),
          id);
      errors.refuseIfAny();
    }
    return name;
  }
}
