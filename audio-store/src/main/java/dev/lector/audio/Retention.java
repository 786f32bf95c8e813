package dev.lector.audio;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long audio is there after it was last promised to anybody.
 *
 * <p>Audio under a key is found again, and promised again, so its age alone must not decide. Nor is
 * it touched when it is found: between looking at an object's age and deleting it somebody else
 * could touch it, and stores of objects have no way to delete only what nobody has touched.
 * Instead, a key is good for a quarter of the retention: then the same content has another one, and
 * is made again when it is asked for. What is older than the retention and that quarter was last
 * promised a retention ago at least, and nobody looks for it any more, so that it can be deleted by
 * age alone, by any number of processes at once or by a rule of the bucket. Contents change their
 * keys at different times, since otherwise all repeated requests would be made again at once.
 */
public final class Retention {
  /** Nothing is deleted. */
  public static final Retention FOR_EVER = new Retention(null, InstantSource.system());

  /** Work in which the first audio went before the last is made would not end. */
  static final Duration SHORTEST = Duration.ofHours(1);

  /** From looking for audio to promising it, and the clocks of machines that differ. */
  static final Duration SLACK = Duration.ofHours(1);

  private static final int PARTS = 4;
  private static final String PURPOSE = "lector-generation-1\n";

  private final @Nullable Duration kept;
  private final InstantSource clock;

  private Retention(@Nullable Duration kept, InstantSource clock) {
    this.kept = kept;
    this.clock = clock;
  }

  /**
   * Audio is there for a time.
   *
   * @param kept at least so long after an outcome has named it, and a quarter and an hour longer at
   *     most
   * @param clock tells which key is good
   * @throws IllegalArgumentException when it is shorter than an hour
   */
  static Retention of(Duration kept, InstantSource clock) {
    if (kept.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException(
          "lector.store.retention is an hour or more, or empty for ever, not " + kept);
    }
    return new Retention(kept, clock);
  }

  /**
   * The key under which content is looked for and stored now.
   *
   * @param content decides it, with the time
   */
  public AudioKey current(AudioKey content) {
    if (kept == null) {
      return content;
    }
    long span = span(kept).toMillis();
    long start = Long.parseUnsignedLong(content.value().substring(0, 15), 16) % span;
    long generation = Math.floorDiv(clock.millis() + start, span);
    String named = PURPOSE + content.value() + "\n" + generation;
    String digest = Digests.sha256(named.getBytes(StandardCharsets.US_ASCII));
    return new AudioKey(digest + "." + content.extension());
  }

  /** What was stored before is to be deleted; empty when nothing is. */
  Optional<Instant> limit() {
    return kept == null
        ? Optional.empty()
        : Optional.of(clock.instant().minus(kept).minus(span(kept)).minus(SLACK));
  }

  /** How long a key is good. */
  private static Duration span(Duration kept) {
    return kept.dividedBy(PARTS);
  }

  @Override
  public String toString() {
    return kept == null ? "for ever" : kept.toString();
  }
}
