package dev.lector.bridge.ops;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.bridge.auth.oidc.TokenIssuer;
import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.Json;
import dev.lector.bridge.http.Reply;
import dev.lector.bridge.http.Routes;
import dev.lector.bridge.speech.Gate;
import java.util.Optional;

/** {@code GET /health/live} and {@code GET /health/ready}; {@code GET /health} is the latter. */
public final class HealthEndpoints {
  private final Gate gate;
  private final Optional<TokenIssuer> issuer;

  /**
   * @param gate whether requests are taken
   * @param issuer an identity provider; while its keys are not known, other tokens work, so that
   *     this is told and does not close the gate
   */
  public HealthEndpoints(Gate gate, Optional<TokenIssuer> issuer) {
    this.gate = gate;
    this.issuer = issuer;
  }

  /** Adds them to routes. */
  public void addTo(Routes.Builder routes) {
    routes
        .open("GET", "/health", this::ready)
        .open("GET", "/health/live", this::live)
        .open("GET", "/health/ready", this::ready);
  }

  /** The process runs. */
  Reply live(Call call) {
    return fresh(Reply.json(200, Json.object().put("status", "UP")));
  }

  /** Requests are taken; 503 says why they are not. */
  Reply ready(Call call) {
    Optional<String> closed = gate.closed();
    if (closed.isEmpty()) {
      ObjectNode up = Json.object().put("status", "UP");
      issuer.ifPresent(known -> up.put("oidc", known.keys() > 0 ? "UP" : "DOWN"));
      return fresh(Reply.json(200, up));
    }
    ObjectNode body = Json.error(closed.get());
    body.put("status", "DOWN");
    return fresh(Reply.json(503, body));
  }

  private static Reply fresh(Reply reply) {
    return reply.with("Cache-Control", "no-store");
  }
}
