package dev.lector.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RetentionTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final Duration KEPT = Duration.ofDays(8);
  private static final Duration SPAN = Duration.ofDays(2);

  private final Random random = new Random(7);

  private static Retention at(Instant now) {
    return Retention.of(KEPT, () -> now);
  }

  private AudioKey content() {
    byte[] seed = ByteBuffer.allocate(8).putLong(random.nextLong()).array();
    return new AudioKey(Digests.sha256(seed) + ".wav");
  }

  @Test
  void forEverTheKeyIsTheContentsAndNothingIsDeleted() {
    AudioKey content = content();

    assertThat(Retention.FOR_EVER.current(content)).isEqualTo(content);
    assertThat(Retention.FOR_EVER.limit()).isEmpty();
  }

  @Test
  void whateverIsFoundIsKeptForTheRetentionFromThenOn() {
    for (int i = 0; i < 1_000; i++) {
      AudioKey content = content();
      Instant stored = NOW.plusSeconds(random.nextInt(1_000_000));
      Instant found = stored.plusSeconds(random.nextInt((int) SPAN.toSeconds() + 10_000));
      if (at(found).current(content).equals(at(stored).current(content))) {
        Instant asked = found.plus(KEPT);
        assertThat(at(asked).limit().orElseThrow()).isBefore(stored);
      }
    }
  }

  @Test
  void aKeyIsGoodForAQuarterOfTheRetentionAndThenAnotherOneIs() {
    AudioKey content = content();
    Set<AudioKey> keys = new HashSet<>();
    for (int hour = 0; hour < 8 * 24; hour++) {
      keys.add(at(NOW.plus(Duration.ofHours(hour))).current(content));
    }

    assertThat(keys).hasSizeBetween(4, 5).allMatch(key -> key.extension().equals("wav"));
  }

  @Test
  void contentsDoNotChangeTheirKeysAllAtOnce() {
    int changed = 0;
    for (int i = 0; i < 1_000; i++) {
      AudioKey content = content();
      Instant later = NOW.plus(SPAN.dividedBy(10));
      changed += at(NOW).current(content).equals(at(later).current(content)) ? 0 : 1;
    }

    assertThat(changed).isBetween(60, 140);
  }

  @Test
  void aRetentionThatEndsBeforeWorkDoesIsRefused() {
    assertThatThrownBy(() -> Retention.of(Duration.ofMinutes(59), () -> NOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lector.store.retention");
  }
}
