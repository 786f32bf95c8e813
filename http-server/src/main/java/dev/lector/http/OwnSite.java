package dev.lector.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Tells what a server's own pages and programs ask from what pages of other sites may ask, where
 * being able to connect is all that a caller needs and a visitor's browser can.
 *
 * <p>A name that is not known as the server's own may have been pointed at it by the page's site,
 * which makes the page one of the same origin (DNS rebinding). The origin of a page is told by
 * Fetch Metadata, and by Origin of the Fetch standard; programs send neither header. Immutable.
 */
public final class OwnSite {
  private static final HeaderName FETCH_SITE = HeaderNames.create("Sec-Fetch-Site");
  private static final Set<String> OWN = Set.of("same-origin", "none");
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  /** Names that nobody can register: RFC 6761, 6762, 8375, 9476, and those of clusters. */
  private static final Pattern PRIVATE =
      Pattern.compile("[^.]*|.*\\.(?:localhost|local|internal|lan|home\\.arpa|test|svc)");

  private static final Pattern ADDRESS = Pattern.compile("\\[.*]|[0-9]{1,3}(?:\\.[0-9]{1,3}){3}");

  private final Set<String> names = new HashSet<>();

  /**
   * @param names what the server is called by, besides addresses and names that nobody can
   *     register; {@code *} for any
   */
  public OwnSite(Collection<String> names) {
    names.forEach(name -> this.names.add(name.toLowerCase(Locale.ROOT)));
  }

  /** Whether a name is the server's own, and not one that anybody may have pointed at it. */
  public boolean has(String host) {
    return names.contains("*")
        || names.contains(host)
        || PRIVATE.matcher(host).matches()
        || ADDRESS.matcher(host).matches();
  }

  /** The name a request calls the server by, in small letters and without a port. */
  public static String host(ServerRequest request) {
    String authority = request.authority();
    int port = authority.lastIndexOf(':');
    String host = port > authority.lastIndexOf(']') ? authority.substring(0, port) : authority;
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  /**
   * Whether a page of another origin asks for what may change something.
   *
   * @param allowed origins that may, besides that of the request's own host
   * @param base URL of this server as clients know it, which may be that of a proxy in front
   */
  public static boolean isForeignChange(
      ServerRequest request, Predicate<String> allowed, String base) {
    if (SAFE.contains(request.prologue().method().text())) {
      return false;
    }
    Optional<String> origin = request.headers().first(HeaderNames.ORIGIN);
    if (origin.isPresent() && allowed.test(origin.get())) {
      return false;
    }
    return request
        .headers()
        .first(FETCH_SITE)
        .map(site -> !OWN.contains(site))
        .orElseGet(() -> origin.isPresent() && !isSame(origin.get(), request, base));
  }

  /** By host and port alone: a proxy in front may speak TLS. */
  private static boolean isSame(String origin, ServerRequest request, String base) {
    String authority = authority(origin);
    return authority.equalsIgnoreCase(request.authority())
        || authority.equalsIgnoreCase(authority(base));
  }

  private static String authority(String url) {
    int at = url.indexOf("://");
    String rest = at < 0 ? url : url.substring(at + 3);
    int path = rest.indexOf('/');
    return path < 0 ? rest : rest.substring(0, path);
  }
}
