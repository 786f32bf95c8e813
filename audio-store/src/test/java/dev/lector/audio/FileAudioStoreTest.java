package dev.lector.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileAudioStoreTest extends AudioStoreContract {
  @TempDir private Path dir;
  private FileAudioStore store;

  @BeforeEach
  void open() throws Exception {
    store = FileAudioStore.open(dir.resolve("audio"), Clock.systemUTC());
  }

  @Override
  AudioStore store() {
    return store;
  }

  @Override
  AudioStore store(String retention, Clock clock) throws AudioStoreException {
    return AudioStores.create(
        Map.of("dir", dir.resolve("audio").toString(), "retention", retention), clock);
  }

  @Test
  void aSweepThatDiesLeavesNothingThatCouldBeTakenForAudio() throws Exception {
    StoredAudio stored = store.put(newKey(), "audio/wav", bytes(10));
    Path home = Path.of(stored.uri()).getParent();
    Path discarded = dir.resolve("audio/.incoming/" + stored.key().value() + "-1");
    Files.move(home, discarded);

    assertThat(store.find(stored.key())).isEmpty();
    store("", Clock.offset(Clock.systemUTC(), Duration.ofHours(2))).sweep("");
    assertThat(discarded).doesNotExist();
  }

  @Test
  void factsThatAreTornAreNotKnownAndHideNoAudio() throws Exception {
    AudioKey key = newKey();
    StoredAudio stored = store().put(key, "audio/wav", bytes(10), new AudioFacts(16_000, 1, 5), "");
    for (String torn : new String[] {"", "{\"sampleRate\":16000,\"cha", "\u0000\u0000", "{}"}) {
      Files.writeString(Path.of(stored.uri()).resolveSibling("facts.json"), torn);

      StoredAudio found = store().find(key).orElseThrow();
      assertThat(found.facts()).isNull();
      assertThat(found.sha256()).isEqualTo(stored.sha256());
    }
  }

  @Test
  void theUriIsAFileThatPlays() throws Exception {
    byte[] audio = bytes(100);

    StoredAudio stored = store.put(newKey(), "audio/wav", audio);

    assertThat(stored.uri().getPath()).endsWith(".wav");
    assertThat(Path.of(stored.uri())).hasBinaryContent(audio);
  }

  @Test
  void nothingUnfinishedStaysBehind() throws Exception {
    AudioKey key = newKey();
    store.put(key, "audio/wav", bytes(100));
    store.put(key, "audio/wav", bytes(100));

    assertThat(dir.resolve("audio/.incoming")).isEmptyDirectory();
  }

  @Test
  void whatAFileSystemLeavesAmongTheFilesIsNotListed() throws Exception {
    FileName file = new FileName("acme", "file-1.json");
    store.files().put(file, bytes(3));
    Path folder = dir.resolve("audio/.files/acme");
    for (String foreign : List.of(".nfs0000000000a1b2c3", ".DS_Store", "Thumbs.db")) {
      Files.write(folder.resolve(foreign), bytes(1));
    }

    assertThat(store.files().list("acme")).containsExactly(new FileShelf.Entry("file-1.json", 3));
  }

  @Test
  void anotherProcessOnTheSameDirectorySeesTheSameObject() throws Exception {
    StoredAudio stored = store.put(newKey(), "audio/wav", bytes(100));

    try (AudioStore other = FileAudioStore.open(dir.resolve("audio"), Clock.systemUTC())) {
      assertThat(other.find(stored.key())).contains(stored);
    }
  }

  @Test
  void theKeyIsFoundInAUriOfAMachineThatMountsTheDirectoryElsewhere() throws Exception {
    StoredAudio stored = store.put(newKey(), "audio/wav", bytes(100));
    String tail = stored.uri().getPath().substring(dir.resolve("audio").toString().length());

    assertThat(store.keyOf(URI.create("file:///mnt/elsewhere" + tail))).contains(stored.key());
  }

  @Test
  void theMediaTypeFollowsFromTheExtension() throws Exception {
    AudioKey flac = new AudioKey(newKey().digest() + ".flac");

    assertThat(store.put(flac, "audio/flac", bytes(10)).contentType()).isEqualTo("audio/flac");
  }

  @Test
  void leftoversOfACrashedWriterAreRemovedWhenTheyAreOldEnough() throws Exception {
    Path incoming = Files.createDirectories(dir.resolve("audio/.incoming"));
    Path old = Files.createDirectory(incoming.resolve("old"));
    Files.write(old.resolve("half.wav"), bytes(10));
    Files.setLastModifiedTime(
        old, FileTime.from(Instant.now().minus(FileAudioStore.STALE).minusSeconds(60)));
    Path young = Files.createDirectory(incoming.resolve("young"));

    FileAudioStore.open(dir.resolve("audio"), Clock.systemUTC()).close();

    assertThat(old).doesNotExist();
    assertThat(young).exists();
  }

  @Test
  void whatWasKeptForAudioThatNobodyEndedIsRemovedWhenItIsOldEnough() throws Exception {
    AudioKey forgotten = new AudioKey("a".repeat(64) + "." + AudioKey.KEPT);
    AudioKey recent = new AudioKey("b".repeat(64) + "." + AudioKey.KEPT);
    AudioKey audio = new AudioKey("a".repeat(64) + ".wav");
    for (AudioKey key : List.of(forgotten, recent, audio)) {
      Path home = Path.of(store.put(key, "", bytes(10)).uri()).getParent();
      if (!key.equals(recent)) {
        Files.setLastModifiedTime(
            home, FileTime.from(Instant.now().minus(FileAudioStore.FORGOTTEN).minusSeconds(60)));
      }
    }

    FileAudioStore.open(dir.resolve("audio"), Clock.systemUTC()).close();

    assertThat(store.find(forgotten)).isEmpty();
    assertThat(store.find(recent)).isPresent();
    assertThat(store.find(audio)).isPresent();
  }

  @Test
  void whatWasKeptForNothingIsRemovedWhileTheStoreIsOpen() throws Exception {
    AtomicLong passed = new AtomicLong();
    InstantSource source = () -> Instant.now().plusSeconds(passed.get());
    Clock clock = source.withZone(ZoneOffset.UTC);
    AudioKey forgotten = new AudioKey("a".repeat(64) + "." + AudioKey.KEPT);
    try (AudioStore open = FileAudioStore.open(dir.resolve("audio"), clock)) {
      open.put(forgotten, "", bytes(10));
      passed.set(FileAudioStore.FORGOTTEN.plus(FileAudioStore.LOOK).toSeconds());
      open.put(newKey(), "audio/wav", bytes(10));
      assertThat(open.find(forgotten)).isPresent();

      open.put(new AudioKey("b".repeat(64) + "." + AudioKey.KEPT), "", bytes(10));

      assertThat(open.find(forgotten)).isEmpty();
    }
  }

  @Test
  void aHalfWrittenObjectIsNeverSeen() throws Exception {
    AudioKey key = newKey();
    Path draft = Files.createDirectories(dir.resolve("audio/.incoming/" + key.digest() + "-1"));
    Files.write(draft.resolve(Digests.sha256(bytes(10)) + ".wav"), bytes(5));

    assertThat(store.find(key)).isEmpty();
  }

  @Test
  void anObjectWhoseFileSomebodyDeletedCanBePutAgain() throws Exception {
    StoredAudio stored = store.put(newKey(), "audio/wav", bytes(100));
    Files.delete(Path.of(stored.uri()));

    assertThat(store.find(stored.key())).isEmpty();
    assertThat(store.put(stored.key(), "audio/wav", bytes(50)).bytes()).isEqualTo(50);
  }

  @Test
  void aFileWhereTheDirectoryShouldBeIsSaid() throws Exception {
    Path file = Files.writeString(dir.resolve("taken"), "not a directory");

    assertThatThrownBy(() -> FileAudioStore.open(file, Clock.systemUTC()))
        .isInstanceOf(AudioStoreException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void aFullDiskIsSaidAndLeavesNothing() throws Exception {
    try (TinyDisk disk = TinyDisk.mount(dir.resolve("disk"), "256k");
        AudioStore full = FileAudioStore.open(disk.path(), Clock.systemUTC())) {
      AudioKey key = newKey();

      assertThatThrownBy(() -> full.put(key, "audio/wav", bytes(1_000_000)))
          .isInstanceOf(AudioStoreException.class)
          .hasMessageContaining("No space left on device")
          .hasMessageContaining(disk.path().toString());

      assertThat(full.find(key)).isEmpty();
      assertThat(disk.path().resolve(".incoming")).isEmptyDirectory();
      assertThat(full.put(key, "audio/wav", bytes(1000)).bytes()).isEqualTo(1000);
    }
  }

  @Test
  void aReadOnlyDiskStillServesWhatIsThereAndSaysItCannotStore() throws Exception {
    try (TinyDisk disk = TinyDisk.mount(dir.resolve("disk"), "256k")) {
      StoredAudio stored;
      try (AudioStore writable = FileAudioStore.open(disk.path(), Clock.systemUTC())) {
        stored = writable.put(newKey(), "audio/wav", bytes(1000));
      }
      disk.makeReadOnly();
      try (AudioStore readOnly = FileAudioStore.open(disk.path(), Clock.systemUTC())) {
        assertThat(readOnly.find(stored.key())).contains(stored);
        assertThatThrownBy(() -> readOnly.put(newKey(), "audio/wav", bytes(10)))
            .isInstanceOf(AudioStoreException.class)
            .hasMessageContaining("Read-only file system");
      }
    }
  }

  @Test
  void thereIsNothingToPresign() {
    assertThat(store.presign(newKey(), Duration.ofMinutes(1))).isEmpty();
  }

  @Test
  void manyObjectsAreSpreadOverDirectories() throws Exception {
    for (int i = 0; i < 20; i++) {
      store.put(newKey(), "audio/wav", bytes(10));
    }

    try (Stream<Path> shards = Files.list(dir.resolve("audio"))) {
      assertThat(shards.count()).isGreaterThan(10);
    }
  }
}
