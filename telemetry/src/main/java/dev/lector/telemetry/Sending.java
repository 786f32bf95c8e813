package dev.lector.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** The span of records on their way to the brokers, which the records' readers go on from. */
public final class Sending {
  private final Span span;
  private final Context context;

  private Sending(Span span, Context trace) {
    this.span = span;
    this.context = trace.with(span);
  }

  /**
   * Begins the span of one record, and puts its context on it.
   *
   * @param message is about to be sent
   * @param trace what it is part of
   */
  public static Sending of(ProducerRecord<?, ?> message, Tracing tracing, Context trace) {
    Sending sending = of(message.topic(), tracing, trace);
    sending.with(message);
    return sending;
  }

  /**
   * Begins the span of several records.
   *
   * @param topic they go to
   * @param trace what they are part of
   */
  public static Sending of(String topic, Tracing tracing, Context trace) {
    Span span = tracing.start("send " + topic, SpanKind.PRODUCER, trace);
    span.setAttribute("messaging.system", "kafka");
    span.setAttribute("messaging.operation.type", "send");
    span.setAttribute("messaging.destination.name", topic);
    return new Sending(span, trace);
  }

  /** Puts the span's context on another record. */
  public void with(ProducerRecord<?, ?> message) {
    TraceHeaders.write(context, message.headers());
  }

  /**
   * The brokers have all of it, or not.
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
