package dev.lector.bridge.http;

import dev.lector.http.OwnSite;
import io.helidon.webserver.http.ServerRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Keeps web pages of other sites from using a bridge without tokens: see {@link OwnSite}. */
final class CrossSite {
  private final HttpSettings settings;
  private final Cors cors;
  private final OwnSite own;

  CrossSite(HttpSettings settings, Cors cors) {
    this.settings = settings;
    this.cors = cors;
    List<String> names = new ArrayList<>(settings.hosts());
    names.add(settings.host());
    if (!settings.publicUrl().isEmpty()) {
      names.add(URI.create(settings.publicUrl()).getHost());
    }
    this.own = new OwnSite(names);
  }

  /**
   * Refuses a request that a page of another site may have made.
   *
   * @throws RefusedException 403, with what to configure
   */
  void check(ServerRequest request) throws RefusedException {
    String host = OwnSite.host(request);
    if (!settings.forwarded() && !own.has(host)) {
      throw new RefusedException(
          403,
          "Without tokens, this server answers under names of its own network only, and '%s' may be anybody's. Name it in lector.http.hosts (LECTOR_HTTP_HOSTS), or configure lector.auth.tokens."
              .formatted(host));
    }
    if (OwnSite.isForeignChange(request, cors::allows, BaseUrl.of(settings, request))) {
      throw new RefusedException(
          403,
          "A web page of another origin sent this. Name its origin in lector.http.cors (LECTOR_HTTP_CORS) to allow that.");
    }
  }
}
