package dev.lector.bridge.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Keeps web pages of other sites from using a bridge without tokens, where being able to connect is
 * all that a caller needs and a visitor's browser can.
 *
 * <p>A name that is not known as the bridge's own may have been pointed at it by the page's site,
 * which makes the page one of the same origin (DNS rebinding). What changes something is not taken
 * from pages of another origin (Fetch Metadata, and Origin of the Fetch standard); programs send
 * neither header.
 */
final class CrossSite {
  private static final HeaderName FETCH_SITE = HeaderNames.create("Sec-Fetch-Site");
  private static final Set<String> OWN_SITE = Set.of("same-origin", "none");
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  /** Names that nobody can register: RFC 6761, 6762, 8375, 9476, and those of clusters. */
  private static final Pattern PRIVATE =
      Pattern.compile("[^.]*|.*\\.(?:localhost|local|internal|lan|home\\.arpa|test|svc)");

  private static final Pattern ADDRESS = Pattern.compile("\\[.*]|[0-9]{1,3}(?:\\.[0-9]{1,3}){3}");

  private final HttpSettings settings;
  private final Cors cors;
  private final Set<String> hosts = new HashSet<>();

  CrossSite(HttpSettings settings, Cors cors) {
    this.settings = settings;
    this.cors = cors;
    settings.hosts().forEach(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
    hosts.add(settings.host().toLowerCase(Locale.ROOT));
    if (!settings.publicUrl().isEmpty()) {
      hosts.add(URI.create(settings.publicUrl()).getHost().toLowerCase(Locale.ROOT));
    }
  }

  /**
   * Refuses a request that a page of another site may have made.
   *
   * @throws RefusedException 403, with what to configure
   */
  void check(ServerRequest request) throws RefusedException {
    String host = host(request.authority());
    if (!isOwn(host)) {
      throw new RefusedException(
          403,
          "Without tokens, this server answers under names of its own network only, and '%s' may be anybody's. Name it in lector.http.hosts (LECTOR_HTTP_HOSTS), or configure lector.auth.tokens."
              .formatted(host));
    }
    if (!SAFE.contains(request.prologue().method().text()) && isForeign(request)) {
      throw new RefusedException(
          403,
          "A web page of another origin sent this. Name its origin in lector.http.cors (LECTOR_HTTP_CORS) to allow that.");
    }
  }

  private boolean isOwn(String host) {
    return settings.forwarded()
        || hosts.contains("*")
        || hosts.contains(host)
        || PRIVATE.matcher(host).matches()
        || ADDRESS.matcher(host).matches();
  }

  private boolean isForeign(ServerRequest request) {
    Optional<String> origin = request.headers().first(HeaderNames.ORIGIN);
    if (origin.isPresent() && cors.allows(origin.get())) {
      return false;
    }
    return request
        .headers()
        .first(FETCH_SITE)
        .map(site -> !OWN_SITE.contains(site))
        .orElseGet(() -> origin.isPresent() && !isSame(origin.get(), request));
  }

  /** By host and port alone: a proxy in front may speak TLS. */
  private boolean isSame(String origin, ServerRequest request) {
    String authority = afterScheme(origin);
    return authority.equalsIgnoreCase(request.authority())
        || authority.equalsIgnoreCase(afterScheme(BaseUrl.of(settings, request)));
  }

  private static String afterScheme(String url) {
    int at = url.indexOf("://");
    String rest = at < 0 ? url : url.substring(at + 3);
    int path = rest.indexOf('/');
    return path < 0 ? rest : rest.substring(0, path);
  }

  private static String host(String authority) {
    int port = authority.lastIndexOf(':');
    String host = port > authority.lastIndexOf(']') ? authority.substring(0, port) : authority;
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }
}
