package dev.lector.bridge.books;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lector.bridge.batches.ItemLines;
import dev.lector.bridge.http.Json;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.speech.ItemReader;
import dev.lector.events.SpeechRequested;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Passages as the items of a batch. */
final class PassageLines implements ItemLines {
  private final ItemReader items;
  private final NarrationOrder order;
  private @Nullable RefusedException refused;

  PassageLines(ItemReader items, NarrationOrder order) {
    this.items = items;
    this.order = order;
  }

  @Override
  public Optional<SpeechRequested> item(int number, byte[] line) {
    JsonNode json = Json.read(line);
    try {
      return Optional.of(
          items.item(json.path("id").asText(), order.say(json.path("text").asText())));
    } catch (RefusedException e) {
      refused = e;
      return Optional.empty();
    }
  }

  @Override
  public void tooLong(int number, int limit) {
    refused = new RefusedException(422, "Passage %d is longer than a request.".formatted(number));
  }

  @Override
  public void end(int lines) throws RefusedException {
    if (refused != null) {
      throw refused;
    }
  }
}
