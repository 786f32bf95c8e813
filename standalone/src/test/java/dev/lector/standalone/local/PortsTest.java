package dev.lector.standalone.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {
  @Test
  void theDefaultsAreTheDocumentedOnes() throws Exception {
    assertThat(Ports.of(Map.of())).isEqualTo(new Ports("localhost", 8080, 9092, 8081, List.of()));
  }

  @Test
  void theEnvironmentChoosesOthers() throws Exception {
    assertThat(
            Ports.of(
                Map.of(
                    "LECTOR_BIND", "0.0.0.0",
                    "LECTOR_HTTP_PORT", "1",
                    "LECTOR_KAFKA_PORT", " 2 ",
                    "LECTOR_REGISTRY_PORT", "65535",
                    "LECTOR_HTTP_HOSTS", "one.example, two.example")))
        .isEqualTo(new Ports("0.0.0.0", 1, 2, 65_535, List.of("one.example", "two.example")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "65536", "http", "80 80"})
  void whatIsNoPortIsRefusedWithTheVariablesName(String value) {
    assertThatThrownBy(() -> Ports.of(Map.of("LECTOR_KAFKA_PORT", value)))
        .isInstanceOf(LocalException.class)
        .hasMessageContaining("LECTOR_KAFKA_PORT")
        .hasMessageContaining(value.strip());
  }

  @Test
  void aTakenPortIsNamedWithItsVariable() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
      int port = taken.getLocalPort();
      Ports ports = Ports.of(Map.of("LECTOR_HTTP_PORT", Integer.toString(port)));
      assertThatThrownBy(ports::requireFree)
          .isInstanceOf(LocalException.class)
          .hasMessageContaining(Integer.toString(port))
          .hasMessageContaining("LECTOR_HTTP_PORT");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, true",
    "'::', true",
    "192.0.2.7, true",
    "localhost, false",
    "127.0.0.2, false"
  })
  void onlyWhatListensOnThisMachineAloneIsNotOpen(String host, boolean open) throws Exception {
    assertThat(Ports.of(Map.of("LECTOR_BIND", host)).open()).isEqualTo(open);
  }
}
