package dev.lector.standalone.narrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lector.books.passages.Book;
import dev.lector.books.passages.Passage;
import dev.lector.speech.audio.WavHeader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Passages become files of each format, and each is heard where the manifest says. */
final class EncodedBookTest {
  private static final int LOUD = 12_000;

  @TempDir private Path directory;

  private final Library library = new Library();
  private final BatchClient client = new BatchClient(library.address(), null);
  private final Map<String, SpokenItem> audio = new HashMap<>();
  private final Book book =
      TestBook.of(
          "The Sea",
          List.of(
              new Section("One", List.of("Waves.", "Foam.")),
              new Section("Two", List.of("Hills.", "Dales.", "Woods.")),
              new Section("Three", List.of("Clouds."))));

  @AfterEach
  void close() {
    client.close();
    library.close();
  }

  @ParameterizedTest
  @CsvSource({
    "M4B, 24000, 24000",
    "M4B, 22050, 22050",
    "MP3, 24000, 24000",
    "OPUS, 24000, 48000",
    "OPUS, 22050, 48000",
    "FLAC, 16000, 16000",
    "WAV, 24000, 24000"
  })
  void eachPassageIsHeardWhereTheManifestSays(BookFormat format, int rate, int fileRate)
      throws Exception {
    speak(rate);

    List<WrittenChapter> written = write(format);

    for (WrittenChapter chapter : written) {
      assertThat(chapter.sampleRate()).isEqualTo(fileRate);
      short[] heard = decode(directory.resolve(chapter.file()), fileRate);
      assertThat(heard.length).isGreaterThanOrEqualTo((int) (chapter.start() + chapter.samples()));
      for (ChapterAudio.Place place : chapter.places()) {
        assertThat(begins(heard, (int) place.start(), fileRate))
            .as("%s of %s at %d", place.passage().id(), chapter.file(), place.start())
            .isTrue();
        int end = (int) (place.start() + place.samples());
        assertThat(loudest(heard, end + fileRate / 50, end + fileRate / 10)).isLessThan(LOUD / 8);
      }
    }
  }

  @Test
  void anM4bIsOneFileForAllChapters() throws Exception {
    speak(24_000);

    List<WrittenChapter> written = write(BookFormat.M4B);

    assertThat(written).extracting(WrittenChapter::file).containsOnly("the-sea.m4b");
    for (int i = 1; i < written.size(); i++) {
      WrittenChapter before = written.get(i - 1);
      assertThat(written.get(i).start()).isEqualTo(before.start() + before.samples());
    }
    assertThat(directory.toFile().list()).containsExactlyInAnyOrder(".parts", "the-sea.m4b");
  }

  @Test
  void whatWasEncodedIsNotEncodedAgain() throws Exception {
    speak(24_000);
    write(BookFormat.M4B);
    FileTime past = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
    List<Path> encoded = encoded();
    for (Path part : encoded) {
      Files.setLastModifiedTime(part, past);
    }

    write(BookFormat.M4B);

    assertThat(encoded()).isEqualTo(encoded).hasSize(3);
    for (Path part : encoded) {
      assertThat(Files.getLastModifiedTime(part)).isEqualTo(past);
    }
  }

  @Test
  void aBitRateThatNoFileCanHaveIsRefusedBeforeAnythingIsSaid() {
    assertThatThrownBy(() -> writer(BookFormat.MP3, 97_001))
        .isInstanceOf(NarrationException.class)
        .hasMessageContaining("97001 bit/s");
    assertThatThrownBy(() -> writer(BookFormat.WAV, 96_000))
        .isInstanceOf(NarrationException.class)
        .hasMessageContaining("no bit rate");
  }

  @Test
  void aFormatThatIsNotThereIsRefusedWithThoseThatAre() {
    assertThatThrownBy(() -> BookFormat.of("m4a"))
        .isInstanceOf(NarrationException.class)
        .hasMessage("There is no --format m4a; it is one of m4b, epub, mp3, opus, flac, wav");
  }

  @Test
  void aFeedOfOneFileHasItsChaptersBesideIt() throws Exception {
    speak(24_000);
    List<WrittenChapter> written = write(BookFormat.M4B);
    BookOutput output =
        new BookOutput(
            BookFormat.M4B, 0, Optional.empty(), Optional.of(URI.create("https://example.org/b")));
    Narration how = new Narration("slt", null, null, null, null);
    new Companions(directory, book, output, BookOutput.metadata(book, how), "digest")
        .write(written);

    assertThat(directory.resolve("feed.xml"))
        .content()
        .contains("url=\"https://example.org/b/the-sea.chapters.json\"");
    JsonNode chapters =
        new ObjectMapper()
            .readTree(directory.resolve("the-sea.chapters.json").toFile())
            .path("chapters");
    assertThat(chapters).hasSize(written.size());
    for (int i = 0; i < written.size(); i++) {
      WrittenChapter chapter = written.get(i);
      assertThat(chapters.path(i).path("startTime").asDouble())
          .isCloseTo(chapter.seconds(chapter.start()), within(0.001));
    }
  }

  @Test
  void anEpubBecomesAnM4bByItself() {
    assertThat(BookFormat.of(Path.of("a/Book.EPUB"))).isEqualTo(BookFormat.M4B);
    assertThat(BookFormat.of(Path.of("book.fb2.zip"))).isEqualTo(BookFormat.M4B);
    assertThat(BookFormat.of(Path.of("book.docx"))).isEqualTo(BookFormat.M4B);
    assertThat(BookFormat.of(Path.of("book.txt"))).isEqualTo(BookFormat.WAV);
  }

  @Test
  void chaptersThatWereBegunAreGivenUpWhenTheyAreAbandoned() throws Exception {
    speak(24_000);
    AudioCache cache = new AudioCache(directory.resolve(".parts"), client);
    for (SpokenItem item : audio.values()) {
      cache.fetch(item);
    }
    CountDownLatch begun = new CountDownLatch(1);
    BookWriter endless =
        new BookWriter() {
          @Override
          public WrittenChapter write(ChapterAudio audio) throws IOException {
            begun.countDown();
            try {
              new CountDownLatch(1).await();
            } catch (InterruptedException e) {
              throw new InterruptedIOException();
            }
            throw new IllegalStateException("it never ends");
          }

          @Override
          public List<WrittenChapter> finish(List<WrittenChapter> chapters) {
            return chapters;
          }
        };
    Chapters chapters = new Chapters(book, cache, endless);
    chapters.write(audio);
    assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
    chapters.abandon();
    assertTimeoutPreemptively(Duration.ofSeconds(30), chapters::close);
  }

  private BookWriter writer(BookFormat format, int bitRate) throws NarrationException {
    Narration how = new Narration("slt", null, null, null, null);
    return new BookOutput(format, bitRate, Optional.empty(), Optional.empty())
        .writer(Path.of("book.epub"), book, how, directory, directory.resolve(".parts"));
  }

  private List<WrittenChapter> write(BookFormat format) throws Exception {
    AudioCache cache = new AudioCache(directory.resolve(".parts"), client);
    for (SpokenItem item : audio.values()) {
      cache.fetch(item);
    }
    try (Chapters chapters = new Chapters(book, cache, writer(format, 0))) {
      chapters.write(audio);
      return chapters.finish();
    }
  }

  private List<Path> encoded() throws Exception {
    try (var files = Files.list(directory.resolve(".parts"))) {
      return files.filter(file -> file.toString().endsWith(".aac")).sorted().toList();
    }
  }

  /** A tone for each passage, each of a length of its own. */
  private void speak(int rate) {
    int number = 0;
    for (Passage passage : book.passages()) {
      short[] tone = new short[rate / 3 + 777 * ++number];
      for (int i = 0; i < tone.length; i++) {
        tone[i] = (short) (LOUD * Math.sin(2 * Math.PI * 440 * i / rate));
      }
      ByteBuffer file =
          ByteBuffer.allocate(WavHeader.BYTES + 2 * tone.length).order(ByteOrder.LITTLE_ENDIAN);
      file.put(new WavHeader(rate, 1, 16, 2L * tone.length).toBytes());
      for (short sample : tone) {
        file.putShort(sample);
      }
      audio.put(passage.id(), library.put(audio.size(), passage.id(), file.array()));
    }
  }

  /** Silence but for a codec's echo before, sound after, within 5 ms. */
  private static boolean begins(short[] samples, int at, int rate) {
    int near = rate / 200;
    return (at < rate / 20 || loudest(samples, at - rate / 20, at - 2 * near) < LOUD / 8)
        && loudest(samples, at + near, at + 4 * near) > LOUD * 2 / 3;
  }

  private static int loudest(short[] samples, int from, int to) {
    int loudest = 0;
    for (int i = from; i < Math.min(to, samples.length); i++) {
      loudest = Math.max(loudest, Math.abs(samples[i]));
    }
    return loudest;
  }

  private short[] decode(Path file, int rate) throws Exception {
    Path out = directory.resolve("decoded");
    List<String> command =
        new ArrayList<>(List.of("ffmpeg", "-v", "error", "-y", "-i", file.toString()));
    command.addAll(List.of("-f", "s16le", "-ac", "1", "-ar", "" + rate, out.toString()));
    assumeTrue(
        List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
            .anyMatch(place -> Files.isExecutable(Path.of(place, "ffmpeg"))),
        "There is no ffmpeg here to decode with; install it to run this test");
    Process process = new ProcessBuilder(command).inheritIO().start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly();
    }
    byte[] pcm = Files.readAllBytes(out);
    Files.delete(out);
    short[] samples = new short[pcm.length / 2];
    ByteBuffer.wrap(pcm).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
    return samples;
  }
}
