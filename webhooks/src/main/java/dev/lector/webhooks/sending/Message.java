package dev.lector.webhooks.sending;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * What is to be sent.
 *
 * @param webhookId the same for all attempts
 * @param tenant whose it is; signed with its secrets
 * @param url where to
 * @param type of the event
 * @param occurredAt when the event occurred
 * @param data what the event says, a JSON object
 * @param audio URI of the audio in the store; empty when there is none
 */
public record Message(
    String webhookId,
    String tenant,
    String url,
    String type,
    Instant occurredAt,
    String data,
    String audio) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The body of an attempt: links are made anew, since they expire. */
  String body(Links links) {
    try {
      ObjectNode body = JSON.createObjectNode();
      body.put("type", type);
      body.put("timestamp", occurredAt.toString());
      ObjectNode told = (ObjectNode) JSON.readTree(data);
      if (!audio.isEmpty() && told.get("audio") instanceof ObjectNode node) {
        links.audio(audio).ifPresent(url -> node.put("url", url));
      }
      if (told.path("path").isTextual()) {
        String path = told.remove("path").textValue();
        links.bridge(path).ifPresent(url -> told.put("url", url));
      }
      body.set("data", told);
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("What was written as JSON can be read as JSON", e);
    }
  }

  /** Without the address, which may hold a secret, and what the event says. */
  @Override
  public String toString() {
    return "Message[%s, %s]".formatted(webhookId, type);
  }
}
