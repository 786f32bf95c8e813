package dev.lector.standalone.narrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lector.audio.Pace;
import dev.lector.standalone.Trickle;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Audio that was fetched is whole, whatever happened while it came. */
class AudioCacheTest {
  @TempDir Path directory;

  private final Library library = new Library();
  private final BatchClient client = new BatchClient(library.address(), null);
  private Path place = Path.of("");
  private AudioCache cache = new AudioCache(place, client);

  @BeforeEach
  void open() {
    place = directory.resolve(".parts");
    cache = new AudioCache(place, client);
  }

  @AfterEach
  void close() {
    client.close();
    library.close();
  }

  @Test
  void audioIsFetchedOnce() throws Exception {
    SpokenItem item = library.put(0, "c001-p0001", Library.bytes("audio"));
    cache.fetch(item);
    cache.fetch(item);
    new AudioCache(place, client).fetch(item);
    assertThat(library.asked()).hasSize(1);
    assertThat(content(item)).isEqualTo("audio");
    assertThat(place.toFile().list()).containsExactly(item.sha256() + ".wav");
  }

  @Test
  void aPartThatWasHalfWrittenIsNeverTakenForAWholeOne() throws Exception {
    SpokenItem item = library.put(0, "c001-p0001", Library.bytes("audio"));
    Files.createDirectories(place);
    // As a kill in the middle of a download leaves it, and as a broken disk might.
    Files.writeString(place.resolve("part123.draft"), "aud");
    Files.writeString(place.resolve(item.sha256() + ".wav"), "aud");
    cache.fetch(item);
    assertThat(content(item)).isEqualTo("audio");
  }

  @Test
  void whatIsNotWhatWasAnnouncedIsRefusedAndNothingOfItStays() throws Exception {
    SpokenItem item = library.put(0, "c001-p0001", Library.bytes("audio"));
    library.replace(item, Library.bytes("other"));
    assertThatThrownBy(() -> cache.fetch(item))
        .isInstanceOf(LostAudioException.class)
        .hasMessageContaining("not what was announced");
    assertThat(place).isEmptyDirectory();
  }

  @Test
  void audioThatIsLongerThanAnnouncedIsNotWrittenToItsEnd() {
    SpokenItem item = library.put(0, "c001-p0001", Library.bytes("audio"));
    library.replace(item, Library.bytes("audio and more"));
    assertThatThrownBy(() -> cache.fetch(item))
        .isInstanceOf(LostAudioException.class)
        .hasMessageContaining("longer than was announced");
    assertThat(place).isEmptyDirectory();
  }

  @Test
  void audioThatTricklesIsGivenUpForNow() {
    SpokenItem item = library.put(0, "c001-p0001", new byte[Trickle.LENGTH]);
    library.trickle(item);
    Pace pace = new Pace(Duration.ofMillis(300), 1_000);
    try (BatchClient paced = new BatchClient(library.address(), null, pace)) {
      assertThatThrownBy(() -> new AudioCache(place, paced).fetch(item))
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(LostAudioException.class)
          .hasMessageContaining("too slowly");
    }
    assertThat(place).isEmptyDirectory();
  }

  @Test
  void audioThatIsGoneIsToldFromAServerThatIsAway() {
    SpokenItem item = library.put(0, "c001-p0001", Library.bytes("audio"));
    library.lose(item);
    assertThatThrownBy(() -> cache.fetch(item)).isInstanceOf(LostAudioException.class);
    library.close();
    assertThatThrownBy(() -> cache.fetch(item))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(LostAudioException.class);
    assertThat(place).isEmptyDirectory();
  }

  @Test
  void afterwardsNothingIsLeftNotEvenOfAnEarlierRun() throws Exception {
    cache.fetch(library.put(0, "c001-p0001", Library.bytes("audio")));
    Files.writeString(place.resolve("part123.draft"), "aud");
    cache.delete();
    assertThat(place).doesNotExist();
    cache.delete();
  }

  @Test
  void theLockStaysUntilTheNarrationHasEnded() throws Exception {
    Files.createDirectories(place);
    try (NarrationLock _ = NarrationLock.take(place)) {
      cache.fetch(library.put(0, "c001-p0001", Library.bytes("audio")));
      cache.delete();
      assertThat(place.toFile().list()).containsExactly(NarrationLock.FILE);
    }
    assertThat(place).doesNotExist();
  }

  @Test
  void whatWasFetchedOutlivesTheLock() throws Exception {
    Files.createDirectories(place);
    SpokenItem item = library.put(0, "c001-p0001", Library.bytes("audio"));
    try (NarrationLock _ = NarrationLock.take(place)) {
      cache.fetch(item);
    }
    assertThat(place.toFile().list()).containsExactly(item.sha256() + ".wav");
  }

  private String content(SpokenItem item) throws IOException {
    try (InputStream in = cache.open(item)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
