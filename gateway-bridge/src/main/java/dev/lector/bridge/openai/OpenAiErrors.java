package dev.lector.bridge.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.ClientGoneException;
import dev.lector.bridge.http.Endpoint;
import dev.lector.bridge.http.ErrorShape;
import dev.lector.bridge.http.Json;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Errors as OpenAI words them: {@code {"error":{message,type,param,code}}}. */
public final class OpenAiErrors {
  /** Shapes whatever goes wrong on a path. */
  public static final ErrorShape SHAPE =
      (status, message) -> body(message, type(status), null, code(status));

  private OpenAiErrors() {}

  /** A request whose field is wrong, or missing. */
  public static RefusedException invalid(@Nullable String param, String message) {
    return new RefusedException(
        Reply.json(400, body(message, "invalid_request_error", param, null)));
  }

  /** There is no such model. */
  static Reply noModel(String name) {
    return Reply.json(
        404,
        body(
            "The model '%s' does not exist; see /v1/models.".formatted(name),
            "invalid_request_error",
            "model",
            "model_not_found"));
  }

  /**
   * Something that a path, or a field, names is not there.
   *
   * @param param the field
   */
  public static RefusedException notFound(String param, String message) {
    return new RefusedException(
        Reply.json(404, body(message, "invalid_request_error", param, null)));
  }

  /** What a refusal says, as OpenAI says it, whichever shape it has. */
  public static JsonNode of(Reply refusal) {
    Optional<String> problem = refusal.problem();
    return problem
        .map(message -> SHAPE.body(refusal.status(), message))
        .orElseGet(
            () ->
                refusal.body() instanceof Reply.Bytes said
                    ? Json.read(said.bytes())
                    : SHAPE.body(refusal.status(), "The request was refused."));
  }

  /** An endpoint whose errors are OpenAI's. */
  public static Endpoint shaping(Endpoint answer) {
    return new Endpoint() {
      @Override
      public Reply answer(Call call)
          throws RefusedException, ClientGoneException, InterruptedException {
        return answer.answer(call);
      }

      @Override
      public ErrorShape errors() {
        return SHAPE;
      }
    };
  }

  private static JsonNode body(
      String message, String type, @Nullable String param, @Nullable String code) {
    ObjectNode body = Json.object();
    body.putObject("error")
        .put("message", message)
        .put("type", type)
        .put("param", param)
        .put("code", code);
    return body;
  }

  private static String type(int status) {
    if (status == 429) {
      return "rate_limit_error";
    }
    return status < 500 ? "invalid_request_error" : "server_error";
  }

  private static @Nullable String code(int status) {
    return switch (status) {
      case 401 -> "invalid_api_key";
      case 429 -> "rate_limit_exceeded";
      default -> null;
    };
  }
}
