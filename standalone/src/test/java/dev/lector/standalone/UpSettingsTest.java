package dev.lector.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class UpSettingsTest {
  @Test
  void theBridgeListensWhereItIsToldToAndTheRestOnThisMachine() throws Exception {
    Map<String, String> settings = UpSettings.preview(Map.of("LECTOR_HTTP_HOST", "0.0.0.0"));
    assertThat(settings)
        .containsEntry("lector.http.host", "0.0.0.0")
        .containsEntry("lector.kafka.bootstrap.servers", "localhost:9092")
        .containsEntry("lector.ledger.host", "localhost");
    assertThat(UpSettings.preview(Map.of())).containsEntry("lector.http.host", "localhost");
  }
}
