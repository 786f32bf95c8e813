package dev.lector.telemetry;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
  void switchedOnItSendsWhatItHasBeforeItEnds() throws Exception {
    BlockingQueue<String> received = new LinkedBlockingQueue<>();
    HttpServer collector = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    collector.createContext(
        "/",
        call -> {
          String body = new String(call.getRequestBody().readAllBytes(), ISO_8859_1);
          received.add(call.getRequestURI() + " " + body);
          call.sendResponseHeaders(200, -1);
          call.close();
        });
    collector.start();
    String endpoint = "http://localhost:" + collector.getAddress().getPort();
    System.setProperty("otel.exporter.otlp.endpoint", endpoint);
    try (Telemetry telemetry = Telemetry.start("lector-test")) {
      Span span = telemetry.tracing().start("a step", SpanKind.INTERNAL, Context.root());
      assertThat(span.isRecording()).isTrue();
      span.end();
    } finally {
      System.clearProperty("otel.exporter.otlp.endpoint");
      collector.stop(0);
    }

    assertThat(received)
        .singleElement(STRING)
        .startsWith("/v1/traces ")
        .contains("a step", "lector-test");
  }

  @ParameterizedTest
  @CsvSource({"otel.traces.exporter,pigeons", "otel.exporter.otlp.protocol,grpc"})
  void whatCannotBeDoneIsSaid(String property, String value) {
    System.setProperty("otel.traces.exporter", "otlp");
    System.setProperty(property, value);
    try {
      assertThatThrownBy(() -> Telemetry.start("lector-test"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("OTEL_")
          .hasMessageMatching("(?is).*" + value + ".*");
    } finally {
      System.clearProperty("otel.traces.exporter");
      System.clearProperty(property);
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
