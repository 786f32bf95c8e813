package dev.lector.bridge.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where this server is, as the client of a request knows it. */
final class BaseUrl {
  private static final Pattern AUTHORITY =
      Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(:[0-9]{1,5})?");
  private static final Pattern SCHEME = Pattern.compile("https?");

  private BaseUrl() {}

  /** The configured URL, else what a trusted proxy says, else the request's Host. */
  static String of(HttpSettings settings, ServerRequest request) {
    if (!settings.publicUrl().isEmpty()) {
      return settings.publicUrl();
    }
    String scheme = request.isSecure() ? "https" : "http";
    String authority = request.authority();
    if (settings.forwarded()) {
      scheme = forwarded(request, HeaderNames.X_FORWARDED_PROTO, SCHEME).orElse(scheme);
      authority = forwarded(request, HeaderNames.X_FORWARDED_HOST, AUTHORITY).orElse(authority);
    }
    return scheme + "://" + authority;
  }

  /**
   * The value of the proxy nearest to the client; empty when there is none or it has no sensible
   * shape.
   */
  private static Optional<String> forwarded(ServerRequest request, HeaderName name, Pattern shape) {
    return request
        .headers()
        .first(name)
        .map(value -> value.split(",", 2)[0].strip())
        .filter(value -> shape.matcher(value).matches());
  }
}
