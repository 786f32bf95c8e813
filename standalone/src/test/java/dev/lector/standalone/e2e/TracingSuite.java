package dev.lector.standalone.e2e;

import static dev.lector.standalone.e2e.Gateway.json;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.events.SpeechRequested;
import dev.lector.serde.SpecificAvroSerializer;
import dev.lector.telemetry.Tracing;
import dev.lector.topics.Topics;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Traces of bridge, ledger and worker, as an SDK exports them. */
@TestInstance(Lifecycle.PER_CLASS) // a ledger takes seconds to start
abstract class TracingSuite {
  private static final String REGISTRY = "mock://tracing-suite";
  private static final String CLIENT_SPAN = "b7ad6b7169203331";
  private static final Duration SOON = Duration.ofMinutes(3);

  private final Cluster cluster;
  private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
  private final OpenTelemetrySdk sdk =
      OpenTelemetrySdk.builder()
          .setTracerProvider(
              SdkTracerProvider.builder()
                  .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                  .build())
          .build();
  private final Random random = new Random(42);
  private Rig rig;
  private Gateway gateway;

  TracingSuite(Cluster cluster) {
    this.cluster = cluster;
  }

  @BeforeAll
  void start(@TempDir Path directory) {
    rig = new Rig(cluster.bootstrap(), REGISTRY, directory.resolve("audio"), Tracing.with(sdk));
    rig.ledger(directory.resolve("ledger"), Map.of());
    rig.worker(Map.of());
    gateway = rig.gateway(Map.of());
  }

  @AfterAll
  void stop() {
    rig.close();
    sdk.close();
  }

  @Test
  void aCallIsOneTraceFromItsClientToTheReply() throws Exception {
    String trace = trace();
    HttpResponse<String> answer =
        gateway.say(
            "Follow me from here to there.",
            "traceparent",
            parent(trace),
            "tracestate",
            "vendor=mine");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);

    SpanData call = span(trace, "POST /text-to-speech");
    assertThat(call.getParentSpanId()).isEqualTo(CLIENT_SPAN);
    assertThat(call.getKind()).isEqualTo(SpanKind.SERVER);
    SpanData sent = child(trace, call, "send speech.requests");
    assertThat(sent.getKind()).isEqualTo(SpanKind.PRODUCER);
    SpanData waited = child(trace, sent, "wait in speech.requests");
    SpanData work = child(trace, sent, "process speech.requests");
    assertThat(work.getKind()).isEqualTo(SpanKind.CONSUMER);
    assertThat(waited.getEndEpochNanos()).isGreaterThanOrEqualTo(waited.getStartEpochNanos());
    child(trace, work, "find audio");
    child(trace, work, "synthesize");
    child(trace, work, "store audio");
    child(trace, work, "send speech.completions");
    SpanData reply = child(trace, work, "send speech.replies");
    child(trace, reply, "process speech.replies");
    assertThat(spans(trace))
        .allSatisfy(
            span ->
                assertThat(span.getSpanContext().getTraceState().get("vendor")).isEqualTo("mine"));
    String id = answer.headers().firstValue("X-Request-Id").orElseThrow();
    assertThat(List.of(call, work))
        .extracting(span -> span.getAttributes().asMap().toString())
        .allMatch(attributes -> attributes.contains(id));
  }

  @Test
  void aCallWithoutASoundTraceBeginsOne() throws Exception {
    String trace = trace();
    gateway.say("Nobody follows me.", "traceparent", parent(trace), "traceparent", parent(trace));
    gateway.say("Nobody follows me, either.", "traceparent", parent(trace) + "-more");

    assertThat(spans(trace)).isEmpty();
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(exporter.getFinishedSpanItems())
                    .filteredOn(span -> span.getName().equals("POST /text-to-speech"))
                    .filteredOn(span -> span.getParentSpanId().equals(SpanId.getInvalid()))
                    .hasSizeGreaterThanOrEqualTo(2));
  }

  @Test
  void aProducersTraceGoesOnThroughTheWork() throws Exception {
    String trace = trace();
    String id = UUID.randomUUID().toString();
    try (SpecificAvroSerializer<SpeechRequested> values = new SpecificAvroSerializer<>();
        KafkaProducer<String, SpeechRequested> producer = producer(values)) {
      ProducerRecord<String, SpeechRequested> record =
          new ProducerRecord<>(
              Topics.REQUESTS,
              id,
              SpeechRequested.newBuilder().setRequestId(id).setText("By Kafka alone.").build());
      record.headers().add("traceparent", parent(trace).getBytes(US_ASCII));
      producer.send(record).get();
    }

    SpanData work = span(trace, "process speech.requests");
    assertThat(work.getParentSpanId()).isEqualTo(CLIENT_SPAN);
    child(trace, work, "send speech.completions");
  }

  @Test
  void itemsOfABatchKeepTheTraceOfTheirClient() throws Exception {
    String trace = trace();
    HttpResponse<String> answer =
        gateway.send(
            "POST",
            "/batches",
            "{\"text\":\"The first item.\"}\n{\"text\":\"The second item.\"}\n",
            "Content-Type",
            "application/jsonl",
            "traceparent",
            parent(trace));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    assertThat(json(answer).path("items").asInt()).isEqualTo(2);

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(named(trace, "send speech.completions")).as("spans").hasSize(2));
    SpanData sent = span(trace, "send speech.requests.staged");
    assertThat(sent.getParentSpanId()).isEqualTo(span(trace, "POST /batches").getSpanId());
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(named(trace, "process speech.requests.batch"))
                    .extracting(SpanData::getParentSpanId)
                    .containsExactly(sent.getSpanId(), sent.getSpanId()));
  }

  private KafkaProducer<String, SpeechRequested> producer(
      SpecificAvroSerializer<SpeechRequested> values) {
    values.configure(Map.of("schema.registry.url", REGISTRY), false);
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", cluster.bootstrap()), new StringSerializer(), values);
  }

  private String trace() {
    return "%016x%016x".formatted(random.nextLong() | 1, random.nextLong() | 1);
  }

  private static String parent(String trace) {
    return "00-" + trace + "-" + CLIENT_SPAN + "-01";
  }

  private List<SpanData> spans(String trace) {
    return exporter.getFinishedSpanItems().stream()
        .filter(span -> span.getTraceId().equals(trace))
        .toList();
  }

  private List<SpanData> named(String trace, String name) {
    return spans(trace).stream().filter(span -> span.getName().equals(name)).toList();
  }

  private SpanData span(String trace, String name) {
    return await()
        .atMost(SOON)
        .until(() -> named(trace, name), found -> found.size() == 1)
        .getFirst();
  }

  private SpanData child(String trace, SpanData parent, String name) {
    SpanData child = span(trace, name);
    assertThat(child.getParentSpanId()).as(name).isEqualTo(parent.getSpanId());
    return child;
  }
}
