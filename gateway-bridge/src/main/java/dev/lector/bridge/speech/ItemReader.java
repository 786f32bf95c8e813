package dev.lector.bridge.speech;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lector.bridge.http.RefusedException;
import dev.lector.events.SpeechRequested;
import dev.lector.limits.FieldLimit;
import dev.lector.subscription.WebhookAddresses;
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
   * Reads a line.
   *
   * @param line a JSON object, UTF-8
   * @return what is asked, with the submitter's name for it, of no batch yet
   * @throws RefusedException with what is wrong, as single requests are refused
   */
  public SpeechRequested read(byte[] line) throws RefusedException {
    JsonNode json = ParameterReader.object(Optional.empty(), line);
    return item(itemId(json.path("id")), ParameterReader.parameters(json));
  }

  /**
   * An item that was read otherwise.
   *
   * @param itemId the submitter's name for it; empty when it has none
   * @throws RefusedException 400 when its text cannot be spoken
   */
  public SpeechRequested item(String itemId, SpeechParameters parameters) throws RefusedException {
    TextRule.check(parameters.text(), limits.text());
    WebhookRule.check(parameters.webhook(), limits.webhooks());
    return SpeechRequests.item(itemId, parameters);
  }

  /** Where webhooks may go, of items and of batches. */
  public WebhookAddresses webhooks() {
    return limits.webhooks();
  }

  private static String itemId(JsonNode id) throws RefusedException {
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
