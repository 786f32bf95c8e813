package dev.lector.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** The span of a record on its way to the brokers, which the record's readers go on from. */
public final class Sending {
  private final Span span;

  private Sending(Span span) {
    this.span = span;
  }

  /**
   * Begins the span, and puts its context on the record.
   *
   * @param message is about to be sent
   * @param trace what it is part of
   */
  public static Sending of(ProducerRecord<?, ?> message, Tracing tracing, Context trace) {
    Span span = tracing.start("send " + message.topic(), SpanKind.PRODUCER, trace);
    span.setAttribute("messaging.system", "kafka");
    span.setAttribute("messaging.operation.type", "send");
    span.setAttribute("messaging.destination.name", message.topic());
    TraceHeaders.write(trace.with(span), message.headers());
    return new Sending(span);
  }

  /**
   * The brokers have it, or not.
   *
   * @param failure why not; null when they have it
   */
  public void done(@Nullable Throwable failure) {
    if (failure != null) {
      span.setStatus(StatusCode.ERROR, String.valueOf(failure.getMessage()));
    }
    span.end();
  }
}
