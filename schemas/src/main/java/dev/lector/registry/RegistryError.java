package dev.lector.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * The body of an answer that is not a success. A registry says with Confluent's {@code error_code}
 * what it found wrong; a proxy in front of it, another service at its address or a wrong path say
 * anything else. Only the registry's own word is final: the rest may be gone in a moment, and a
 * record must not be given up for it.
 *
 * @param code Confluent's {@code error_code}, or 0 when there is none
 * @param message the protocol's own message, or the start of whatever came
 */
record RegistryError(int code, String message) {

  /** No subject, no version, no schema; and no compatibility level of the subject's own. */
  private static final Set<Integer> NOT_THERE = Set.of(40401, 40402, 40403, 40408);

  private static final int LONGEST_MESSAGE = 200;

  private static final ObjectMapper JSON = new ObjectMapper();

  static RegistryError of(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    try {
      JsonNode error = JSON.readTree(text);
      String message = error.path("message").asText("");
      return new RegistryError(
          error.path("error_code").asInt(0), shortened(message.isEmpty() ? text : message));
    } catch (IOException e) {
      return new RegistryError(0, shortened(text));
    }
  }

  /**
   * Whether the registry itself refused what it was asked, so that the same request would be
   * refused again.
   *
   * @param status the HTTP status the body came with
   */
  boolean speaksOfTheRequest(int status) {
    return switch (status) {
      case 404 -> NOT_THERE.contains(code);
      case 408, 429 -> false;
      // 409 and 422 with five digits by Confluent, with three by Apicurio.
      default -> status / 100 == 4 && (code == status || code / 100 == status);
    };
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE) + "…";
  }
}
