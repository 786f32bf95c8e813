package dev.lector.tts.worker.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AdvertisedAddressTest {
  @Test
  void whatIsConfiguredCounts() {
    assertThat(AdvertisedAddress.of("https://w:1/", "http", "0.0.0.0", 9400))
        .isEqualTo("https://w:1");
  }

  @Test
  void aHostThatIsListenedOnIsTheAddress() {
    assertThat(AdvertisedAddress.of("", "https", "10.1.2.3", 9400))
        .isEqualTo("https://10.1.2.3:9400");
    assertThat(AdvertisedAddress.of("", "http", "10.1.2.3", 9400))
        .isEqualTo("http://10.1.2.3:9400");
    assertThat(AdvertisedAddress.of("", "http", "localhost", 9400))
        .isEqualTo("http://localhost:9400");
    assertThat(AdvertisedAddress.of("", "http", "fd00::7", 9400))
        .isEqualTo("http://[fd00::7]:9400");
  }

  @Test
  void whoListensOnAllAddressesIsReachedByTheMachines() {
    assertThat(AdvertisedAddress.of("", "http", "0.0.0.0", 9400))
        .matches("http://[^/]+:9400")
        .doesNotContain("0.0.0.0");
  }

  @Test
  void whoDoesNotListenHasNone() {
    assertThat(AdvertisedAddress.of("http://w:1", "http", "localhost", -1)).isEmpty();
  }
}
