package dev.lector.standalone.narrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From files to passages. */
class BookTest {
  private static final String HOW = new Narration(null, null, null, null, null).how();

  @TempDir Path directory;

  @Test
  void headingsAreSaidAndEveryPassageHasItsId() {
    Book book =
        Book.of(
            "B", List.of(new Section("One", List.of("A.", "B.")), new Section("", List.of("C."))));
    assertThat(book.passages())
        .extracting(Passage::id, Passage::text)
        .containsExactly(
            tuple("c001-p0001", "One"),
            tuple("c001-p0002", "A."),
            tuple("c001-p0003", "B."),
            tuple("c002-p0001", "C."));
    assertThat(book.chapters()).extracting(Chapter::number).containsExactly(1, 2);
  }

  @Test
  void whatHasNothingToSayIsNoPassageAndNoChapter() {
    Book book =
        Book.of(
            "B",
            List.of(new Section("***", List.of("—")), new Section("One", List.of("* * *", "A."))));
    assertThat(book.passages()).extracting(Passage::text).containsExactly("One", "A.");
  }

  @Test
  void theDigestIsThatOfWhatIsSaidAndHow() {
    List<Section> sections = List.of(new Section("One", List.of("A.")));
    String digest = Book.of("B", sections).digest(HOW);
    assertThat(Book.of("Another name", sections).digest(HOW)).isEqualTo(digest);
    assertThat(Book.of("B", sections).digest(new Narration("slt", null, null, null, null).how()))
        .isNotEqualTo(digest);
    assertThat(Book.of("B", sections).digest(new Narration(null, "slt", null, null, null).how()))
        .isNotEqualTo(digest);
    assertThat(Book.of("B", List.of(new Section("One", List.of("B.")))).digest(HOW))
        .isNotEqualTo(digest);
    // The same words, in one chapter or in two.
    assertThat(
            Book.of("B", List.of(new Section("", List.of("One")), new Section("", List.of("A."))))
                .digest(HOW))
        .isNotEqualTo(digest);
  }

  @Test
  void aFilesNameSaysWhatItIs() throws Exception {
    assertThat(read("a.txt", "CHAPTER I\n\nText.").chapters()).hasSize(1);
    assertThat(read("My Book.TXT", "Text.").title()).isEqualTo("My Book");
    assertThat(read("a.markdown", "# One\n\nText.").chapters())
        .extracting(Chapter::title)
        .containsExactly("One");
    assertThat(read("b.md", "\ufeff# One\n\nText.").chapters())
        .extracting(Chapter::title)
        .containsExactly("One");
  }

  @Test
  void whatCannotBeNarratedIsOneLineThatNamesTheFile() throws Exception {
    assertRefused(directory.resolve("missing.txt"), "There is no file");
    assertRefused(directory, "There is no file");
    assertRefused(Files.writeString(directory.resolve("a.pdf"), "x"), ".txt, .md or .epub");
    assertRefused(Files.writeString(directory.resolve("book"), "x"), ".txt, .md or .epub");
    assertRefused(Files.createFile(directory.resolve("empty.txt")), "nothing to say");
    assertRefused(Files.writeString(directory.resolve("stars.txt"), "* * *"), "nothing to say");
    assertRefused(
        Files.write(
            directory.resolve("old.txt"), "Caf\u00e9".getBytes(StandardCharsets.ISO_8859_1)),
        "not UTF-8");
  }

  private static void assertRefused(Path file, String why) {
    assertThatThrownBy(() -> BookFile.read(file))
        .isInstanceOf(NarrationException.class)
        .hasMessageContaining(why)
        .hasMessageContaining(String.valueOf(file.getFileName()))
        .message()
        .doesNotContain("\n");
  }

  private Book read(String name, String text) throws Exception {
    return BookFile.read(Files.writeString(directory.resolve(name), text));
  }
}
