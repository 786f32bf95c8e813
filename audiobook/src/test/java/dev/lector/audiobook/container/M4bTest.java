package dev.lector.audiobook.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lector.audiobook.AudiobookException;
import dev.lector.audiobook.BookMetadata;
import dev.lector.audiobook.ChapterMark;
import dev.lector.audiobook.EncodedChapter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What FFmpeg's own programs, which are not the library here, find in a book's file. */
final class M4bTest {
  private static final BookMetadata BOOK =
      new BookMetadata(
          "The Tombs = of; Atuan#",
          "A\\Novel",
          List.of("Ursula K. Le Guin", "Somebody Else"),
          List.of("Heart"),
          "Earthsea",
          "2",
          "Atheneum",
          "1971",
          "A priestess.\nAnd a ring.",
          "en-US",
          List.of("Fantasy"),
          "9780689845369");

  @TempDir private Path directory;

  @Test
  void aPlayerFindsChaptersTagsAndCover() throws Exception {
    Path file = directory.resolve("book: one.m4b");

    M4b.Written written = M4b.write(file, chapters(24_000, 3), BOOK, Optional.of(Pictures.png()));

    Probe probe = Probe.of(file);
    assertThat(probe.tag("title")).isEqualTo(BOOK.title());
    assertThat(probe.tag("artist")).isEqualTo("Ursula K. Le Guin, Somebody Else");
    assertThat(probe.tag("album")).isEqualTo(BOOK.title() + ": A\\Novel");
    assertThat(probe.tag("composer")).isEqualTo("Heart");
    assertThat(probe.tag("grouping")).isEqualTo("Earthsea #2");
    assertThat(probe.tag("show")).isEqualTo("Earthsea");
    assertThat(probe.tag("date")).isEqualTo("1971");
    assertThat(probe.tag("description")).isEqualTo(BOOK.description());
    assertThat(probe.tag("media_type")).isEqualTo("2");
    assertThat(probe.stream("audio").path("codec_name").asText()).isEqualTo("aac");
    assertThat(probe.stream("audio").path("profile").asText()).isEqualTo("LC");
    assertThat(probe.stream("audio").path("tags").path("language").asText()).isEqualTo("eng");
    assertThat(probe.stream("video").path("disposition").path("attached_pic").asInt()).isEqualTo(1);
    assertThat(probe.chapters())
        .extracting(chapter -> chapter.path("tags").path("title").asText())
        .containsExactly("Chapter 1", "Chapter 2", "Chapter 3");
    for (int i = 0; i < 3; i++) {
      ChapterMark mark = written.chapters().get(i);
      assertThat(probe.chapters().get(i).path("start_time").asDouble())
          .isCloseTo(mark.start() / 24_000.0, within(0.001));
      assertThat(probe.chapters().get(i).path("end_time").asDouble())
          .isCloseTo(mark.end() / 24_000.0, within(0.001));
    }
  }

  @Test
  void eachChapterIsHeardWhereItsMarkStands() throws Exception {
    Path file = directory.resolve("book.m4b");

    M4b.Written written = M4b.write(file, chapters(24_000, 3), BOOK, Optional.empty());

    short[] heard = Probe.decode(file, 24_000);
    assertThat(heard).hasSize((int) written.samples());
    for (int i = 0; i < 3; i++) {
      // Before each tone the encoder's own samples, and within a frame of them the tone.
      int from = (int) written.chapters().get(i).start() + (i == 0 ? 0 : M4b.FRAME);
      assertThat(Tones.begins(heard, from)).as("chapter %d", i + 1).isTrue();
    }
  }

  @Test
  void whatAPlayerNeedsFirstStandsFirst() throws Exception {
    Path file = directory.resolve("book.m4b");

    M4b.write(file, chapters(24_000, 2), BOOK, Optional.of(Pictures.png()));

    String bytes =
        new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(bytes.indexOf("moov")).isPositive().isLessThan(bytes.indexOf("mdat"));
    assertThat(bytes.indexOf("chpl")).isPositive();
  }

  @Test
  void equalChaptersGiveEqualBytes() throws Exception {
    List<EncodedChapter> chapters = chapters(24_000, 2);

    M4b.write(directory.resolve("a.m4b"), chapters, BOOK, Optional.empty());
    M4b.write(directory.resolve("b.m4b"), chapters, BOOK, Optional.empty());

    assertThat(Files.mismatch(directory.resolve("a.m4b"), directory.resolve("b.m4b")))
        .isEqualTo(-1);
  }

  @Test
  void chaptersOfTwoRatesAreRefused() throws Exception {
    List<EncodedChapter> mixed =
        List.of(chapters(24_000, 1).getFirst(), chapters(22_050, 1).getFirst());

    assertThatThrownBy(
            () -> M4b.write(directory.resolve("book.m4b"), mixed, BOOK, Optional.empty()))
        .isInstanceOf(AudiobookException.class)
        .hasMessageContaining("22050 Hz")
        .hasMessageContaining("--model");
  }

  @Test
  void aBookOfHundredsOfChaptersKeepsThemAll() throws Exception {
    EncodedChapter one = chapters(24_000, 1).getFirst();
    List<EncodedChapter> many =
        java.util.stream.IntStream.rangeClosed(1, 300)
            .mapToObj(i -> new EncodedChapter("Part " + i, one.audio()))
            .toList();
    Path file = directory.resolve("long.m4b");

    M4b.write(file, many, BookMetadata.titled("Long"), Optional.empty());

    assertThat(Probe.of(file).chapters()).hasSize(300);
  }

  @Test
  void whatIsNoAudioIsNamed() throws Exception {
    Path text = Files.writeString(directory.resolve("text.aac"), "no audio at all");

    assertThatThrownBy(
            () ->
                M4b.write(
                    directory.resolve("book.m4b"),
                    List.of(new EncodedChapter("One", text)),
                    BOOK,
                    Optional.empty()))
        .isInstanceOf(AudiobookException.class)
        .hasMessageContaining("text.aac");
  }

  private List<EncodedChapter> chapters(int rate, int count) throws Exception {
    return Tones.chapters(directory, rate, count);
  }

  private static org.assertj.core.data.Offset<Double> within(double seconds) {
    return org.assertj.core.data.Offset.offset(seconds);
  }
}
