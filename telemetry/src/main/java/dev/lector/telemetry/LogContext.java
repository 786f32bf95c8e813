package dev.lector.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What the log lines of this thread are about, until it is closed. Threads are used again, so it is
 * to be closed on every way out; what was there before is there again then.
 */
public final class LogContext implements AutoCloseable {
  private static final String REQUEST = "request_id";
  private static final String TENANT = "tenant";
  private static final String TRACE = "trace_id";

  private final @Nullable String request = MDC.get(REQUEST);
  private final @Nullable String tenant = MDC.get(TENANT);
  private final @Nullable String trace = MDC.get(TRACE);

  private LogContext() {}

  /**
   * Says what this thread does from now on.
   *
   * @param request id of the request; null while it is not known
   * @param tenant whose request it is; null while it is not known
   * @param trace the trace that this is part of
   */
  public static LogContext open(@Nullable String request, @Nullable String tenant, Context trace) {
    LogContext opened = new LogContext();
    put(REQUEST, request);
    put(TENANT, tenant);
    SpanContext span = Span.fromContext(trace).getSpanContext();
    put(TRACE, span.isValid() ? span.getTraceId() : null);
    return opened;
  }

  /** Says which request it is, once that is known. */
  public static void request(String id) {
    put(REQUEST, id);
  }

  /** Says whose request it is, once that is known. */
  public static void tenant(String name) {
    put(TENANT, name);
  }

  @Override
  public void close() {
    put(REQUEST, request);
    put(TENANT, tenant);
    put(TRACE, trace);
  }

  private static void put(String key, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      MDC.remove(key);
    } else {
      MDC.put(key, value);
    }
  }
}
