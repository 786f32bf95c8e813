package dev.lector.bridge.auth;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * The address that a bridge listens on. Without tokens anybody who can connect may use it, so it
 * listens where nobody but this machine can, unless the configuration says that it is to be open.
 */
public final class BindAddress {
  private static final String EVERYWHERE = "0.0.0.0";
  private static final String LOOPBACK = "localhost";

  private BindAddress() {}

  /**
   * Decides on it.
   *
   * @param host {@code lector.http.host}; empty leaves the choice to this method
   * @param tokens whether callers need a token
   * @param open {@code lector.auth.open}
   * @throws IllegalArgumentException when others could connect and nobody needs a token
   */
  public static String of(String host, boolean tokens, boolean open) {
    if (tokens || open) {
      return host.isEmpty() ? EVERYWHERE : host;
    }
    if (host.isEmpty()) {
      return LOOPBACK;
    }
    if (!isLoopback(host)) {
      throw new IllegalArgumentException(
          ("lector.http.host is %s, where other machines can connect, and no token is needed: set"
                  + " lector.auth.tokensfile or lector.auth.tokens, or lector.auth.open=true to let in anybody who can"
                  + " connect, or lector.http.host=localhost")
              .formatted(host));
    }
    return host;
  }

  private static boolean isLoopback(String host) {
    try {
      InetAddress[] addresses = InetAddress.getAllByName(host);
      for (InetAddress address : addresses) {
        if (!address.isLoopbackAddress()) {
          return false;
        }
      }
      return addresses.length > 0;
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          "lector.http.host: this machine has no address %s".formatted(host), e);
    }
  }
}
