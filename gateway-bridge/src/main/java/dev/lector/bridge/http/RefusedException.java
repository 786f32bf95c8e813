package dev.lector.bridge.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lector.bridge.auth.Denial;

/** A request that ends here, with this answer. */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Of a refusal that says no more than its message. */
  private static final String ANY = "value_error";

  private final transient Reply reply;
  private final String code;

  public RefusedException(Reply reply) {
    this(reply, ANY);
  }

  private RefusedException(Reply reply, String code) {
    super("Refused with " + reply.status(), null, false, false);
    this.reply = reply;
    this.code = code;
  }

  /**
   * A refusal in the contract's error shape, with a code where many are told in one answer.
   *
   * @param code why, for programs
   */
  public RefusedException(int status, String code, String message) {
    this(Reply.error(status, message), code);
  }

  /** A refusal in the contract's error shape. */
  public RefusedException(int status, String message) {
    this(Reply.error(status, message));
  }

  /** The refusal of a caller who may not enter. */
  static RefusedException denied(Denial denial) {
    Reply reply = Reply.error(denial.status(), denial.message());
    if (!denial.challenge().isEmpty()) {
      reply = reply.with("WWW-Authenticate", denial.challenge());
    }
    return new RefusedException(
        denial.retryAfter() > 0
            ? reply.with("Retry-After", Integer.toString(denial.retryAfter()))
            : reply);
  }

  /** What to answer. */
  public Reply reply() {
    return reply;
  }

  /** Why, for programs. */
  public String code() {
    return code;
  }

  /** The body of the answer; nothing when it is no JSON. */
  public JsonNode json() {
    return reply.body() instanceof Reply.Bytes body ? Json.read(body.bytes()) : Json.object();
  }
}
