package dev.lector.bridge.http;

import com.fasterxml.jackson.databind.JsonNode;

/** A request that ends here, with this answer. */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Reply reply;

  public RefusedException(Reply reply) {
    super("Refused with " + reply.status(), null, false, false);
    this.reply = reply;
  }

  /** A refusal in the contract's error shape. */
  public RefusedException(int status, String message) {
    this(Reply.error(status, message));
  }

  /** What to answer. */
  public Reply reply() {
    return reply;
  }

  /** The body of the answer; nothing when it is no JSON. */
  public JsonNode json() {
    return reply.body() instanceof Reply.Bytes body ? Json.read(body.bytes()) : Json.object();
  }
}
