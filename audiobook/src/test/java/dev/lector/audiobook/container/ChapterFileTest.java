package dev.lector.audiobook.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.audiobook.BookMetadata;
import dev.lector.audiobook.EncodedChapter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What FFmpeg's own programs find in a chapter's file. */
final class ChapterFileTest {
  private static final BookMetadata BOOK =
      new BookMetadata(
          "Persuasion",
          "",
          List.of("Jane Austen"),
          List.of("Emma"),
          "",
          "",
          "John Murray",
          "1817",
          "Anne Elliot, eight years later; \"über\" all.",
          "en-GB",
          List.of("Romance", "Classics"),
          "");

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource(ChapterFile.class)
  void aPlayerFindsTagsAndCover(ChapterFile kind) throws Exception {
    Path file = write(kind, 24_000);

    Probe probe = Probe.of(file);
    assertThat(probe.anyTag("title")).isEqualTo("Chapter the First");
    assertThat(probe.anyTag("artist")).isEqualTo("Jane Austen");
    assertThat(probe.anyTag("album")).isEqualTo("Persuasion");
    assertThat(probe.anyTag("track")).isEqualTo("3/24");
    assertThat(probe.anyTag("composer")).isEqualTo("Emma");
    assertThat(probe.anyTag("genre")).isEqualTo("Romance; Classics");
    assertThat(probe.anyTag("language")).isEqualTo("en-GB");
    assertThat(probe.anyTag("comment")).isEqualTo(BOOK.description());
    assertThat(probe.stream("video").path("disposition").path("attached_pic").asInt()).isEqualTo(1);
    assertThat(probe.stream("video").path("width").asInt()).isEqualTo(60);
  }

  @ParameterizedTest
  @EnumSource(ChapterFile.class)
  void nothingIsAddedAndNothingCutOff(ChapterFile kind) throws Exception {
    for (int rate : new int[] {22_050, 24_000}) {
      Path file = write(kind, rate);
      Path encoded = encoded(kind, rate);
      int decodedAt = kind == ChapterFile.OPUS ? 48_000 : rate;

      short[] tagged = Probe.decode(file, decodedAt);

      assertThat(tagged).isEqualTo(Probe.decode(encoded, decodedAt));
      assertThat(Probe.of(file).duration())
          .isCloseTo(Probe.of(encoded).duration(), org.assertj.core.data.Offset.offset(0.0005));
    }
  }

  private Path write(ChapterFile kind, int rate) throws Exception {
    Path encoded = encoded(kind, rate);
    Tones.encode(encoded, id(kind), rate);
    Path file = directory.resolve("chapter." + id(kind));
    kind.write(
        file,
        new EncodedChapter("Chapter the First", encoded),
        3,
        24,
        BOOK,
        Optional.of(Pictures.png()));
    return file;
  }

  private Path encoded(ChapterFile kind, int rate) {
    return directory.resolve(rate + "-encoded." + id(kind));
  }

  private static String id(ChapterFile kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
