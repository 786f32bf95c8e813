package dev.lector.standalone.narrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lector.books.ledger.TextLedger;
import dev.lector.books.passages.Chapter;
import dev.lector.books.passages.Passage;
import dev.lector.times.TimesDocument;
import dev.lector.times.TimesDocument.Part;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Times of passages become subtitles of the files in which they are heard. */
final class SubtitleFilesTest {
  private static final int RATE = 24_000;

  @TempDir private Path directory;

  private final Library library = new Library();
  private final BatchClient client = new BatchClient(library.address(), null);

  @AfterEach
  void close() {
    client.close();
    library.close();
  }

  @Test
  void aPassageIsShownWhereItIsHeardInItsFile() throws Exception {
    Map<String, SpokenItem> audio = fetched();
    WrittenChapter chapter =
        new WrittenChapter(
            chapter(1, "c001-p0001", "c001-p0002"),
            "001.mp3",
            RATE,
            0,
            10 * RATE,
            List.of(
                new ChapterAudio.Place(passage("c001-p0001"), 0, 2 * RATE),
                new ChapterAudio.Place(passage("c001-p0002"), 5 * RATE, 2 * RATE)));

    new SubtitleFiles(SubtitleFormat.SRT, directory, cache()).write(List.of(chapter), audio);

    assertThat(directory.resolve("001.srt"))
        .hasContent(
            """
            1
            00:00:00,100 --> 00:00:01,900
            Waves broke.

            2
            00:00:05,000 --> 00:00:07,000
            What is said in c001-p0002.

            """);
  }

  @Test
  void chaptersOfOneFileFollowOneAnother() throws Exception {
    Map<String, SpokenItem> audio = fetched();
    WrittenChapter first =
        new WrittenChapter(
            chapter(1, "c001-p0001"),
            "sea.m4b",
            RATE,
            0,
            60 * RATE,
            List.of(new ChapterAudio.Place(passage("c001-p0001"), 0, 2 * RATE)));
    WrittenChapter second =
        new WrittenChapter(
            chapter(2, "c001-p0002"),
            "sea.m4b",
            RATE,
            60 * RATE,
            60 * RATE,
            List.of(new ChapterAudio.Place(passage("c001-p0002"), 61 * RATE, RATE)));

    new SubtitleFiles(SubtitleFormat.VTT, directory, cache()).write(List.of(first, second), audio);

    assertThat(directory.resolve("sea.vtt"))
        .content()
        .contains("00:00:00.100 --> 00:00:01.900\nWaves broke.")
        .contains("00:01:01.000 --> 00:01:02.000\nWhat is said in c001-p0002.");
  }

  @Test
  void subtitlesThatAreNotThereAreRefusedWithThoseThatAre() {
    assertThatThrownBy(() -> SubtitleFormat.of("ass"))
        .isInstanceOf(NarrationException.class)
        .hasMessageContaining("srt and vtt");
  }

  /** The words of the first passage are told; of the second one nobody tells. */
  private Map<String, SpokenItem> fetched() throws Exception {
    TimesDocument times =
        new TimesDocument(
            "Waves broke.",
            false,
            2_000,
            List.of(new Part("Waves broke.", "Waves broke.", 0, 12, 100, 1_900)),
            List.of(
                new Part("Waves", "Waves", 0, 5, 100, 900),
                new Part("broke", "broke", 6, 11, 900, 1_900)),
            List.of());
    SpokenItem told =
        library.putTimes(library.put(0, "c001-p0001", new byte[] {1}), times.toJson());
    SpokenItem untold = library.put(1, "c001-p0002", new byte[] {2});
    AudioCache cache = cache();
    cache.fetch(told);
    cache.fetch(untold);
    return Map.of(told.id(), told, untold.id(), untold);
  }

  private AudioCache cache() throws Exception {
    return new AudioCache(Files.createDirectories(directory.resolve(".parts")), client, true);
  }

  private static Passage passage(String id) {
    return new Passage(id, "What is said in " + id + ".", 500, 0);
  }

  private static Chapter chapter(int number, String... passages) {
    return new Chapter(
        number,
        "",
        List.of(passages).stream().map(SubtitleFilesTest::passage).toList(),
        new dev.lector.books.document.Chapter(
            "", false, List.of(), TextLedger.sum(Stream.empty())));
  }
}
