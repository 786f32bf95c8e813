package dev.lector.bridge.http;

import dev.lector.bridge.auth.Admittance;
import dev.lector.bridge.auth.Caller;
import dev.lector.telemetry.AuditLog;
import dev.lector.telemetry.AuditLog.Outcome;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tells the audit log of {@link Commands}, and of callers without a valid token, within {@link
 * FailedLogins}.
 */
final class CallAudit {
  private static final int CLIENT_ERRORS = 400;
  private static final int SERVER_ERRORS = 500;

  /** Enough to tell tokens from each other; nobody can find a token by it. */
  private static final int DIGEST_BYTES = 4;

  private final AuditLog log;
  private final boolean forwarded;
  private final FailedLogins failures;

  /**
   * @param forwarded whether the headers of a proxy in front are believed
   */
  CallAudit(AuditLog log, boolean forwarded, FailedLogins failures) {
    this.log = log;
    this.forwarded = forwarded;
    this.failures = failures;
  }

  /** A call is over. */
  void answered(
      ServerRequest request,
      String method,
      Optional<Routes.Match> match,
      Admittance entry,
      int status) {
    Optional<Caller> caller = entry.caller();
    if (isLogin(match, entry, status)) {
      failures
          .count(request.remotePeer().address())
          .ifPresent(
              unlogged -> {
                Map<String, String> fields = fields(request, Optional.empty(), status);
                fields.put("reason", entry.denial().reason());
                fields.put("path", method + " " + request.prologue().uriPath().path());
                fields.put("unlogged", unlogged == 0 ? "" : Long.toString(unlogged));
                log.write("login", Outcome.REFUSED, fields);
              });
    } else if (match.isPresent() && Commands.include(method, match.get().route().pattern())) {
      Map<String, String> fields = fields(request, caller, status);
      fields.put("id", String.join("/", match.get().parameters()));
      log.write(method + " " + match.get().route().pattern(), outcome(status), fields);
    }
  }

  /** Whether the call was refused because of its token. While nobody can tell, none has failed. */
  private static boolean isLogin(Optional<Routes.Match> match, Admittance entry, int status) {
    boolean guarded = match.isEmpty() || !match.get().route().open();
    return guarded
        && entry.caller().isEmpty()
        && status == entry.denial().status()
        && status < SERVER_ERRORS;
  }

  private Map<String, String> fields(ServerRequest request, Optional<Caller> caller, int status) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("tenant", caller.map(Caller::tenant).orElse(""));
    fields.put("subject", caller.map(Caller::subject).orElse(""));
    fields.put(
        "token",
        request.headers().first(HeaderNames.AUTHORIZATION).map(CallAudit::digest).orElse(""));
    fields.put("client", request.remotePeer().host());
    if (forwarded) {
      fields.put(
          "forwarded", String.join(", ", request.headers().values(HeaderNames.X_FORWARDED_FOR)));
    }
    fields.put("status", Integer.toString(status));
    return fields;
  }

  private static Outcome outcome(int status) {
    if (status == RequestObserver.CLIENT_GONE) {
      return Outcome.UNKNOWN;
    }
    if (status >= SERVER_ERRORS) {
      return Outcome.FAILED;
    }
    return status >= CLIENT_ERRORS ? Outcome.REFUSED : Outcome.DONE;
  }

  /** Of the token alone, whatever stands before it: as the settings have it. */
  private static String digest(String authorization) {
    String token = authorization.strip();
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(
                  token.substring(token.indexOf(' ') + 1).strip().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256, but this one", e);
    }
  }
}
