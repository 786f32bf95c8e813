package dev.lector.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lector.books.document.BookException;
import dev.lector.books.document.Metadata;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a book's format is told. */
class BookReaderTest {
  @TempDir Path directory;

  @Test
  void aFilesNameSaysWhatItIs() throws Exception {
    assertThat(read("a.txt", "CHAPTER I\n\nText.").titles()).containsExactly("CHAPTER I");
    assertThat(read("My Book.TXT", "Text.").book().metadata().title()).isEqualTo("My Book");
    assertThat(read("a.markdown", "# One\n\nText.").titles()).containsExactly("One");
    assertThat(read("b.md", "\ufeff# One\n\nText.").titles()).containsExactly("One");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "The Project Gutenberg eBook of Songs, by Ann Lee.;Songs;Ann Lee",
        "The Project Gutenberg eBook of Songs by the Sea by Ann Lee;Songs by the Sea;Ann Lee",
        "Project Gutenberg's Songs;Songs;",
        "Songs by the Sea;Songs by the Sea;",
      })
  void theDistributorIsNoPartOfATitle(String title, String plain, String author) throws Exception {
    Metadata metadata = read("a.html", "<title>" + title + "</title><p>A.").book().metadata();
    assertThat(metadata.title()).isEqualTo(plain);
    assertThat(metadata.authors()).isEqualTo(author == null ? List.of() : List.of(author));
  }

  @Test
  void anAuthorWhomAConverterCallsUnknownIsNone() throws Exception {
    Path epub =
        new Epub()
            .metadata("<dc:title>Songs</dc:title><dc:creator>Unknown</dc:creator>")
            .page("a.xhtml", "<p>A.</p>")
            .write(directory.resolve("a.epub"));
    assertThat(Reading.of(epub).book().metadata().authors()).isEmpty();
  }

  @Test
  void theFilesOfADirectoryAreItsChaptersAsPeopleCount() throws Exception {
    Path book = Files.createDirectory(directory.resolve("My Book"));
    Files.writeString(book.resolve("chapter 10.txt"), "Ten.");
    Files.writeString(book.resolve("chapter 2.md"), "Two.");
    Files.writeString(book.resolve("chapter 1.html"), "<title>x</title><p>One.");
    Files.writeString(book.resolve("notes.xyz"), "No.");
    Files.writeString(book.resolve(".hidden.txt"), "No.");
    Reading reading = Reading.of(book);
    assertThat(reading.chapters())
        .containsExactly(List.of("One."), List.of("Two."), List.of("Ten."));
    assertThat(reading.book().metadata().title()).isEqualTo("My Book");
  }

  @Test
  void whatComesFromAStreamIsToldByItsBeginning() throws Exception {
    Path epub = new Epub().page("a.xhtml", "<p>A.</p>").write(directory.resolve("a.epub"));
    assertThat(stream(Files.readAllBytes(epub)).paragraphs()).containsExactly("A.");
    assertThat(stream(bytes("<html><p>A.")).paragraphs()).containsExactly("A.");
    assertThat(stream(bytes("CHAPTER I\n\nA.")).paragraphs()).containsExactly("CHAPTER I", "A.");
  }

  @Test
  void picturesAndAudioOfAContainerAreNoText() throws Exception {
    Path epub = new Epub().page("a.xhtml", "<p>A.</p>").write(directory.resolve("a.epub"));
    byte[] bytes = Files.readAllBytes(epub);
    ByteBuffer end = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int directoryAt = end.getInt(bytes.length - 22 + 16);
    int moved = directoryAt + (300 << 20);
    end.putInt(bytes.length - 22 + 16, moved);
    Path large = directory.resolve("large.epub");
    try (RandomAccessFile out = new RandomAccessFile(large.toFile(), "rw")) {
      out.write(bytes, 0, directoryAt);
      // A hole, where a narration would be.
      out.seek(moved);
      out.write(bytes, directoryAt, bytes.length - directoryAt);
    }
    assertThat(Reading.of(large).paragraphs()).containsExactly("A.");
  }

  @Test
  void theEndOfANameIsToldByWhatAFileHas() throws Exception {
    assertThat(extension(zip("META-INF/container.xml"))).isEqualTo("epub");
    assertThat(extension(zip("[Content_Types].xml", "_rels/.rels", "word/document.xml")))
        .isEqualTo("docx");
    assertThat(extension(zip("a book.FB2"))).isEqualTo("fb2.zip");
    assertThat(extension(bytes("PK no zip file"))).isEqualTo("epub");
    assertThat(extension(bytes("<?xml version='1.0'?><FictionBook>"))).isEqualTo("fb2");
    assertThat(extension(bytes("<HTML>"))).isEqualTo("html");
    assertThat(extension(bytes("A."))).isEqualTo("txt");
  }

  private String extension(byte[] content) throws Exception {
    return BookReader.extension(Files.write(directory.resolve("content"), content));
  }

  /** A zip file of empty files, with more of them than its end has room for. */
  private static byte[] zip(String... names) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
      }
      for (int i = 0; i < 2_000; i++) {
        zip.putNextEntry(new ZipEntry("media/%08d".formatted(i)));
      }
    }
    return out.toByteArray();
  }

  private static Reading stream(byte[] bytes) throws Exception {
    return Reading.of(BookReader.read(new ByteArrayInputStream(bytes)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void whatCannotBeReadIsOneLineThatNamesIt() throws Exception {
    assertRefused(directory.resolve("missing.txt"), "There is no file");
    assertRefused(directory, "There are no chapters");
    assertRefused(Files.writeString(directory.resolve("a.pdf"), "x"), ".epub");
    assertRefused(Files.writeString(directory.resolve("book"), "x"), ".epub");
    assertRefused(Files.createFile(directory.resolve("empty.txt")), "nothing to say");
    assertRefused(Files.writeString(directory.resolve("stars.txt"), "* * *"), "nothing to say");
  }

  private static void assertRefused(Path file, String why) {
    assertThatThrownBy(() -> BookReader.read(file))
        .isInstanceOf(BookException.class)
        .hasMessageContaining(why)
        .hasMessageContaining(String.valueOf(file.getFileName()))
        .message()
        .doesNotContain("\n");
  }

  private Reading read(String name, String text) throws Exception {
    return Reading.of(Files.writeString(directory.resolve(name), text));
  }
}
