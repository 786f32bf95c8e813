package dev.lector.bridge.http;

import dev.lector.bridge.auth.Caller;
import dev.lector.bridge.auth.Denial;
import dev.lector.http.Connection;
import dev.lector.telemetry.LogContext;
import io.helidon.common.uri.UriQuery;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One request, as endpoints see it. */
public final class Call {
  private final ServerRequest request;
  private final Caller caller;
  private final List<String> parameters;
  private final RequestBody body;
  private final LongBodies longBodies;
  private final HttpSettings settings;
  private final Context trace;
  private final Supplier<Optional<Denial>> denial;
  private @Nullable Object kept;

  Call(
      ServerRequest request,
      Caller caller,
      List<String> parameters,
      RequestBody body,
      LongBodies longBodies,
      HttpSettings settings,
      Context trace,
      Supplier<Optional<Denial>> denial) {
    this.request = request;
    this.caller = caller;
    this.parameters = List.copyOf(parameters);
    this.body = body;
    this.longBodies = longBodies;
    this.settings = settings;
    this.trace = trace;
    this.denial = denial;
  }

  /** Who asks. */
  public Caller caller() {
    return caller;
  }

  /** Whether who asks would still be let in, for responses that last. */
  public boolean stillAdmitted() {
    return denial.get().isEmpty();
  }

  /**
   * Looks again whether who asks would be let in, before something is kept or published that took a
   * while to come: a token that has ended meanwhile counts for nothing more.
   *
   * @throws RefusedException 401; 403 or 503 as they would get now
   */
  public void requireAdmitted() throws RefusedException {
    Optional<Denial> now = denial.get();
    if (now.isPresent()) {
      throw RefusedException.denied(now.get());
    }
  }

  /** The trace that this call is part of, in whatever thread its work goes on. */
  public Context trace() {
    return trace;
  }

  /** Says which request this call asks for, to its trace and to the log. */
  public void asksFor(String requestId) {
    Span.fromContext(trace).setAttribute("lector.request.id", requestId);
    LogContext.request(requestId);
  }

  /** Keeps one thing from reading the request until it is answered; for this call's thread. */
  public void keep(Object something) {
    kept = something;
  }

  /** What was kept; empty when it is nothing of that type. */
  public <T> Optional<T> kept(Class<T> type) {
    return type.isInstance(kept) ? Optional.of(type.cast(kept)) : Optional.empty();
  }

  /** The path that was asked for, decoded, as it came. */
  public String path() {
    return request.prologue().uriPath().path();
  }

  /** What stands in the path where the route has a {@code *}; empty for a route without. */
  public String parameter() {
    return parameters.isEmpty() ? "" : parameters.getFirst();
  }

  /**
   * What stands in the path where the route has several.
   *
   * @param index which, from 0
   */
  public String parameter(int index) {
    return parameters.get(index);
  }

  /** Values of a header, in order; a header given twice has two. */
  public List<String> headers(String name) {
    return request.headers().values(HeaderNames.create(name));
  }

  /** First value of a header. */
  public Optional<String> header(String name) {
    return request.headers().first(HeaderNames.create(name));
  }

  /** Value of a query parameter, decoded. */
  public Optional<String> query(String name) {
    UriQuery query = request.query();
    return query.contains(name) ? Optional.of(query.get(name)) : Optional.empty();
  }

  /** Where this server is for the client: scheme and authority, without a slash at the end. */
  public String baseUrl() {
    return BaseUrl.of(settings, request);
  }

  /**
   * Calls {@code gone} when the client closes its connection, from now until the answer is sent.
   * Watching costs a virtual thread.
   */
  public void whenClientLeaves(Runnable gone) {
    Connection.CURRENT.get().watch(gone);
  }

  /**
   * Reads the whole body, and parses it.
   *
   * @throws RefusedException 401 when who asks is not admitted any more when it has come, 413 when
   *     it is longer than {@code limit} bytes, 400 when it breaks off, 503 when the bridge holds
   *     too much already, and what the parser throws
   */
  public <T> T body(int limit, BodyParser<T> parser) throws RefusedException {
    byte[] bytes = body.read(limit);
    requireAdmitted();
    return longBodies.parse(caller.tenant(), bytes, parser);
  }

  /**
   * Says that nothing of the body is held any more: what it took of the bridge's memory goes to
   * others. Without this it is kept until the request is answered.
   */
  public void bodyDone() {
    body.forget();
  }

  /**
   * The body as it comes, for those that are too long to be held. When it has come, {@link
   * #requireAdmitted()} is to be asked.
   *
   * @param limit bytes; reading beyond throws {@link BodyTooLargeException}
   * @throws RefusedException 413 when it says itself that it is longer
   */
  public InputStream stream(long limit) throws RefusedException {
    return body.stream(limit);
  }
}
