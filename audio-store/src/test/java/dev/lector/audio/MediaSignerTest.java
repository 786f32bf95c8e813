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
import java.util.Optional;
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

    assertThat(signer.verify(KEY, signed.expires(), signed.signature(), Optional.empty())).isTrue();
    assertThat(signerAt(expiry).verify(KEY, signed.expires(), signed.signature(), Optional.empty()))
        .isTrue();
    assertThat(
            signerAt(expiry.plusSeconds(1))
                .verify(KEY, signed.expires(), signed.signature(), Optional.empty()))
        .isFalse();
  }

  @Test
  void aLaterExpiryCannotBeClaimed() {
    assertThat(signer.verify(KEY, signed.expires() + 1, signed.signature(), Optional.empty()))
        .isFalse();
  }

  @Test
  void anotherKeyCannotBeClaimed() {
    AudioKey other = new AudioKey("1".repeat(64) + ".wav");

    assertThat(signer.verify(other, signed.expires(), signed.signature(), Optional.empty()))
        .isFalse();
  }

  @Test
  void anotherSecretDoesNotMakeTheSameSignature() {
    MediaSigner other =
        new MediaSigner(
            "some other long secret".getBytes(StandardCharsets.UTF_8),
            Clock.fixed(NOW, ZoneOffset.UTC));

    assertThat(other.verify(KEY, signed.expires(), signed.signature(), Optional.empty())).isFalse();
  }

  @Test
  void nonsenseIsNoSignature() {
    assertThat(signer.verify(KEY, signed.expires(), "", Optional.empty())).isFalse();
    assertThat(signer.verify(KEY, signed.expires(), "not base64 at all!", Optional.empty()))
        .isFalse();
    assertThat(
            signer.verify(KEY, signed.expires(), signed.signature().substring(1), Optional.empty()))
        .isFalse();
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
    assertThat(others)
        .noneMatch(other -> signer.verify(KEY, signed.expires(), other, Optional.empty()));
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

  private static MediaSigner signer(MediaKeys keys) {
    return new MediaSigner(() -> keys, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static boolean verifies(MediaSigner signer, Signed signed) {
    return signer.verify(KEY, signed.expires(), signed.signature(), signed.id());
  }

  @Test
  void theFirstNamedKeySignsAndAllVerify() {
    String old = "2025:the secret of last year";
    String young = "2026:the secret of this year";
    Signed before = signer(MediaKeys.parse("", List.of(old))).sign(KEY, Duration.ofMinutes(10));
    MediaSigner both = signer(MediaKeys.parse("", List.of(young, old)));
    Signed after = both.sign(KEY, Duration.ofMinutes(10));

    assertThat(before.id()).contains("2025");
    assertThat(after.id()).contains("2026");
    assertThat(after.query()).endsWith("&kid=2026");
    assertThat(verifies(both, before)).isTrue();
    assertThat(verifies(both, after)).isTrue();
  }

  @Test
  void aKeyThatIsLeftOutIsRevoked() {
    String leaked = "leaked:the secret that is on the web";
    Signed link = signer(MediaKeys.parse("", List.of(leaked))).sign(KEY, Duration.ofMinutes(10));
    MediaSigner without = signer(MediaKeys.parse("", List.of("new:the secret nobody knows")));

    assertThat(verifies(without, link)).isFalse();
    assertThat(without.verify(KEY, link.expires(), link.signature(), Optional.of("new"))).isFalse();
  }

  @Test
  void linksFromBeforeKeysHadNamesVerifyWhileTheirSecretIsThere() {
    List<String> named = List.of("a:a secret of some length, too");
    String secret = new String(SECRET, StandardCharsets.UTF_8);

    assertThat(signed.id()).isEmpty();
    assertThat(verifies(signer(MediaKeys.parse(secret, named)), signed)).isTrue();
    assertThat(verifies(signer(MediaKeys.parse("", named)), signed)).isFalse();
  }

  @Test
  void aKeyThatIsNoneIsRefusedWithoutItsSecret() {
    for (List<String> wrong :
        List.of(
            List.of("hunter2hunter2hunter2"),
            List.of("a b:hunter2hunter2hunter2"),
            List.of("a:hunter2"),
            List.of("a:hunter2hunter2hunter2", "a:hunter2hunter2hunter3"))) {
      assertThatThrownBy(() -> MediaKeys.parse("", wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining("hunter2");
    }
  }
}
