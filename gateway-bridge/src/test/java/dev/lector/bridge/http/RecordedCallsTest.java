package dev.lector.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.bridge.auth.Gatekeeper;
import dev.lector.bridge.testing.Client;
import dev.lector.bridge.testing.Servers;
import dev.lector.http.tls.TlsSettings;
import dev.lector.telemetry.Tracing;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose calls are recorded in traces. */
class RecordedCallsTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  /** Asks to be recorded. */
  private static final String PARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

  private final InMemorySpanExporter recorded = InMemorySpanExporter.create();
  private final OpenTelemetrySdk sdk =
      OpenTelemetrySdk.builder()
          .setTracerProvider(
              SdkTracerProvider.builder()
                  .addSpanProcessor(SimpleSpanProcessor.create(recorded))
                  .build())
          .build();
  private HttpServer server;
  private Client client;

  @BeforeEach
  void serve() {
    Routes routes =
        Routes.builder()
            .guarded("GET", "/guarded", _ -> Reply.empty(200))
            .open("GET", "/open", _ -> Reply.empty(200))
            .build();
    server =
        HttpServer.start(
            Servers.settings(),
            TlsSettings.OFF,
            routes,
            new Gatekeeper(Servers.tokens()),
            (route, method, status, nanos) -> {},
            Tracing.with(sdk));
    client = new Client(server.port());
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
    sdk.close();
  }

  @Test
  void ofCallersWithoutATokenNothingIsRecorded() {
    assertThat(client.get("/guarded", "traceparent", PARENT).status()).isEqualTo(401);
    assertThat(client.get("/nowhere", "traceparent", PARENT).status()).isEqualTo(401);
    assertThat(client.get("/open", "traceparent", PARENT).status()).isEqualTo(200);

    // Calls of one connection are answered one after another.
    String[] acme = Servers.acme();
    assertThat(client.get("/open", acme[0], acme[1], "traceparent", PARENT).status())
        .isEqualTo(200);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(recorded.getFinishedSpanItems()).isNotEmpty());
    assertThat(recorded.getFinishedSpanItems())
        .singleElement()
        .satisfies(
            span -> {
              assertThat(span.getName()).isEqualTo("GET /open");
              assertThat(span.getTraceId()).isEqualTo(TRACE);
            });
  }
}
