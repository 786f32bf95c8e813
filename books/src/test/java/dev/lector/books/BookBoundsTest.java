package dev.lector.books;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.books.document.BookException;
import dev.lector.books.passages.Book;
import dev.lector.books.passages.ChapterChoice;
import dev.lector.books.passages.Pauses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Books of any size are read in the heap of a bridge, or refused. Each has a JVM of its own. */
class BookBoundsTest {
  @TempDir Path directory;

  private final Epub epub = new Epub();

  /** Reads a book, as a bridge does. */
  static final class Reader {
    private Reader() {}

    public static void main(String[] arguments) {
      try {
        Book book =
            Book.of(
                BookReader.read(Path.of(arguments[0])),
                new ChapterChoice(Optional.empty(), false),
                Pauses.DEFAULT);
        System.out.println("read " + book.chapters().size() + " " + book.passages().size());
      } catch (BookException e) {
        System.out.println("refused " + e.getMessage());
      }
    }
  }

  @Test
  void aPageOfManyParagraphsThatIsReadAgainAndAgainIsRefused() throws Exception {
    epub.page("a.xhtml", "<p>a</p>".repeat(450_000));
    for (int i = 0; i < 7; i++) {
      epub.spine("a.xhtml", "application/xhtml+xml", "");
    }
    assertThat(read(epub)).contains("300,000 paragraphs; divide it");
  }

  @Test
  void aPageOfAsManyElementsAsFitIsRefused() throws Exception {
    assertThat(read("a.html", "<p>a</p>".repeat(2_000_000))).contains("1,000,000 elements");
    assertThat(read("a.html", "<p>a</p>".repeat(999_000))).contains("300,000 paragraphs");
    assertThat(read("a.html", "<p>Text" + "<!---->a".repeat(2_000_000))).startsWith("refused");
  }

  @Test
  void aTextOfManyParagraphsIsRefused() throws Exception {
    assertThat(read("a.txt", "a\n\n".repeat(5_000_000))).contains("600,000 lines");
    assertThat(read("a.txt", "a\n\n".repeat(590_000))).contains("300,000 paragraphs");
  }

  @Test
  void manyDocumentsOfManyRunsAreRefused() throws Exception {
    for (int i = 0; i < 8; i++) {
      epub.page(i + ".xhtml", "<p>" + "<i>a</i><b>b</b>".repeat(200_000) + "</p>");
    }
    assertThat(read(epub)).contains("1,000,000 pieces");
  }

  @Test
  void manyDocumentsOfManyLinksAreRefused() throws Exception {
    for (int i = 0; i < 8; i++) {
      epub.page(i + ".xhtml", "<p>" + "<a id='a' href='#b'>1</a> ".repeat(100_000) + "</p>");
    }
    assertThat(read(epub)).contains("200,000 links");
  }

  @Test
  void treesThatAreMadeTwiceFit() throws Exception {
    assertThat(
            read(
                "a.fb2",
                "<FictionBook><body><section>"
                    + "<p>a</p>".repeat(290_000)
                    + "<empty-line/>".repeat(700_000)
                    + "</section></body></FictionBook>"))
        .startsWith("read 1 ");
    Path docx = directory.resolve("a.docx");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(docx))) {
      zip.setLevel(Deflater.NO_COMPRESSION);
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      zip.write(
          ("<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>"
                  + "<w:p><w:r><w:t>a</w:t></w:r></w:p>\n".repeat(100_000)
                  + "<w:p/><w:tab/>\n".repeat(340_000)
                  + "</w:body></w:document>")
              .getBytes(UTF_8));
    }
    assertThat(inOwnProcess(docx)).startsWith("read 1 ");
  }

  @Test
  void theLargestBooksAreRead() throws Exception {
    String words = "And it came to pass that nothing more was heard of them there. ";
    // Ten million characters in one file.
    String page = "<p>" + words.repeat(8) + "</p>";
    assertThat(read("a.html", page.repeat(20_000))).startsWith("read 1 ");
    assertThat(read("a.txt", (words.repeat(8) + "\n\n").repeat(20_000))).startsWith("read 1 ");
    // Verses with a number, a place to link to and a word set apart, in chapters with an entry
    // each.
    for (int i = 0; i < 1_200; i++) {
      String name = i + ".xhtml";
      epub.page(
          name,
          "<h2>Chapter %d</h2>".formatted(i)
              + IntStream.range(0, 100)
                  .mapToObj(
                      v ->
                          "<p id='v%d'><sup>%d</sup>%s<i>word</i> %s</p>"
                              .formatted(v, v, words, words))
                  .collect(Collectors.joining()));
      epub.toc(name, "Chapter " + i).toc(name + "#v1", "Verse").toc(name + "#v50", "Half");
    }
    assertThat(read(epub)).startsWith("read 3600 ");
  }

  private String read(Epub book) throws Exception {
    return inOwnProcess(book.write(directory.resolve("a.epub")));
  }

  private String read(String name, String text) throws Exception {
    return inOwnProcess(Files.write(directory.resolve(name), text.getBytes(UTF_8)));
  }

  /** With the heap of a bridge less what its requests need. */
  private static String inOwnProcess(Path book) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                Reader.class.getName(),
                book.toString())
            .redirectErrorStream(true)
            .start();
    try {
      return new String(process.getInputStream().readAllBytes(), UTF_8);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }
}
