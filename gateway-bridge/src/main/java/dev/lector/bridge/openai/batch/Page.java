package dev.lector.bridge.openai.batch;

import static dev.lector.bridge.openai.OpenAiErrors.invalid;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.Json;
import dev.lector.bridge.http.RefusedException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which part of a list is wanted.
 *
 * @param after id of the last that is known; empty from the beginning
 * @param limit how many at most
 * @param newestFirst in which order
 */
record Page(String after, int limit, boolean newestFirst) {
  /** More are asked for in several pages: each takes a look at the store. */
  private static final int MOST = 100;

  /**
   * A part of a list.
   *
   * @param more whether there are more behind it
   */
  record Found<T>(List<T> entries, boolean more) {}

  /**
   * Reads a query.
   *
   * @param largest limit that is taken
   * @param usual limit where none is said
   */
  static Page of(Call call, int largest, int usual) throws RefusedException {
    Optional<String> order = call.query("order");
    if (order.isPresent() && !List.of("asc", "desc").contains(order.get())) {
      throw invalid("order", "'order' is 'asc' or 'desc'.");
    }
    return new Page(
        call.query("after").orElse(""),
        Math.min(MOST, limit(call.query("limit").orElse(Integer.toString(usual)), largest)),
        !order.orElse("desc").equals("asc"));
  }

  private static int limit(String value, int largest) throws RefusedException {
    try {
      int limit = Integer.parseInt(value);
      if (limit >= 1 && limit <= largest) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw invalid("limit", "'limit' is a whole number from 1 to %d.".formatted(largest));
  }

  /**
   * The ids from where this page begins.
   *
   * @param ascending all ids in order
   */
  List<String> of(List<String> ascending) {
    List<String> ordered = newestFirst ? ascending.reversed() : ascending;
    return after.isEmpty()
        ? ordered
        : ordered.stream()
            .filter(id -> newestFirst ? id.compareTo(after) < 0 : id.compareTo(after) > 0)
            .toList();
  }

  /** A list as OpenAI writes it. */
  static <T> ObjectNode json(Found<T> found, Function<T, ObjectNode> json) {
    ObjectNode body = Json.object().put("object", "list");
    ArrayNode data = body.putArray("data");
    found.entries().stream().map(json).forEach(data::add);
    if (data.isEmpty()) {
      body.putNull("first_id").putNull("last_id");
    } else {
      body.set("first_id", data.get(0).get("id"));
      body.set("last_id", data.get(data.size() - 1).get("id"));
    }
    return body.put("has_more", found.more());
  }
}
