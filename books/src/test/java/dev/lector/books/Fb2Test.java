package dev.lector.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lector.books.document.BookException;
import dev.lector.books.document.Metadata;
import dev.lector.books.document.Paragraph;
import dev.lector.books.ledger.Characters;
import dev.lector.books.ledger.Reason;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a FictionBook is said, where its chapters begin, and what it says of itself. */
class Fb2Test {
  private static final String DESCRIPTION =
      """
      <description><title-info><genre>sf</genre>
       <author><first-name>Jane</first-name><middle-name>Q.</middle-name><last-name>Doe</last-name></author>
       <author><nickname>Owl</nickname></author>
       <book-title>The Sea</book-title><annotation><p>About <strong>it</strong>.</p></annotation>
       <date value="1899-01-01">spring of 1899</date>
       <coverpage><image l:href="#cover.png"/></coverpage><lang>EN</lang>
       <sequence name="Waters" number="2"/></title-info>
       <publish-info><year>1901</year><isbn>978-3-16-148410-0</isbn></publish-info></description>
      """;

  @TempDir Path directory;

  private static String book(String bodies) {
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<FictionBook"
        + " xmlns=\"http://www.gribuser.ru/xml/fictionbook/2.0\""
        + " xmlns:l=\"http://www.w3.org/1999/xlink\">"
        + DESCRIPTION
        + bodies
        + "<binary id=\"cover.png\" content-type=\"image/png\">\n"
        + Base64.getMimeEncoder().encodeToString(new byte[] {1, 2, 3})
        + "\n</binary></FictionBook>";
  }

  private Path write(String source) throws Exception {
    return Files.writeString(directory.resolve("a.fb2"), source);
  }

  private Reading body(String body) throws Exception {
    return Reading.of(write(book("<body>" + body + "</body>")));
  }

  @Test
  void sectionsWithTitlesAreChaptersAndThoseOfAPartAreToo() throws Exception {
    Reading reading =
        body(
            """
            <title><p>Jane Doe</p><p>The Sea</p></title>
            <section><title><p>Part One</p></title>
              <section><title><p>Chapter 1</p><p>Ships</p></title><p>They sailed.</p>
                <section><title><p>Within</p></title><p>Deeper.</p></section></section>
              <section><title><p>Chapter 2</p></title><p>They sank.</p></section>
            </section>
            <section><title><p>Part Two</p></title>
              <section><title><p>Chapter 3</p></title><p>The end.</p></section></section>
            """);
    assertThat(reading.chapters())
        .containsExactly(
            List.of(
                "Jane Doe",
                "The Sea",
                "Part One",
                "Chapter 1",
                "Ships",
                "They sailed.",
                "Within",
                "Deeper."),
            List.of("Chapter 2", "They sank."),
            List.of("Part Two", "Chapter 3", "The end."));
    assertThat(reading.titles().get(2)).isEqualTo("Part Two. Chapter 3");
  }

  @Test
  void notesAndTheirMarksAreLeftOut() throws Exception {
    Reading reading =
        Reading.of(
            write(
                book(
                    "<body><section><p>It rained<a l:href=\"#n1\" type=\"note\">[1]</a> all"
                        + " day.</p></section></body><body name=\"notes\"><title><p>Notes</p></title>"
                        + "<section id=\"n1\"><title><p>1</p></title><p>A lot.</p></section></body>")));
    assertThat(reading.paragraphs()).containsExactly("It rained all day.");
    assertThat(reading.leftOut())
        .containsEntry(Reason.NOTE_MARK, 3L)
        .containsEntry(Reason.NOTE, 5L + 1 + 5);
  }

  @Test
  void verseEpigraphsStyledWordsAndTablesAreSaidAndPicturesCounted() throws Exception {
    Reading reading =
        body(
            """
            <epigraph><p>Go.</p><text-author>A. Sailor</text-author></epigraph>
            <section><title><p>One</p></title><image l:href="#x.png" alt="A ship"/>
            <p>So <style name="x">very</style> <emphasis>late</emphasis>.</p><empty-line/>
            <poem><title><p>Song</p></title><stanza><v>Row,</v><v>row.</v></stanza></poem>
            <subtitle>* * *</subtitle><cite><p>Said.</p></cite>
            <table><tr><th>Who</th><td>She</td></tr></table></section>
            """);
    assertThat(reading.paragraphs())
        .containsExactly(
            "Go.",
            "A. Sailor",
            "One",
            "So very late.",
            "Song",
            "Row,",
            "row.",
            "Said.",
            "Who",
            "She");
    assertThat(reading.in(Paragraph.Role.LINE)).containsExactly("Row,", "row.");
    assertThat(reading.leftOut())
        .containsEntry(Reason.PICTURE, Characters.count("A ship"))
        .containsEntry(Reason.ORNAMENT, 3L);
    assertThat(reading.book().notices()).containsExactly("1 picture is left out");
  }

  @Test
  void theDescriptionIsTheMetadata() throws Exception {
    Metadata metadata = body("<section><p>A.</p></section>").book().metadata();
    assertThat(metadata.title()).isEqualTo("The Sea");
    assertThat(metadata.authors()).containsExactly("Jane Q. Doe", "Owl");
    assertThat(metadata.language()).isEqualTo("en");
    assertThat(metadata.series()).isEqualTo("Waters");
    assertThat(metadata.volume()).isEqualTo("2");
    assertThat(metadata.year()).isEqualTo("1901");
    assertThat(metadata.description()).isEqualTo("About it.");
    assertThat(metadata.isbn()).isEqualTo("9783161484100");
    assertThat(metadata.cover().orElseThrow().bytes()).containsExactly(1, 2, 3);
    assertThat(metadata.cover().orElseThrow().mediaType()).isEqualTo("image/png");
  }

  @Test
  void otherEncodingsAndZipFilesAreRead() throws Exception {
    String source = book("<body><section><p>Шёл дождь.</p></section></body>");
    byte[] cyrillic =
        source
            .replace("encoding=\"utf-8\"", "encoding=\"windows-1251\"")
            .getBytes(Charset.forName("windows-1251"));
    Path file = directory.resolve("book.fb2.zip");
    zip(file, "inner.fb2", cyrillic);
    assertThat(Reading.of(file).paragraphs()).containsExactly("Шёл дождь.");
    try (var in = Files.newInputStream(file)) {
      assertThat(Reading.of(BookReader.read(in)).paragraphs()).containsExactly("Шёл дождь.");
    }
    try (var in = Files.newInputStream(write(source))) {
      assertThat(Reading.of(BookReader.read(in)).paragraphs()).containsExactly("Шёл дождь.");
    }
    zip(file, "inner.txt", cyrillic);
    assertRefused(file, "has no FictionBook");
  }

  private static void zip(Path file, String name, byte[] content) throws Exception {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
    }
  }

  @Test
  void whatIsNotWellFormedIsReadAsLongAsAllOfItIsThere() throws Exception {
    Reading reading = body("<section><p>Salt & <b>water.</p></section>");
    assertThat(reading.paragraphs()).containsExactly("Salt & water.");
    assertThat(reading.book().notices()).singleElement().asString().contains("not well-formed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no XML at all", "<html><body>A.</body></html>"})
  void whatIsNoFictionBookIsOneLine(String source) throws Exception {
    assertRefused(write(source), "is no FictionBook");
  }

  @Test
  void aBookThatEndsTooEarlyIsRefused() throws Exception {
    String source = book("<body><section><p>One.</p><p>Two.</p></section></body>");
    assertRefused(write(source.substring(0, source.indexOf("<p>Two"))), "ends too early");
  }

  @Test
  void entitiesThatMultiplyAreRefusedAndThoseOfOtherFilesAreNotFetched() throws Exception {
    StringBuilder dtd = new StringBuilder("<!ENTITY e0 'lol'>");
    for (int i = 1; i < 30; i++) {
      dtd.append("<!ENTITY e%d '%s'>".formatted(i, ("&e" + (i - 1) + ";").repeat(10)));
    }
    String bomb = book("<body><section><p>A &e29;</p></section></body>");
    assertRefused(
        write(bomb.replace("?>\n", "?>\n<!DOCTYPE FictionBook [" + dtd + "]>")), "entities");
    Path secret = Files.writeString(directory.resolve("secret"), "hidden", StandardCharsets.UTF_8);
    String external = "<!DOCTYPE FictionBook [<!ENTITY x SYSTEM '" + secret.toUri() + "'>]>";
    String source = book("<body><section><p>A &x;.</p></section></body>");
    assertThat(Reading.of(write(source.replace("?>\n", "?>\n" + external))).paragraphs())
        .containsExactly("A .");
  }

  private static void assertRefused(Path file, String words) {
    assertThatThrownBy(() -> BookReader.read(file))
        .isInstanceOf(BookException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(words)
        .hasMessageNotContaining("\n");
  }
}
