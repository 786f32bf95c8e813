package dev.lector.tts.synthesis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.audio.AudioKey;
import org.junit.jupiter.api.Test;

class ContentAddressTest {
  @Test
  void theSameFieldsHaveTheSameAddress() {
    AudioKey key = new ContentAddress().add("a").add("b").key("wav");

    assertThat(key).isEqualTo(new ContentAddress().add("a").add("b").key("wav"));
    assertThat(key.value()).endsWith(".wav");
  }

  @Test
  void theBordersOfFieldsCount() {
    assertThat(new ContentAddress().add("ab").add("").key("wav"))
        .isNotEqualTo(new ContentAddress().add("a").add("b").key("wav"))
        .isNotEqualTo(new ContentAddress().add("ab").key("wav"));
  }

  /**
   * A change here makes every stored object a stranger: change the scheme's name with it, and say
   * so.
   */
  @Test
  void theAddressStaysTheSameFromReleaseToRelease() {
    assertThat(new ContentAddress().add("revision").add("voice").key("wav").value())
        .isEqualTo("1b78fc22cf9c7b18c6d84a0f1c46da44f5076492a159a1db24a6ae772d833b3f.wav");
  }
}
