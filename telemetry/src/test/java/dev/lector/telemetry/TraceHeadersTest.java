package dev.lector.telemetry;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceHeadersTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String PARENT = "00-" + TRACE + "-b7ad6b7169203331-01";

  @Test
  void aRecordCarriesAContextOn() {
    Headers headers = headers(PARENT, "vendor=1");
    SpanContext read = span(TraceHeaders.read(headers));
    assertThat(read.getTraceId()).isEqualTo(TRACE);
    assertThat(read.getSpanId()).isEqualTo("b7ad6b7169203331");
    assertThat(read.isSampled()).isTrue();

    Headers written = headers("stale", "stale=1");
    TraceHeaders.write(TraceHeaders.read(headers), written);

    assertThat(text(written, "traceparent")).isEqualTo(PARENT);
    assertThat(text(written, "tracestate")).isEqualTo("vendor=1");
    assertThat(written.headers("traceparent")).hasSize(1);
    assertThat(written.headers("tracestate")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-\n1",
        "00-0af7651916cd43dd8448eb211c8031\u00e9c-b7ad6b7169203331-01"
      })
  void aMalformedParentIsNone(String value) {
    assertThat(span(TraceHeaders.read(headers(value, ""))).isValid()).isFalse();
    assertThat(span(TraceHeaders.read(call(List.of(value), List.of()))).isValid()).isFalse();
  }

  @Test
  void whatIsTooLongIsNotLookedAt() {
    String long1 = "cc" + PARENT.substring(2) + "-" + "a".repeat(1 << 20);
    assertThat(span(TraceHeaders.read(headers(long1, ""))).isValid()).isFalse();
    // Blanks without a comma: what splits this at commas takes a time that grows with its square.
    SpanContext kept = span(TraceHeaders.read(headers(PARENT, "a=" + " ".repeat(1 << 20) + "b")));
    assertThat(kept.getTraceId()).isEqualTo(TRACE);
    assertThat(kept.getTraceState().isEmpty()).isTrue();
  }

  @Test
  void aCallMayHaveItsStateInSeveralHeadersButOneParent() {
    SpanContext one = span(TraceHeaders.read(call(List.of(PARENT), List.of("a=1", "b=2"))));
    assertThat(one.getTraceState().asMap()).isEqualTo(Map.of("a", "1", "b", "2"));
    assertThat(span(TraceHeaders.read(call(List.of(PARENT, PARENT), List.of()))).isValid())
        .isFalse();
  }

  private static java.util.function.Function<String, List<String>> call(
      List<String> parents, List<String> states) {
    return Map.of("traceparent", parents, "tracestate", states)::get;
  }

  private static Headers headers(String parent, String state) {
    return new RecordHeaders()
        .add("traceparent", parent.getBytes(ISO_8859_1))
        .add("tracestate", state.getBytes(ISO_8859_1));
  }

  private static String text(Headers headers, String name) {
    return new String(headers.lastHeader(name).value(), ISO_8859_1);
  }

  private static SpanContext span(Context context) {
    return Span.fromContext(context).getSpanContext();
  }
}
