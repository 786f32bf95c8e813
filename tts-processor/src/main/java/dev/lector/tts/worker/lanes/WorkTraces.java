package dev.lector.tts.worker.lanes;

import dev.lector.events.SpeechRequested;
import dev.lector.telemetry.LogContext;
import dev.lector.telemetry.TraceHeaders;
import dev.lector.telemetry.Tracing;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Traces the work on requests: each goes on with the trace that its record came with, and is the
 * current span of the thread that does it.
 */
public final class WorkTraces {
  private final Tracing tracing;

  public WorkTraces(Tracing tracing) {
    this.tracing = tracing;
  }

  Tracing tracing() {
    return tracing;
  }

  /** Has a span for each record, and log lines that name it. */
  public RecordWork traced(RecordWork work) {
    return (record, lease) -> {
      Context sent = TraceHeaders.read(record.headers());
      Span span = tracing.start("process " + record.topic(), SpanKind.CONSUMER, sent);
      span.setAttribute("messaging.system", "kafka");
      span.setAttribute("messaging.operation.type", "process");
      span.setAttribute("messaging.destination.name", record.topic());
      span.setAttribute("messaging.kafka.offset", record.offset());
      Context trace = sent.with(span);
      String id = RequestIds.inKey(record).orElse(null);
      try (LogContext _ = LogContext.open(id, null, trace);
          Scope _ = trace.makeCurrent()) {
        return work.work(record, lease);
      } finally {
        span.end();
      }
    };
  }

  /** What the log lines of this thread are about, where the work itself runs in another. */
  public static LogContext about(ConsumerRecord<byte[], byte[]> record) {
    return LogContext.open(
        RequestIds.inKey(record).orElse(null), null, TraceHeaders.read(record.headers()));
  }

  /**
   * Records how long a request was in the queues.
   *
   * @param queue it was sent to
   */
  public void waited(
      ConsumerRecord<byte[], byte[]> record, String queue, Instant now, Duration queued) {
    Context sent = TraceHeaders.read(record.headers());
    boolean traced = Span.fromContext(sent).getSpanContext().isValid();
    // It began before the work did, whose part it is only where nobody else began a trace.
    tracing.over("wait in " + queue, traced ? sent : Context.current(), now, queued);
  }

  /** Says what the current work is about, once that is known. */
  public static void about(SpeechRequested request, Delivery delivery) {
    LogContext.request(request.getRequestId());
    LogContext.tenant(request.getTenant());
    Span span = Span.current();
    span.setAttribute("lector.request.id", request.getRequestId());
    span.setAttribute("lector.tenant", request.getTenant());
    span.setAttribute("lector.attempt", delivery.attempt());
  }

  /**
   * Says how the current work ended.
   *
   * @param outcome as the metrics name it
   */
  public static void ended(String outcome, boolean rejected) {
    Span span = Span.current();
    span.setAttribute("lector.outcome", outcome);
    if (rejected) {
      span.setStatus(StatusCode.ERROR, outcome);
    }
  }

  /** A step of the current work. */
  public <T, E1 extends Exception, E2 extends Exception> T step(String name, Step<T, E1, E2> step)
      throws E1, E2, InterruptedException {
    Context work = Context.current();
    Span span = tracing.start(name, SpanKind.INTERNAL, work);
    try (Scope _ = work.with(span).makeCurrent()) {
      return step.run();
    } catch (Exception e) {
      span.setStatus(StatusCode.ERROR, String.valueOf(e.getMessage()));
      throw e;
    } finally {
      span.end();
    }
  }

  /** Part of the work on a request. */
  @FunctionalInterface
  public interface Step<T, E1 extends Exception, E2 extends Exception> {
    T run() throws E1, E2, InterruptedException;
  }
}
