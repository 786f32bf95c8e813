package dev.lector.bridge.speech;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lector.bridge.http.RefusedException;
import dev.lector.events.Webhook;
import dev.lector.limits.EventLimits;
import dev.lector.subscription.WebhookEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads {@code webhook} and {@code webhook_events_filter}, as cog's clients name them. */
public final class WebhookReader {
  /** Name of the field with the address. */
  public static final String URL = "webhook";

  /** Name of the field with the events. */
  public static final String EVENTS = "webhook_events_filter";

  private WebhookReader() {}

  /** Is told what is wrong with a field. */
  @FunctionalInterface
  public interface Problems {
    /**
     * A field's value is wrong.
     *
     * @param type of the problem, as pydantic names it
     * @throws RefusedException when one is enough
     */
    void add(String field, String type, String message, JsonNode value) throws RefusedException;
  }

  /**
   * Reads them from a JSON object. Where the webhook may go is checked by {@link WebhookRule}.
   *
   * @return null when it has none, or a wrong one
   */
  public static @Nullable Webhook read(JsonNode json, Problems problems) throws RefusedException {
    JsonNode url = json.path(URL);
    if (url.isMissingNode() || url.isNull()) {
      return null;
    }
    if (!url.isTextual()) {
      problems.add(URL, "string_type", "Input should be a valid string", url);
      return null;
    }
    return new Webhook(url.textValue(), events(json.path(EVENTS), problems));
  }

  private static List<String> events(JsonNode filter, Problems problems) throws RefusedException {
    List<String> events = new ArrayList<>();
    if (filter.isMissingNode() || filter.isNull()) {
      return events;
    }
    if (!filter.isArray()) {
      problems.add(EVENTS, "list_type", "Input should be a valid list", filter);
      return events;
    }
    filter.forEach(event -> events.add(event.isTextual() ? event.textValue() : ""));
    if (events.size() > EventLimits.MOST_WEBHOOK_EVENTS) {
      problems.add(
          EVENTS,
          "too_long",
          "List should have at most %d items".formatted(EventLimits.MOST_WEBHOOK_EVENTS),
          filter);
    } else if (WebhookEvent.unknown(events).isPresent()) {
      problems.add(EVENTS, "enum", "Input should be " + names(), filter);
    }
    return events;
  }

  /** The names that there are, for messages. */
  static String names() {
    return WebhookEvent.names().stream()
        .map(name -> "'" + name + "'")
        .collect(Collectors.joining(", "));
  }
}
