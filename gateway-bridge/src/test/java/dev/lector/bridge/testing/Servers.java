package dev.lector.bridge.testing;

import dev.lector.bridge.auth.Gatekeeper;
import dev.lector.bridge.auth.Token;
import dev.lector.bridge.http.HttpServer;
import dev.lector.bridge.http.HttpSettings;
import dev.lector.bridge.http.Routes;
import dev.lector.http.ConnectionLimits;
import java.time.Duration;
import java.util.List;

/** Real HTTP servers for endpoints. */
public final class Servers {
  private static final List<Token> TOKENS =
      List.of(
          new Token("acme", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
          new Token("globex", "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b"));

  private Servers() {}

  /** Header that tenant {@code acme} comes with: name and value. */
  public static String[] acme() {
    return new String[] {"Authorization", "Bearer test"};
  }

  /** Header that tenant {@code globex} comes with: name and value. */
  public static String[] globex() {
    return new String[] {"Authorization", "Bearer secret"};
  }

  /** Tokens of both tenants. */
  public static List<Token> tokens() {
    return TOKENS;
  }

  /** Serves to the tenants acme and globex on a free port. */
  public static HttpServer guarded(Routes routes) {
    return start(routes, TOKENS);
  }

  /** Serves to anybody on a free port. */
  public static HttpServer open(Routes routes) {
    return start(routes, List.of());
  }

  /** Limits of connections with one duration for all that a client does. */
  public static ConnectionLimits limits(Duration patience) {
    return new ConnectionLimits(1000, 1000, patience, patience, patience, patience, 4096);
  }

  /** A free port of this machine. */
  public static HttpSettings settings() {
    return new HttpSettings(
        "127.0.0.1",
        0,
        -1,
        "",
        true,
        List.of(),
        List.of(),
        limits(Duration.ofSeconds(5)),
        64 << 20,
        Duration.ofMillis(100));
  }

  private static HttpServer start(Routes routes, List<Token> tokens) {
    return HttpServer.start(
        settings(), routes, new Gatekeeper(tokens), (route, method, status, nanos) -> {});
  }
}
