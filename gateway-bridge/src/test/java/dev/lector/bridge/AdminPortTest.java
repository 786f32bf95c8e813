package dev.lector.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.bridge.testing.Client;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminPortTest {
  @TempDir static Path dir;

  @Test
  void clientsSeeNoMetricsWhereTheseHaveAPortOfTheirOwn() {
    BridgeConfig config =
        BridgeConfig.load(
            Map.of(
                "lector.http.port", "0",
                "lector.http.adminport", "0",
                "lector.http.host", "127.0.0.1",
                "lector.http.grace", "PT0.1S",
                "lector.kafka.bootstrap.servers", "127.0.0.1:1",
                "lector.registry.url", "mock://admin",
                "lector.store.dir", dir.toString()));
    try (Bridge bridge = Bridge.start(config);
        Client client = new Client(bridge.port());
        Client admin = new Client(bridge.adminPort())) {
      assertThat(client.get("/metrics").status()).isEqualTo(404);
      assertThat(client.get("/health/live").status()).isEqualTo(200);
      assertThat(admin.get("/metrics").status()).isEqualTo(200);
    }
  }

  @Test
  void whenClientsHaveAllConnectionsProbesAndScrapesAreServed() throws Exception {
    BridgeConfig config =
        BridgeConfig.load(
            Map.of(
                "lector.http.port", "0",
                "lector.http.adminport", "0",
                "lector.http.host", "127.0.0.1",
                "lector.http.connections", "2",
                "lector.http.peraddress", "2",
                "lector.http.header", "PT5M",
                "lector.http.grace", "PT0.1S",
                "lector.kafka.bootstrap.servers", "127.0.0.1:1",
                "lector.registry.url", "mock://admin",
                "lector.store.dir", dir.toString()));
    try (Bridge bridge = Bridge.start(config);
        HttpClient plain = HttpClient.newHttpClient();
        Client admin = new Client(bridge.adminPort());
        Socket one = new Socket(InetAddress.getLoopbackAddress(), bridge.port());
        Socket two = new Socket(InetAddress.getLoopbackAddress(), bridge.port())) {
      one.getOutputStream().write('G');
      two.getOutputStream().write('G');
      await()
          .untilAsserted(
              () -> assertThat(admin.get("/metrics").text()).contains("lector_http_connections 2"));
      assertThat(admin.get("/health/live").status()).isEqualTo(200);
      assertThat(admin.get("/health/ready").status()).isEqualTo(503);
      HttpRequest usage = admin.request("/usage").build();
      assertThat(plain.send(usage, BodyHandlers.discarding()).statusCode()).isEqualTo(404);
    }
  }
}
