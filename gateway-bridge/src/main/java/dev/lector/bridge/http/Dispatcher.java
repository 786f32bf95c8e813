package dev.lector.bridge.http;

import dev.lector.bridge.auth.Admittance;
import dev.lector.bridge.auth.Caller;
import dev.lector.bridge.auth.Denial;
import dev.lector.bridge.auth.Gatekeeper;
import dev.lector.http.ByteBudget;
import dev.lector.http.Connection;
import dev.lector.telemetry.AuditLog;
import dev.lector.telemetry.LogContext;
import dev.lector.telemetry.TraceHeaders;
import dev.lector.telemetry.Tracing;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.uri.UriPath;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes every request to its endpoint: who asks is settled before anything else of the request is
 * looked at, then the path, then the method.
 */
final class Dispatcher implements Handler {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  private static final Logger ACCESS = LoggerFactory.getLogger("dev.lector.bridge.access");
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

  private static final Tracing UNRECORDED = Tracing.off();

  private final Routes routes;
  private final Gatekeeper gatekeeper;
  private final HttpSettings settings;
  private final Cors cors;
  private final CrossSite crossSite;
  private final RequestObserver observer;
  private final ByteBudget budget;
  private final LongBodies longBodies = new LongBodies();
  private final BodyPace pace = new BodyPace();
  private final Tracing tracing;
  private final CallAudit audit;

  Dispatcher(
      Routes routes,
      Gatekeeper gatekeeper,
      HttpSettings settings,
      RequestObserver observer,
      ByteBudget budget,
      Tracing tracing) {
    this.routes = routes;
    this.gatekeeper = gatekeeper;
    this.settings = settings;
    this.cors = new Cors(settings.cors());
    this.crossSite = new CrossSite(settings, cors);
    this.observer = observer;
    this.budget = budget;
    this.tracing = tracing;
    this.audit =
        new CallAudit(
            new AuditLog(InstantSource.system()),
            settings.forwarded(),
            new FailedLogins(System::nanoTime));
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    String method = request.prologue().method().text();
    UriPath asked = request.prologue().uriPath();
    Optional<Routes.Match> match = routes.match(asked.path(), asked.rawPathNoParams());
    Admittance entry = gatekeeper.enter(request.headers().values(HeaderNames.AUTHORIZATION));
    Context trace = begin(request, method, match, entry.caller());
    try (LogContext _ = LogContext.open(null, null, trace)) {
      handle(request, response, method, match, entry, trace);
    }
  }

  private void handle(
      ServerRequest request,
      ServerResponse response,
      String method,
      Optional<Routes.Match> match,
      Admittance entry,
      Context trace) {
    long start = System.nanoTime();
    String path = request.prologue().uriPath().path();
    ErrorShape errors = match.map(m -> m.route().errors()).orElse(ErrorShape.DETAIL);
    RequestBody body = new RequestBody(request, budget, pace);
    int status = RequestObserver.CLIENT_GONE;
    try {
      Reply reply = answer(request, method, match, entry, body, trace).shaped(errors);
      reply = cors.mark(request, body.hold(reply) ? reply : HeldBytes.full().shaped(errors));
      boolean last =
          !body.discard() || request.headers().containsToken(HeaderValues.CONNECTION_CLOSE);
      if (last) {
        reply = reply.with("Connection", "close");
      }
      status = ReplyWriter.write(reply, response, method.equals("HEAD"), errors);
      if (last) {
        close(reply);
      }
    } catch (ClientGoneException | DataReader.InsufficientDataAvailableException e) {
      throw new CloseConnectionException("The client is gone", e);
    } finally {
      body.forget();
      long nanos = System.nanoTime() - start;
      observer.answered(
          match.map(m -> m.route().pattern()).orElse("none"),
          METHODS.contains(method) ? method : "other",
          status,
          nanos);
      audit.answered(request, method, match, entry, status);
      ACCESS.debug("{} {} {} {} ms", method, path, status, nanos / 1_000_000);
      end(trace, status);
    }
  }

  /** Whoever has no token decides nothing about what is recorded. */
  private Context begin(
      ServerRequest request, String method, Optional<Routes.Match> match, Optional<Caller> caller) {
    Context client = TraceHeaders.read(name -> request.headers().values(HeaderNames.create(name)));
    String verb = METHODS.contains(method) ? method : "HTTP";
    String route = match.map(m -> " " + m.route().pattern()).orElse("");
    Tracing recording = caller.isPresent() ? tracing : UNRECORDED;
    Span span = recording.start(verb + route, SpanKind.SERVER, client);
    span.setAttribute("http.request.method", METHODS.contains(method) ? method : "_OTHER");
    match.ifPresent(m -> span.setAttribute("http.route", m.route().pattern()));
    return client.with(span);
  }

  private static void end(Context trace, int status) {
    Span span = Span.fromContext(trace);
    span.setAttribute("http.response.status_code", status);
    if (status >= 500) {
      span.setStatus(StatusCode.ERROR);
    }
    span.end();
  }

  /**
   * The server closes only when it finds nothing more to read, so what is still to be read must not
   * be found.
   */
  private static void close(Reply reply) {
    Connection.CURRENT.get().end();
    if (reply.body() instanceof Reply.Bytes) {
      throw new CloseConnectionException("The last answer of this connection is sent");
    }
  }

  private Reply answer(
      ServerRequest request,
      String method,
      Optional<Routes.Match> match,
      Admittance entry,
      RequestBody body,
      Context trace)
      throws ClientGoneException {
    try {
      // Of an unknown path, too, a page may read that it is one.
      String methods = match.map(m -> m.route().allow()).orElseGet(routes::allow);
      Optional<Reply> preflight = cors.preflight(request, methods);
      if (preflight.isPresent()) {
        return preflight.get();
      }
      Caller admitted = admit(entry, match);
      if (gatekeeper.isOpen()) {
        crossSite.check(request);
      }
      body.owner(admitted.tenant());
      LogContext.tenant(admitted.tenant());
      Routes.Match found =
          match.orElseThrow(() -> new RefusedException(404, "There is nothing at this path."));
      if (method.equals("OPTIONS")) {
        return Reply.empty(200).with("Allow", found.route().allow());
      }
      Endpoint endpoint = found.route().endpoint(method).orElseThrow(() -> notAllowed(found));
      return endpoint.answer(
          new Call(
              request,
              admitted,
              found.parameters(),
              body,
              longBodies,
              settings,
              trace,
              denialNow(request, entry.caller())));
    } catch (RefusedException e) {
      return e.reply();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CloseConnectionException("The server stops", e);
    } catch (CloseConnectionException
        | RequestException
        | DataReader.InsufficientDataAvailableException e) {
      throw e; // the connection's or the request's framing is broken: the server knows what to do
    } catch (RuntimeException e) {
      LOG.error("A request failed where none should", e);
      return Reply.error(500, "Internal server error; the bridge's log says more.");
    }
  }

  /** Why who asks would not be let in any more; empty while they would. */
  private Supplier<Optional<Denial>> denialNow(ServerRequest request, Optional<Caller> caller) {
    List<String> authorization = request.headers().values(HeaderNames.AUTHORIZATION);
    return () -> {
      Admittance now = gatekeeper.enter(authorization);
      return now.caller().equals(caller) ? Optional.empty() : Optional.of(now.denial());
    };
  }

  private static Caller admit(Admittance entry, Optional<Routes.Match> match)
      throws RefusedException {
    boolean open = match.isPresent() && match.get().route().open();
    if (entry.caller().isEmpty() && !open) {
      throw RefusedException.denied(entry.denial());
    }
    return entry.caller().orElseGet(() -> new Caller("", false));
  }

  private static RefusedException notAllowed(Routes.Match match) {
    String allow = match.route().allow();
    return new RefusedException(
        Reply.error(405, "This path takes %s only.".formatted(allow)).with("Allow", allow));
  }
}
