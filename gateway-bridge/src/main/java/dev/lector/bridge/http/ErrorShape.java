package dev.lector.bridge.http;

import com.fasterxml.jackson.databind.JsonNode;

/** How an error looks to the clients of a path, whoever refuses their request. */
@FunctionalInterface
public interface ErrorShape {
  /** {@code {"detail":{"msg":…}}}, as everywhere but where a path has a shape of its own. */
  ErrorShape DETAIL = (_, message) -> Json.error(message);

  /**
   * The body of an error.
   *
   * @param status of the answer
   * @param message for people
   */
  JsonNode body(int status, String message);
}
