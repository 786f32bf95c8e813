package dev.lector.audiobook.describe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** JSON for files that people look into. */
final class Pretty {
  static final ObjectMapper JSON = new ObjectMapper();

  private Pretty() {}

  static String print(JsonNode tree) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A JSON tree always has a text", e);
    }
  }

  /** Milliseconds are more than players show, and binary fractions of seconds have long tails. */
  static double seconds(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
