package dev.lector.standalone.narrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lector.times.TimesDocument;
import dev.lector.times.TimesDocument.Part;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A publisher's EPUB becomes one with the speech of its sentences. */
final class ReadAlongFileTest {
  @TempDir private Path directory;

  private ReadAlongStudio studio = ReadAlongStudio.silent();

  @AfterEach
  void close() {
    studio.close();
  }

  @Test
  void sentencesAreHeardWhenTheVoiceSays() throws Exception {
    Path source =
        ReadAlongStudio.epub(directory.resolve("in.epub"), "<p>It is dark. The sea is calm.</p>");
    studio.open(source, directory);
    studio.speak(24_000, 1.0);
    Part first = new Part("It is dark.", "It is dark.", 0, 11, 40, 380);
    Part second = new Part("The sea is calm.", "The sea is calm.", 12, 28, 500, 940);
    studio.tell(
        "c001-p0001",
        new TimesDocument(
            "It is dark. The sea is calm.",
            false,
            1_000,
            List.of(first, second),
            List.of(),
            List.of()));

    studio.write();

    // A little before the second begins, and until the pause behind the paragraph is over.
    assertThat(ReadAlongStudio.clips(directory.resolve("the-sea.epub")))
        .containsExactly("0:00:00.000 0:00:00.450", "0:00:00.450 0:00:01.500");
  }

  @Test
  void aPassageOfWhichNobodyToldIsHighlightedAsOne() throws Exception {
    Path source =
        ReadAlongStudio.epub(directory.resolve("in.epub"), "<p>It is dark. The sea is calm.</p>");
    studio.open(source, directory);
    studio.speak(24_000, 1.0);

    List<WrittenChapter> written = studio.write();

    assertThat(ReadAlongStudio.clips(directory.resolve("the-sea.epub")))
        .containsExactly("0:00:00.000 0:00:01.500");
    assertThat(written).extracting(WrittenChapter::file).containsOnly("the-sea.epub");
    assertThat(directory.toFile().list())
        .containsExactlyInAnyOrder(".parts", "in.epub", "the-sea.epub");
  }

  @Test
  void whatWasEncodedIsNotEncodedAgain() throws Exception {
    Path source = ReadAlongStudio.epub(directory.resolve("in.epub"), "<p>It is.</p>", "<p>So.</p>");
    studio.open(source, directory);
    studio.speak(22_050, 0.5);
    studio.write();
    byte[] once = Files.readAllBytes(directory.resolve("the-sea.epub"));
    Files.delete(directory.resolve("the-sea.epub"));
    FileTime past = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
    List<Path> parts = parts();
    for (Path part : parts) {
      Files.setLastModifiedTime(part, past);
    }

    studio.write();

    assertThat(parts()).isEqualTo(parts).hasSize(2);
    for (Path part : parts) {
      assertThat(Files.getLastModifiedTime(part)).isEqualTo(past);
    }
    assertThat(Files.readAllBytes(directory.resolve("the-sea.epub"))).isEqualTo(once);
  }

  @Test
  void aBookThatIsNoEpubIsRefusedBeforeAnythingIsSaid() {
    assertThatThrownBy(() -> ReadAlongFile.require(Path.of("book.txt")))
        .isInstanceOf(NarrationException.class)
        .hasMessageContaining("--format m4b");
    BookOutput subtitled =
        new BookOutput(BookFormat.EPUB, 0, Optional.of(SubtitleFormat.VTT), Optional.empty());
    Narration how = new Narration("slt", null, null, null, null);
    assertThatThrownBy(
            () ->
                subtitled.writer(
                    Path.of("book.epub"),
                    studio.book(),
                    how,
                    directory,
                    directory.resolve(".parts")))
        .isInstanceOf(NarrationException.class)
        .hasMessageContaining("--subtitles");
  }

  private List<Path> parts() throws Exception {
    try (var files = Files.list(directory.resolve(".parts"))) {
      return files.filter(file -> file.toString().matches(".*\\.(?:aac|m4a)")).sorted().toList();
    }
  }
}
