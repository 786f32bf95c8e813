package dev.lector.speech.synthesis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContentAddressTest {
  @Test
  void theSameFieldsHaveTheSameAddress() {
    String address = new ContentAddress().add("a").add("b").end("wav");

    assertThat(address).isEqualTo(new ContentAddress().add("a").add("b").end("wav"));
    assertThat(address).endsWith(".wav");
  }

  @Test
  void theBordersOfFieldsCount() {
    assertThat(new ContentAddress().add("ab").add("").end("wav"))
        .isNotEqualTo(new ContentAddress().add("a").add("b").end("wav"))
        .isNotEqualTo(new ContentAddress().add("ab").end("wav"));
  }

  /**
   * A change here makes every stored object a stranger: change the scheme's name with it, and say
   * so.
   */
  @Test
  void theAddressStaysTheSameFromReleaseToRelease() {
    assertThat(new ContentAddress().add("revision").add("voice").end("wav"))
        .isEqualTo("1b78fc22cf9c7b18c6d84a0f1c46da44f5076492a159a1db24a6ae772d833b3f.wav");
  }
}
