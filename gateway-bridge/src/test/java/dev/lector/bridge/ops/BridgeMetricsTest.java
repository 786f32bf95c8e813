package dev.lector.bridge.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.bridge.http.Reply;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BridgeMetricsTest {
  @Test
  void requestsAreCountedByRouteMethodAndStatus() {
    try (BridgeMetrics metrics = new BridgeMetrics()) {
      metrics.answered("/jobs/*", "GET", 200, 1_000_000);
      metrics.answered("/jobs/*", "GET", 200, 2_000_000);
      metrics.answered("/jobs/*", "GET", 404, 1_000_000);

      assertThat(scraped(metrics))
          .contains(
              "lector_http_requests_seconds_count{method=\"GET\",route=\"/jobs/*\",status=\"200\"} 2")
          .contains(
              "lector_http_requests_seconds_count{method=\"GET\",route=\"/jobs/*\",status=\"404\"} 1");
    }
  }

  @Test
  void outcomesAreCountedBySourceAndByWhetherTheyWereAwaited() {
    try (BridgeMetrics metrics = new BridgeMetrics()) {
      metrics.outcome("replies", true);
      metrics.outcome("replies", true);
      metrics.outcome("completions", false);

      assertThat(scraped(metrics))
          .contains("lector_bridge_outcomes_total{awaited=\"true\",source=\"replies\"} 2.0")
          .contains("lector_bridge_outcomes_total{awaited=\"false\",source=\"completions\"} 1.0");
    }
  }

  @SuppressWarnings("NullAway") // what is asked for is the same whoever calls
  private static String scraped(BridgeMetrics metrics) {
    return new String(((Reply.Bytes) metrics.scrape(null).body()).bytes(), StandardCharsets.UTF_8);
  }
}
