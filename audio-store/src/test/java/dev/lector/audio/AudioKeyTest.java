package dev.lector.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AudioKeyTest {
  private static final String DIGEST = "0123456789abcdef".repeat(4);

  @Test
  void aDigestWithAnExtensionIsAKey() {
    AudioKey key = new AudioKey(DIGEST + ".wav");

    assertThat(key.digest()).isEqualTo(DIGEST);
    assertThat(key.extension()).isEqualTo("wav");
    assertThat(AudioKey.parse(DIGEST + ".wav")).contains(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "../../etc/passwd",
        "0123456789abcdef.wav",
        "0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF.wav",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef./../x",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.wav\n"
      })
  void anythingElseIsNot(String text) {
    assertThat(AudioKey.parse(text)).isEmpty();
    assertThatThrownBy(() -> new AudioKey(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
