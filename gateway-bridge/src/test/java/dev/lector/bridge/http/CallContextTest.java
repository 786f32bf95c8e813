package dev.lector.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.lector.bridge.testing.Client;
import dev.lector.bridge.testing.Client.Answer;
import dev.lector.bridge.testing.Servers;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** What the log lines of a call say it is about. */
class CallContextTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  @Test
  void aCallsLinesNameItsRequestTenantAndTraceAndNoOthers() {
    Routes routes =
        Routes.builder()
            .guarded(
                "GET",
                "/asks",
                call -> {
                  call.asksFor("r1");
                  return Reply.text("text/plain", context());
                })
            .open("GET", "/open", _ -> Reply.text("text/plain", context()))
            .build();
    String[] acme = Servers.acme();
    try (HttpServer server = Servers.guarded(routes);
        Client client = new Client(server.port())) {
      Answer asked =
          client.get(
              "/asks", acme[0], acme[1], "traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01");
      assertThat(asked.text()).isEqualTo("{request_id=r1, tenant=acme, trace_id=" + TRACE + "}");

      // On the same connection, and in the same thread.
      assertThat(client.get("/open").text())
          .matches("\\{trace_id=[0-9a-f]{32}}")
          .doesNotContain(TRACE);
    }
  }

  @Test
  void theLineOfAnAnsweredCallNamesItsTrace() {
    Logger access = (Logger) LoggerFactory.getLogger("dev.lector.bridge.access");
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    Routes routes =
        Routes.builder().open("GET", "/open", _ -> Reply.text("text/plain", "")).build();
    access.setLevel(Level.DEBUG);
    access.addAppender(lines);
    lines.start();
    try (HttpServer server = Servers.open(routes);
        Client client = new Client(server.port())) {
      var _ = client.get("/open", "traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01");
      await()
          .untilAsserted(
              () ->
                  assertThat(List.copyOf(lines.list))
                      .extracting(line -> line.getMDCPropertyMap().get("trace_id"))
                      .containsExactly(TRACE));
    } finally {
      access.detachAppender(lines);
      access.setLevel(null);
    }
  }

  private static String context() {
    return new TreeMap<>(Objects.requireNonNullElse(MDC.getCopyOfContextMap(), Map.of()))
        .toString();
  }
}
