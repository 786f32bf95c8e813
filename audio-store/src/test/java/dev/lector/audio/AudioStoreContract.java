package dev.lector.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every store does, whatever is below it. */
abstract class AudioStoreContract {
  /** One sequence for all tests, which may share a server: no two of them meet at a key. */
  private static final Random random = new Random(7);

  /** The store under test, the same during one test. */
  abstract AudioStore store();

  /**
   * The same store as a process with another clock has it, and a retention.
   *
   * @param retention as a configuration has it
   */
  abstract AudioStore store(String retention, Clock clock) throws AudioStoreException;

  private static int sweepAll(AudioStore store) throws AudioStoreException {
    int removed = 0;
    String part = "";
    do {
      SweptPart swept = store.sweep(part);
      removed += swept.removed();
      part = swept.next();
    } while (!part.isEmpty());
    return removed;
  }

  private static Clock in(Duration time) {
    return Clock.offset(Clock.systemUTC(), time);
  }

  @Test
  void audioIsSweptWhenItIsOlderThanTheRetentionAndAQuarterAndAnHour() throws Exception {
    AudioKey key = newKey();
    FileName file = new FileName("acme", "stays.json");
    store().put(key, "audio/wav", bytes(10), null, "\u00e9".repeat(10));
    store().files().put(file, bytes(3));

    try (AudioStore young = store("PT100H", in(Duration.ofHours(100 + 25)))) {
      assertThat(sweepAll(young)).isZero();
      assertThat(young.find(key)).isPresent();
    }
    try (AudioStore old = store("PT100H", in(Duration.ofHours(100 + 25 + 2)))) {
      assertThat(sweepAll(old)).isPositive();
      assertThat(old.find(key)).isEmpty();
      assertThat(old.words(key)).isEmpty();
      assertThat(old.files().bytes(file)).contains(3L);
      assertThat(sweepAll(old)).isZero();
    }
  }

  @Test
  void withoutARetentionOnlyWhatWasKeptForAWhileIsSwept() throws Exception {
    AudioKey audio = newKey();
    AudioKey kept = new AudioKey(newKey().digest() + "." + AudioKey.KEPT);
    store().put(audio, "audio/wav", bytes(10));
    store().put(kept, "", bytes(10));

    try (AudioStore tomorrow = store("", in(Duration.ofHours(25)))) {
      sweepAll(tomorrow);
      assertThat(tomorrow.find(kept)).isEmpty();
      assertThat(tomorrow.find(audio)).isPresent();
    }
  }

  @Test
  void audioThatWasRemovedCanBePutAgain() throws Exception {
    AudioKey key = newKey();
    store().put(key, "audio/wav", bytes(10), new AudioFacts(16_000, 1, 5), "\u00e9".repeat(10));

    store().remove(key);
    store().remove(key);

    assertThat(store().find(key)).isEmpty();
    assertThat(store().put(key, "audio/wav", bytes(20)).bytes()).isEqualTo(20);
    assertThat(store().words(key)).isEmpty();
  }

  AudioKey newKey() {
    return new AudioKey(Digests.sha256(bytes(32)) + ".wav");
  }

  byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  @Test
  void anUnknownKeyIsNotThere() throws Exception {
    assertThat(store().find(newKey())).isEmpty();
  }

  @Test
  void whatWasPutIsFoundAndReadWhole() throws Exception {
    AudioKey key = newKey();
    byte[] audio = bytes(100_000);

    StoredAudio stored = store().put(key, "audio/wav", audio);

    assertThat(stored.key()).isEqualTo(key);
    assertThat(stored.contentType()).isEqualTo("audio/wav");
    assertThat(stored.bytes()).isEqualTo(100_000);
    assertThat(stored.sha256()).isEqualTo(Digests.sha256(audio));
    assertThat(store().find(key)).contains(stored);
    assertThat(read(key, 0, audio.length)).isEqualTo(audio);
  }

  @Test
  void whatIsKeptForAWhileIsFoundUntilItIsRemoved() throws Exception {
    AudioKey key = new AudioKey(Digests.sha256(bytes(32)) + "." + AudioKey.KEPT);
    AudioKey audio = new AudioKey(key.value().replace(AudioKey.KEPT, "wav"));
    store().put(audio, "audio/wav", bytes(50));
    byte[] sentence = bytes(1_000);
    store().put(key, "application/octet-stream", sentence);
    store().put(key, "application/octet-stream", bytes(10));
    assertThat(read(key, 0, 1_000)).as("the first that was kept").isEqualTo(sentence);

    store().remove(key);
    store().remove(key);

    assertThat(store().find(key)).isEmpty();
    assertThat(store().find(audio)).as("audio of the same digest").isPresent();
  }

  @Test
  void whatIsKnownOfAnObjectIsKeptBesideIt() throws Exception {
    AudioKey key = newKey();
    AudioFacts facts = new AudioFacts(22_050, 1, 1_234);
    String words = "[[0,0,2,0,120],[0,3,5,130,300]]";

    StoredAudio stored = store().put(key, "audio/wav", bytes(100), facts, words);

    assertThat(stored.facts()).isEqualTo(facts);
    assertThat(store().find(key)).contains(stored);
    assertThat(store().words(key)).contains(words);
  }

  @Test
  void theWordsOfAnHourAreKept() throws Exception {
    AudioKey key = newKey();
    String words = "[" + "[300,0,4,1000000,1000300],".repeat(9_000) + "[300,0,4,1,2]]";

    store().put(key, "audio/wav", bytes(100), new AudioFacts(16_000, 1, 3_600_000), words);

    assertThat(store().words(key)).contains(words);
  }

  @Test
  void anObjectOfWhichNothingIsKnownIsFoundAllTheSame() throws Exception {
    AudioKey key = newKey();
    store().put(key, "audio/wav", bytes(100));

    assertThat(store().find(key)).get().extracting(StoredAudio::facts).isNull();
    assertThat(store().words(key)).isEmpty();
    assertThat(store().words(newKey())).isEmpty();
  }

  @Test
  void anObjectOfSeveralMegabytesIsWhole() throws Exception {
    AudioKey key = newKey();
    byte[] audio = bytes(9_000_001);

    StoredAudio stored = store().put(key, "audio/wav", audio);

    assertThat(stored.sha256()).isEqualTo(Digests.sha256(audio));
    try (InputStream in = store().open(key, 0, stored.bytes())) {
      assertThat(Digests.sha256(in)).isEqualTo(stored.sha256());
    }
  }

  @Test
  void theFirstObjectStays() throws Exception {
    AudioKey key = newKey();
    byte[] first = bytes(1000);

    StoredAudio stored = store().put(key, "audio/wav", first);
    StoredAudio again = store().put(key, "audio/wav", bytes(2000));

    assertThat(again).isEqualTo(stored);
    assertThat(read(key, 0, 1000)).isEqualTo(first);
  }

  @Test
  void writersOfTheSameKeyAtTheSameTimeAllGetTheOneObject() throws Exception {
    AudioKey key = newKey();
    int writers = 8;
    List<byte[]> versions = new ArrayList<>();
    for (int i = 0; i < writers; i++) {
      versions.add(bytes(50_000 + i));
    }
    CyclicBarrier start = new CyclicBarrier(writers);
    Set<StoredAudio> answers = new HashSet<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<StoredAudio>> puts = new ArrayList<>();
      for (byte[] version : versions) {
        puts.add(
            threads.submit(
                () -> {
                  start.await();
                  return store().put(key, "audio/wav", version);
                }));
      }
      for (Future<StoredAudio> put : puts) {
        answers.add(put.get());
      }
    }

    assertThat(answers).hasSize(1);
    StoredAudio audio = answers.iterator().next();
    assertThat(store().find(key)).contains(audio);
    assertThat(Digests.sha256(read(key, 0, audio.bytes()))).isEqualTo(audio.sha256());
  }

  @Test
  void aRangeIsExactlyTheBytesAskedFor() throws Exception {
    AudioKey key = newKey();
    store().put(key, "audio/wav", new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9});

    assertThat(read(key, 0, 1)).containsExactly(0);
    assertThat(read(key, 3, 4)).containsExactly(3, 4, 5, 6);
    assertThat(read(key, 9, 1)).containsExactly(9);
    assertThat(read(key, 5, 0)).isEmpty();
  }

  @Test
  void aRangeTheObjectDoesNotHaveIsAnError() throws Exception {
    AudioKey key = newKey();
    store().put(key, "audio/wav", bytes(10));

    assertThatThrownBy(() -> store().open(key, 5, 6))
        .isInstanceOf(AudioStoreException.class)
        .hasMessageContaining(key.value());
    assertThatThrownBy(() -> store().open(key, 10, 1)).isInstanceOf(AudioStoreException.class);
    assertThatThrownBy(() -> store().open(key, -1, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void openingWhatIsNotThereIsAnError() {
    AudioKey key = newKey();

    assertThatThrownBy(() -> store().open(key, 0, 1))
        .isInstanceOf(AudioStoreException.class)
        .hasMessageContaining(key.value());
  }

  @Test
  void theUriLeadsBackToTheKey() throws Exception {
    AudioKey key = newKey();

    StoredAudio stored = store().put(key, "audio/wav", bytes(10));

    assertThat(store().keyOf(stored.uri())).contains(key);
  }

  @Test
  void someOtherUriIsNotTheStores() {
    assertThat(store().keyOf(URI.create("https://example.org/" + newKey().value()))).isEmpty();
    assertThat(store().keyOf(URI.create("file:///etc/passwd"))).isEmpty();
    assertThat(store().keyOf(URI.create("s3://another-bucket/" + newKey().value()))).isEmpty();
    assertThat(store().keyOf(URI.create("mailto:someone"))).isEmpty();
  }

  byte[] read(AudioKey key, long offset, long length) throws AudioStoreException, IOException {
    try (InputStream in = store().open(key, offset, length)) {
      return in.readAllBytes();
    }
  }

  @Test
  void aFileIsKeptListedReadReplacedAndRemoved() throws Exception {
    FileShelf shelf = store().files();
    String folder = Digests.sha256(bytes(8));
    FileName second = new FileName(folder, "file-2.jsonl");
    FileName first = new FileName(folder, "file-1.jsonl");
    byte[] content = bytes(100_000);
    assertThat(shelf.list(folder)).isEmpty();
    assertThat(shelf.folders()).doesNotContain(folder);
    assertThat(shelf.bytes(first)).isEmpty();

    Path source = Files.createTempFile("lector-file", ".jsonl");
    try {
      Files.write(source, content);
      shelf.put(second, source);
    } finally {
      Files.delete(source);
    }
    shelf.put(first, bytes(10));
    shelf.put(first, bytes(3));
    String other = Digests.sha256(bytes(8));
    shelf.put(new FileName(other, "file-3.jsonl"), bytes(1));
    assertThat(shelf.folders()).contains(folder, other).doesNotHaveDuplicates();

    try (InputStream part = shelf.open(second, 2, 3)) {
      assertThat(part.readAllBytes()).hasSize(3);
    }
    assertThat(shelf.list(folder))
        .containsExactly(
            new FileShelf.Entry("file-1.jsonl", 3), new FileShelf.Entry("file-2.jsonl", 100_000));
    assertThat(shelf.bytes(second)).contains(100_000L);
    try (InputStream in = shelf.open(second, 100_000)) {
      assertThat(in.readAllBytes()).isEqualTo(content);
    }
    shelf.remove(second);
    shelf.remove(second);
    assertThat(shelf.bytes(second)).isEmpty();
    assertThat(shelf.list(folder)).hasSize(1);
    assertThatThrownBy(() -> shelf.open(second, 100_000)).isInstanceOf(AudioStoreException.class);
  }

  @Test
  void aNameThatLeadsElsewhereIsNone() {
    for (String name : List.of("", ".", "..", "../x", "a/b", ".hidden", "A", "a\u0000")) {
      assertThatThrownBy(() -> new FileName("folder", name))
          .as(name)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new FileName("..", "x")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store().files().list("../x"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
