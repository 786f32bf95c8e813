package dev.lector.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Begins spans. Where tracing is off, a span records nothing and still has an id: every event
 * carries a trace context, and every log line names its trace.
 */
public final class Tracing {
  private static final String SCOPE = "dev.lector";

  private final Tracer tracer;

  private Tracing(OpenTelemetry telemetry) {
    tracer = telemetry.getTracer(SCOPE);
  }

  /** Records nothing. */
  public static Tracing off() {
    return new Tracing(OpenTelemetry.noop());
  }

  /**
   * Records with an SDK.
   *
   * @param telemetry stays the caller's
   */
  public static Tracing with(OpenTelemetry telemetry) {
    return new Tracing(telemetry);
  }

  /**
   * Begins a span, to be ended by the caller.
   *
   * @param name in few variants, without ids
   * @param parent what it is part of; the root context begins a trace
   * @return a span with a valid context of its own
   */
  public Span start(String name, SpanKind kind, Context parent) {
    return identified(builder(name, kind, parent).startSpan(), parent);
  }

  /**
   * Records a span that is over.
   *
   * @param name in few variants, without ids
   * @param parent what it is part of
   * @param end when it ended
   * @param lasted how long it took
   */
  public void over(String name, Context parent, Instant end, Duration lasted) {
    builder(name, SpanKind.INTERNAL, parent)
        .setStartTimestamp(end.minus(lasted))
        .startSpan()
        .end(end);
  }

  private SpanBuilder builder(String name, SpanKind kind, Context parent) {
    return tracer.spanBuilder(name).setSpanKind(kind).setParent(parent);
  }

  /** Gives a span that records nothing the id it lacks. */
  private static Span identified(Span span, Context parent) {
    SpanContext own = span.getSpanContext();
    SpanContext before = Span.fromContext(parent).getSpanContext();
    if (own.isValid() && !own.getSpanId().equals(before.getSpanId())) {
      return span;
    }
    boolean continued = before.isValid();
    return Span.wrap(
        SpanContext.create(
            continued ? before.getTraceId() : TraceId.fromLongs(nonZero(), nonZero()),
            SpanId.fromLong(nonZero()),
            continued ? before.getTraceFlags() : TraceFlags.getSampled(),
            continued ? before.getTraceState() : TraceState.getDefault()));
  }

  /** Ids need to be unlikely to meet, not hard to guess. */
  private static long nonZero() {
    long value = ThreadLocalRandom.current().nextLong();
    return value == 0 ? 1 : value;
  }
}
