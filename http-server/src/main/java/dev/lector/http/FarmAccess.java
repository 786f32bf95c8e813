package dev.lector.http;

import dev.lector.http.tls.FarmSettings;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.net.InetSocketAddress;

/**
 * Answers other parts of the farm only. Health is open: Kubernetes asks for it without a
 * certificate and without a secret.
 *
 * <p>Where neither is needed, what comes from this machine has to call it by a name of its own: a
 * browser here may have been sent by any page whose name was pointed at this port. Other machines
 * call by names that are not known here, and are kept away by the network.
 *
 * @param farm how its parts know each other
 * @param own what the port is called by, besides what nobody can register
 */
record FarmAccess(FarmSettings farm, OwnSite own) implements Filter {
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
    } else if (isOpen() && isFromHere(request) && !own.has(OwnSite.host(request))) {
      response
          .status(Status.FORBIDDEN_403)
          .send(
              "Without lector.farm.secret, who is on this machine is answered under its own names only, such as localhost: that of this request may be anybody's.\n");
    } else {
      chain.proceed();
    }
  }

  private boolean isOpen() {
    return !farm.tls() && farm.authorization().isEmpty();
  }

  private static boolean isFromHere(RoutingRequest request) {
    return request.remotePeer().address() instanceof InetSocketAddress remote
        && request.localPeer().address() instanceof InetSocketAddress local
        && (remote.getAddress().isLoopbackAddress()
            || remote.getAddress().equals(local.getAddress()));
  }
}
