package dev.lector.standalone.narrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lector.books.passages.Book;
import dev.lector.books.passages.Chapter;
import dev.lector.books.passages.Passage;
import dev.lector.speech.audio.WavHeader;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passages become chapters' files, a manifest and a playlist that agree to the sample. */
class WavFilesTest {
  private static final int RATE = 22_050;

  @TempDir Path directory;

  private final Random random = new Random(11);
  private final Library library = new Library();
  private final BatchClient client = new BatchClient(library.address(), null);
  private final Map<String, SpokenItem> audio = new HashMap<>();
  private final Map<String, short[]> samples = new HashMap<>();
  private final Book book =
      TestBook.of(
          "A \"Book\"",
          List.of(
              new Section("Chapter 1: The Sea!", List.of("Waves.", "word ".repeat(300))),
              new Section("", List.of("Hills."))));

  @AfterEach
  void close() {
    client.close();
    library.close();
  }

  @Test
  void aChapterIsItsPassagesAndPausesAndNothingElse() throws Exception {
    speak(RATE);
    for (WrittenChapter written : write()) {
      short[] file = read(directory.resolve(written.file()));
      assertThat((long) file.length).isEqualTo(written.samples());
      int at = 0;
      for (ChapterAudio.Place place : written.places()) {
        assertThat(place.start()).isEqualTo(at);
        int from = (int) place.start();
        int to = from + (int) place.samples();
        assertThat(Arrays.copyOfRange(file, from, to)).isEqualTo(samples.get(place.passage().id()));
        int pause = (int) ((long) RATE * place.passage().pauseMs() / 1_000);
        assertThat(Arrays.copyOfRange(file, to, to + pause)).containsOnly(0);
        at = to + pause;
      }
      assertThat(at).isEqualTo(written.samples());
    }
    assertThat(directory.toFile().list())
        .containsExactlyInAnyOrder(".parts", "001-chapter-1-the-sea.wav", "002.wav");
  }

  @Test
  void theManifestSaysWhereEveryPassageIs() throws Exception {
    speak(RATE);
    new Manifest(directory, "edition")
        .write(book, "digest", "wav", write(), new Listening(false), Map.of(), List.of());
    JsonNode json = new ObjectMapper().readTree(directory.resolve("manifest.json").toFile());
    assertThat(json.path("title").asText()).isEqualTo("A \"Book\"");
    List<String> texts = new ArrayList<>();
    double total = 0;
    for (JsonNode chapter : json.path("chapters")) {
      Path file = directory.resolve(chapter.path("file").asText());
      assertThat(chapter.path("bytes").asLong()).isEqualTo(Files.size(file));
      assertThat(chapter.path("samples").asLong()).isEqualTo(read(file).length);
      assertThat(chapter.path("sample_rate").asInt()).isEqualTo(RATE);
      assertThat(chapter.path("duration").asDouble())
          .isEqualTo(chapter.path("samples").asLong() / (double) RATE);
      total += chapter.path("duration").asDouble();
      for (JsonNode passage : chapter.path("passages")) {
        texts.add(passage.path("text").asText());
        long start = passage.path("start_sample").asLong();
        long length = passage.path("samples").asLong();
        assertThat(samples.get(passage.path("passage").asText())).hasSize((int) length);
        assertThat(passage.path("start").asDouble()).isEqualTo(start / (double) RATE);
        assertThat(passage.path("duration").asDouble()).isEqualTo(length / (double) RATE);
      }
    }
    assertThat(texts).isEqualTo(book.passages().stream().map(Passage::text).toList());
    assertThat(json.path("duration").asDouble()).isCloseTo(total, within(1e-9));
  }

  @Test
  void thePlaylistNamesTheFilesInOrder() throws Exception {
    speak(RATE);
    List<WrittenChapter> written = write();
    new Manifest(directory, "edition")
        .write(book, "digest", "wav", written, new Listening(false), Map.of(), List.of());
    assertThat(directory.resolve("playlist.m3u8"))
        .hasContent(
            "#EXTM3U\n#EXTINF:%.3f,Chapter 1: The Sea!\n001-chapter-1-the-sea.wav\n#EXTINF:%.3f,A \"Book\"\n002.wav\n"
                .formatted(
                    written.get(0).samples() / (double) RATE,
                    written.get(1).samples() / (double) RATE));
  }

  @Test
  void aNarrationIsCompleteWhileItsFilesAreThereAsTheyWereWritten() throws Exception {
    speak(RATE);
    Manifest manifest = new Manifest(directory, "edition");
    assertThat(manifest.isComplete("digest", "wav", false, false)).isFalse();
    manifest.write(book, "digest", "wav", write(), new Listening(false), Map.of(), List.of());
    assertThat(manifest.isComplete("digest", "wav", false, false)).isTrue();
    assertThat(manifest.isComplete("of another book", "wav", false, false)).isFalse();
    assertThat(manifest.isComplete("digest", "mp3", false, false)).isFalse();
    Path file = directory.resolve("002.wav");
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 100));
    assertThat(manifest.isComplete("digest", "wav", false, false)).isFalse();
    Files.delete(file);
    assertThat(manifest.isComplete("digest", "wav", false, false)).isFalse();
    Files.writeString(directory.resolve("manifest.json"), "{\"digest\":\"dig");
    assertThat(manifest.isComplete("digest", "wav", false, false)).isFalse();
  }

  @Test
  void aVerifiedNarrationIsCompleteForAllAndOneWithUnverifiedPassagesForThoseWhoDoNotAsk()
      throws Exception {
    speak(RATE);
    Manifest manifest = new Manifest(directory, "edition");
    manifest.write(book, "digest", "wav", write(), new Listening(false), Map.of(), List.of());
    assertThat(manifest.isComplete("digest", "wav", true, false)).isFalse();

    Listening listening = new Listening(true);
    manifest.write(book, "digest", "wav", write(), listening, Map.of(), List.of());
    assertThat(manifest.isComplete("digest", "wav", true, false)).isTrue();
    assertThat(manifest.isComplete("digest", "wav", false, false)).isTrue();
    assertThat(manifest.isComplete("digest", "mp3", false, false)).isFalse();

    SpokenItem unjudged = audio.values().iterator().next().with(Heard.nothing("no model"));
    listening.choose(unjudged, false);
    manifest.write(book, "digest", "wav", write(), listening, Map.of(), List.of());
    assertThat(manifest.isComplete("digest", "wav", true, false)).isFalse();
    assertThat(manifest.isComplete("digest", "wav", false, false)).isTrue();
  }

  @Test
  void aChapterIsWrittenAsSoonAsAllOfItIsThere() throws Exception {
    speak(RATE);
    AudioCache cache = cache();
    Map<String, SpokenItem> half = new HashMap<>(audio);
    half.remove("c001-p0002");
    try (Chapters chapters = new Chapters(book, cache, new WavFiles(directory))) {
      chapters.write(half);
      assertThat(chapters.finish()).extracting(w -> w.chapter().number()).containsExactly(2);
      chapters.write(audio);
      assertThat(chapters.finish()).extracting(w -> w.chapter().number()).containsExactly(1, 2);
    }
  }

  @Test
  void passagesOfDifferentSampleRatesAreNotJoined() throws Exception {
    speak(RATE);
    put(book.passages().get(1), 16_000);
    assertThatThrownBy(this::write)
        .isInstanceOf(NarrationException.class)
        .hasMessageContaining("different sample rates")
        .hasMessageContaining("--model");
    assertThat(directory.toFile().list()).containsExactly(".parts");
  }

  @Test
  void audioThatIsShorterThanItSaysLeavesNoFile() throws Exception {
    speak(RATE);
    Passage passage = book.passages().get(1);
    byte[] whole = wav(new short[1_000], RATE);
    audio.put(passage.id(), library.put(9, passage.id(), Arrays.copyOf(whole, 500)));
    assertThatThrownBy(this::write).hasMessageContaining("shorter than its header says");
    assertThat(directory.toFile().list()).containsExactly(".parts");
  }

  private void speak(int rate) {
    book.passages().forEach(passage -> put(passage, rate));
  }

  private void put(Passage passage, int rate) {
    short[] speech = new short[1 + random.nextInt(5_000)];
    for (int i = 0; i < speech.length; i++) {
      speech[i] = (short) (1 + random.nextInt(20_000));
    }
    samples.put(passage.id(), speech);
    audio.put(passage.id(), library.put(audio.size(), passage.id(), wav(speech, rate)));
  }

  private List<WrittenChapter> write() throws Exception {
    AudioCache cache = cache();
    WavFiles writer = new WavFiles(directory);
    List<WrittenChapter> written = new ArrayList<>();
    for (Chapter chapter : book.chapters()) {
      written.add(writer.write(new ChapterAudio(chapter, audio, cache)));
    }
    return written;
  }

  private AudioCache cache() throws Exception {
    AudioCache cache = new AudioCache(directory.resolve(".parts"), client);
    for (SpokenItem item : audio.values()) {
      cache.fetch(item);
    }
    return cache;
  }

  private static byte[] wav(short[] speech, int rate) {
    ByteBuffer file =
        ByteBuffer.allocate(WavHeader.BYTES + 2 * speech.length).order(ByteOrder.LITTLE_ENDIAN);
    file.put(new WavHeader(rate, 1, 16, 2L * speech.length).toBytes());
    for (short sample : speech) {
      file.putShort(sample);
    }
    return file.array();
  }

  private static short[] read(Path file) throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    WavHeader header = WavHeader.read(new ByteArrayInputStream(bytes));
    assertThat(header.dataBytes()).isEqualTo(bytes.length - WavHeader.BYTES);
    short[] read = new short[(int) header.dataBytes() / 2];
    ByteBuffer.wrap(bytes, WavHeader.BYTES, 2 * read.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asShortBuffer()
        .get(read);
    return read;
  }
}
