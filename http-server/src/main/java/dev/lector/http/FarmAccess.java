package dev.lector.http;

import dev.lector.http.tls.FarmSettings;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;

/**
 * Answers other parts of the farm only. Health is open: Kubernetes asks for it without a
 * certificate and without a secret.
 */
record FarmAccess(FarmSettings farm) implements Filter {
  private static final String HEALTH = "/health";

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    String path = request.path().path();
    if (path.equals(HEALTH) || path.startsWith(HEALTH + "/")) {
      chain.proceed();
    } else if (farm.clients() && !Connection.CURRENT.get().clientIsKnown()) {
      response
          .status(Status.FORBIDDEN_403)
          .send("A certificate of the farm's authority is needed (lector.farm.tls).\n");
    } else if (!farm.admits(request.headers().first(HeaderNames.AUTHORIZATION))) {
      response
          .status(Status.UNAUTHORIZED_401)
          .header(HeaderNames.WWW_AUTHENTICATE, "Bearer")
          .send("The farm's secret is needed (lector.farm.secret).\n");
    } else {
      chain.proceed();
    }
  }
}
