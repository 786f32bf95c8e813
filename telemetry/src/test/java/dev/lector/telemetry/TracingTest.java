package dev.lector.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class TracingTest {
  @Test
  void whereItIsOffEachStepStillHasAnIdOfTheSameTrace() {
    Tracing off = Tracing.off();
    Span first = off.start("first", SpanKind.SERVER, Context.root());
    Span second = off.start("second", SpanKind.PRODUCER, Context.root().with(first));

    assertThat(first.isRecording()).isFalse();
    SpanContext one = first.getSpanContext();
    SpanContext two = second.getSpanContext();
    assertThat(one.isValid()).isTrue();
    assertThat(two.getTraceId()).isEqualTo(one.getTraceId());
    assertThat(two.getSpanId()).isNotEqualTo(one.getSpanId());
  }

  @Test
  void itIsOffUnlessTheUsualVariablesSwitchItOn() {
    assertThat(enabled()).isFalse();
    assertThat(enabled("OTEL_SERVICE_NAME", "mine")).isFalse();
    assertThat(enabled("OTEL_TRACES_EXPORTER", "")).isFalse();
    assertThat(enabled("OTEL_TRACES_EXPORTER", "none")).isFalse();
    assertThat(enabled("OTEL_TRACES_EXPORTER", "otlp")).isTrue();
    assertThat(enabled("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318")).isTrue();
    assertThat(enabled("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://collector:4318/v1/traces"))
        .isTrue();
    assertThat(
            enabled("OTEL_EXPORTER_OTLP_ENDPOINT", "http://c:4318", "OTEL_TRACES_EXPORTER", "none"))
        .isFalse();
    assertThat(enabled("OTEL_TRACES_EXPORTER", "otlp", "OTEL_SDK_DISABLED", "true")).isFalse();
  }

  @Test
  void switchedOnItRecordsAndSendsWithoutFurtherLibraries() {
    try (Telemetry telemetry =
        Telemetry.start("lector-test", Map.of("OTEL_TRACES_EXPORTER", "otlp")::get)) {
      Span span = telemetry.tracing().start("step", SpanKind.INTERNAL, Context.root());
      assertThat(span.isRecording()).isTrue();
    }
  }

  @Test
  void aThreadForgetsWhatItsLinesWereAbout() {
    Span span = Tracing.off().start("step", SpanKind.INTERNAL, Context.root());
    Context trace = Context.root().with(span);
    try (LogContext _ = LogContext.open("r1", "t1", trace)) {
      try (LogContext _ = LogContext.open("r2", null, Context.root())) {
        LogContext.tenant("t2");
        assertThat(MDC.getCopyOfContextMap()).isEqualTo(Map.of("request_id", "r2", "tenant", "t2"));
      }
      assertThat(MDC.getCopyOfContextMap())
          .isEqualTo(
              Map.of(
                  "request_id", "r1",
                  "tenant", "t1",
                  "trace_id", span.getSpanContext().getTraceId()));
    }
    assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
  }

  private static boolean enabled(String... variables) {
    Map<String, String> set = new HashMap<>();
    for (int i = 0; i < variables.length; i += 2) {
      set.put(variables[i], variables[i + 1]);
    }
    return Telemetry.enabled(set::get);
  }
}
