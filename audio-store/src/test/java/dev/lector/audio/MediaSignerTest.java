package dev.lector.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lector.audio.MediaSigner.Signed;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class MediaSignerTest {
  private static final byte[] SECRET = "a secret of some length".getBytes(StandardCharsets.UTF_8);
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.006Z");
  private static final AudioKey KEY = new AudioKey("0".repeat(64) + ".wav");

  private final MediaSigner signer = signerAt(NOW);
  private final Signed signed = signer.sign(KEY, Duration.ofMinutes(10));

  private static MediaSigner signerAt(Instant now) {
    return new MediaSigner(SECRET, Clock.fixed(now, ZoneOffset.UTC));
  }

  @Test
  void aSignatureIsGoodForItsKeyUntilItExpires() {
    Instant expiry = NOW.plus(Duration.ofMinutes(10));

    assertThat(signer.verify(KEY, signed.expires(), signed.signature())).isTrue();
    assertThat(signerAt(expiry).verify(KEY, signed.expires(), signed.signature())).isTrue();
    assertThat(signerAt(expiry.plusSeconds(1)).verify(KEY, signed.expires(), signed.signature()))
        .isFalse();
  }

  @Test
  void aLaterExpiryCannotBeClaimed() {
    assertThat(signer.verify(KEY, signed.expires() + 1, signed.signature())).isFalse();
  }

  @Test
  void anotherKeyCannotBeClaimed() {
    AudioKey other = new AudioKey("1".repeat(64) + ".wav");

    assertThat(signer.verify(other, signed.expires(), signed.signature())).isFalse();
  }

  @Test
  void anotherSecretDoesNotMakeTheSameSignature() {
    MediaSigner other =
        new MediaSigner(
            "some other long secret".getBytes(StandardCharsets.UTF_8),
            Clock.fixed(NOW, ZoneOffset.UTC));

    assertThat(other.verify(KEY, signed.expires(), signed.signature())).isFalse();
  }

  @Test
  void nonsenseIsNoSignature() {
    assertThat(signer.verify(KEY, signed.expires(), "")).isFalse();
    assertThat(signer.verify(KEY, signed.expires(), "not base64 at all!")).isFalse();
    assertThat(signer.verify(KEY, signed.expires(), signed.signature().substring(1))).isFalse();
  }

  @Test
  void noOtherTextOfTheSameBytesIsASignature() {
    String signature = signed.signature();
    byte[] bytes = Base64.getUrlDecoder().decode(signature);
    List<String> others = new ArrayList<>(List.of(signature + "="));
    for (char last :
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".toCharArray()) {
      String other = signature.substring(0, signature.length() - 1) + last;
      if (!other.equals(signature)) {
        others.add(other);
      }
    }

    assertThat(others)
        .anyMatch(other -> Arrays.equals(Base64.getUrlDecoder().decode(other), bytes));
    assertThat(others).noneMatch(other -> signer.verify(KEY, signed.expires(), other));
  }

  @Test
  void theQueryNeedsNoEscaping() {
    assertThat(signed.query()).matches("expires=[0-9]+&signature=[A-Za-z0-9_-]+");
  }

  @Test
  void aShortSecretIsRefused() {
    assertThatThrownBy(() -> new MediaSigner(new byte[15], Clock.systemUTC()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("16");
  }
}
