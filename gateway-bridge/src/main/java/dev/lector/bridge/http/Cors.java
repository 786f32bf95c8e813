package dev.lector.bridge.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lets web pages of configured origins call the API (Fetch standard, CORS protocol). Off without
 * origins.
 */
final class Cors {
  /** Every header that an endpoint reads. */
  private static final String ALLOWED =
      "Authorization, Content-Type, Idempotency-Key, If-None-Match, If-Range, Last-Event-ID,"
          + " Prefer, Range, traceparent";

  private static final String EXPOSED =
      "Location, Retry-After, RateLimit, RateLimit-Policy, X-Request-Id, X-Sample-Rate,"
          + " Preference-Applied, Content-Range, ETag";

  private final Set<String> origins;

  Cors(List<String> origins) {
    this.origins = new HashSet<>(origins);
  }

  /**
   * The answer to a preflight; empty when the request is none, or its page may not call.
   *
   * @param methods what the path takes, as {@code Allow} says it
   */
  Optional<Reply> preflight(ServerRequest request, String methods) {
    if (!request.prologue().method().text().equals("OPTIONS")
        || !request.headers().contains(HeaderNames.ACCESS_CONTROL_REQUEST_METHOD)) {
      return Optional.empty();
    }
    return origin(request)
        .map(
            _ ->
                Reply.empty(200)
                    .with("Access-Control-Allow-Methods", methods)
                    .with("Access-Control-Allow-Headers", ALLOWED)
                    .with("Access-Control-Max-Age", "3600"));
  }

  /** The answer as a page of another origin may read it. */
  Reply mark(ServerRequest request, Reply reply) {
    return origin(request)
        .map(
            origin ->
                reply
                    .with("Access-Control-Allow-Origin", origin)
                    .with("Access-Control-Expose-Headers", EXPOSED)
                    .with("Vary", "Origin"))
        .orElse(reply);
  }

  private Optional<String> origin(ServerRequest request) {
    if (origins.isEmpty()) {
      return Optional.empty();
    }
    return request.headers().first(HeaderNames.ORIGIN).filter(this::allows);
  }

  /** Whether pages of an origin may call. */
  boolean allows(String origin) {
    return origins.contains("*") || origins.contains(origin);
  }
}
