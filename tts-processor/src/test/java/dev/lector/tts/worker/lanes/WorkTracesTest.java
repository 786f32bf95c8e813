package dev.lector.tts.worker.lanes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lector.events.SpeechRequested;
import dev.lector.headers.TraceParent;
import dev.lector.telemetry.Tracing;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class WorkTracesTest {
  private final WorkTraces traces = new WorkTraces(Tracing.off());
  private final Lease lease = new Lease(System.nanoTime(), Duration.ofMinutes(1));
  private final Map<String, String> seen = new HashMap<>();

  @Test
  void workGoesOnWithTheTraceOfItsRecordAndIsForgottenThereafter() throws Exception {
    TraceParent sent = TraceParent.create();
    ConsumerRecord<byte[], byte[]> record = record("r1");
    sent.write(record.headers());

    Disposition disposition =
        traces
            .traced(
                (taken, _) -> {
                  WorkTraces.about(
                      SpeechRequested.newBuilder()
                          .setRequestId("r1")
                          .setText("t")
                          .setTenant("acme")
                          .build(),
                      Delivery.of(taken, 0));
                  seen.putAll(MDC.getCopyOfContextMap());
                  seen.put("span", Span.current().getSpanContext().getTraceId());
                  return Disposition.DONE;
                })
            .work(record, lease);

    assertThat(disposition).isEqualTo(Disposition.DONE);
    assertThat(seen)
        .isEqualTo(
            Map.of(
                "request_id",
                "r1",
                "tenant",
                "acme",
                "trace_id",
                sent.traceId(),
                "span",
                sent.traceId()));
    assertNothingIsLeft();
  }

  @Test
  void nothingIsLeftOfWorkThatFails() {
    RecordWork failing =
        traces.traced(
            (_, _) -> {
              throw new IllegalStateException("nobody thought of it");
            });

    assertThatThrownBy(() -> failing.work(record("r1"), lease))
        .isInstanceOf(IllegalStateException.class);
    assertNothingIsLeft();
  }

  @Test
  void workOnARecordWithoutATraceHasOneAllTheSame() throws Exception {
    RecordWork work =
        traces.traced(
            (_, _) -> {
              seen.putAll(MDC.getCopyOfContextMap());
              return Disposition.DONE;
            });

    var _ = work.work(record("r1"), lease);

    assertThat(seen.get("trace_id")).matches("[0-9a-f]{32}").isNotEqualTo("0".repeat(32));
  }

  private static void assertNothingIsLeft() {
    assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
    assertThat(Span.fromContext(Context.current()).getSpanContext().isValid()).isFalse();
  }

  private static ConsumerRecord<byte[], byte[]> record(String key) {
    return new ConsumerRecord<>("speech.requests", 0, 1, key.getBytes(UTF_8), new byte[0]);
  }
}
