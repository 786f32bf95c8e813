package dev.lector.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.lector.books.document.BookException;
import dev.lector.books.document.Metadata;
import dev.lector.books.document.Place;
import dev.lector.books.ledger.Reason;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The container: what is in it is found or refused, and never passed over. */
class EpubTest {
  @TempDir Path directory;

  private final Epub epub = new Epub();

  @Test
  void documentsAreReadInTheOrderOfTheSpine() throws Exception {
    epub.page("b.xhtml", "<h1>Two</h1><p>B.</p>").page("a.xhtml", "<h1>One</h1><p>A.</p>");
    assertThat(read().chapters()).containsExactly(List.of("Two", "B."), List.of("One", "A."));
  }

  @Test
  void streamedZipFilesWithoutCompressionAreRead() throws Exception {
    epub.page("a.xhtml", "<h1>One</h1><p>A.</p>").toc("a.xhtml", "One");
    Reading reading = Reading.of(epub.writeStreamed(directory.resolve("book.epub")));
    assertThat(reading.paragraphs()).containsExactly("One", "A.");
  }

  @Test
  void aFileUnderAnotherSpellingIsFoundAndSaid() throws Exception {
    epub.file("Text/C1.xhtml", Epub.xhtml("<h1>One</h1><p>A.</p>"))
        .spine("text/c1.xhtml", "application/xhtml+xml", "")
        .file("u\u0308.xhtml", Epub.xhtml("<h1>Two</h1><p>B.</p>"))
        .spine("%C3%BC.xhtml", "application/xhtml+xml", "")
        .page("a+b.xhtml", "<h1>Three</h1><p>C.</p>")
        .toc("text/c1.xhtml", "One")
        .toc("a+b.xhtml", "Three");
    Reading reading = read();
    assertThat(reading.paragraphs()).containsExactly("One", "A.", "Two", "B.", "Three", "C.");
    assertThat(reading.book().notices()).anyMatch(notice -> notice.contains("Text/C1.xhtml"));
  }

  @Test
  void aMissingDocumentIsAnErrorThatNamesIt() throws Exception {
    epub.page("a.xhtml", "<p>A.</p>").spine("gone.xhtml", "application/xhtml+xml", "");
    assertRefused("incomplete", "OEBPS/gone.xhtml");
  }

  @Test
  void aPlaceInTheSpineWithoutAFileIsAnError() throws Exception {
    epub.page("a.xhtml", "<p>A.</p>").item("x", "x.xhtml", "application/xhtml+xml", "");
    Path file = epub.write(directory.resolve("book.epub"));
    String opf = "<package><manifest/><spine><itemref idref='nothing'/></spine></package>";
    epub.file("package.opf", opf);
    assertThat(file).exists();
    Path broken = directory.resolve("broken.epub");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(broken))) {
      zip.putNextEntry(new ZipEntry("x.opf"));
      zip.write(opf.getBytes(StandardCharsets.UTF_8));
    }
    assertThatThrownBy(() -> BookReader.read(broken))
        .isInstanceOf(BookException.class)
        .hasMessageContaining("\"nothing\"");
  }

  @Test
  void picturesInTheSpineArePassedOverWithANotice() throws Exception {
    epub.raw("OEBPS/p.jpg", new byte[3_000])
        .spine("p.jpg", "image/jpeg", "")
        .page("a.xhtml", "<h1>One</h1><p>A.</p>");
    Reading reading = read();
    assertThat(reading.paragraphs()).containsExactly("One", "A.");
    assertThat(reading.book().notices()).singleElement().asString().contains("OEBPS/p.jpg");
  }

  @Test
  void whatIsOutsideOfTheReadingOrderIsCountedAndNotSaid() throws Exception {
    epub.page("a.xhtml", "<h1>One</h1><p>A.</p>")
        .file("b.xhtml", Epub.xhtml("<p>Beside.</p>"))
        .spine("b.xhtml", "application/xhtml+xml", "linear='no'")
        .page("c.xhtml", "<h1>Two</h1><p>B.</p>");
    Reading reading = read();
    assertThat(reading.paragraphs()).containsExactly("One", "A.", "Two", "B.");
    assertThat(reading.leftOut()).containsEntry(Reason.AUXILIARY, 7L);
  }

  @Test
  void whatIsNotWellFormedIsReadAsHtmlWithANotice() throws Exception {
    epub.document("a.xhtml", "<html><body><h1>One</h1><p>A<br>B & C<p>D</body></html>");
    Reading reading = read();
    assertThat(reading.paragraphs()).containsExactly("One", "A B & C", "D");
    assertThat(reading.book().notices())
        .containsExactly("OEBPS/a.xhtml is not well-formed and was read as HTML");
  }

  @Test
  void elementsThatXmlClosesThemselvesSwallowNothingInHtml() throws Exception {
    epub.document(
            "a.xhtml",
            "<html xmlns:epub='x'><head><title/></head><body><h1>One</h1><p>A<br>B <textarea/>C"
                + " <span epub:type='pagebreak' id='p1'/>D.</p><p><a href=http://x/>E</a> F.</p></body></html>")
        .toc("a.xhtml", "One");
    Reading reading = read();
    assertThat(reading.paragraphs()).containsExactly("One", "A B C D.", "E F.");
    assertThat(reading.leftOut()).isEmpty();
  }

  @Test
  void aPageBreakAroundMoreThanAPageNumberIsSaid() throws Exception {
    epub.page(
        "a.xhtml",
        "<h1>One</h1><p>A <span epub:type='pagebreak'>Page 10 of 200</span>b.</p>"
            + "<div epub:type='pagebreak'><p>A whole paragraph that somebody put there.</p></div>");
    assertThat(read().paragraphs())
        .containsExactly("One", "A b.", "A whole paragraph that somebody put there.");
  }

  @Test
  void textOutsideOfTheBodyIsReadAndSaid() throws Exception {
    epub.document(
            "a.xhtml",
            "<html><head/><body><h1>One</h1><p>A.</p></body><body><p>B.</p></body></html>")
        .document("b.xhtml", "<html><head/><body/><h1>Two</h1><p>C.</p></html>")
        .document("c.xhtml", "<html><div><body><h1>Three</h1><p>D.</p></body></div></html>");
    Reading reading = read();
    assertThat(reading.paragraphs()).containsExactly("One", "A.", "B.", "Two", "C.", "Three", "D.");
    assertThat(reading.book().notices())
        .hasSize(3)
        .contains("OEBPS/a.xhtml has text outside of its body and was read as HTML");
  }

  @Test
  void oneDamagedByteDoesNotChangeTheEncodingOfAChapter() throws Exception {
    damaged("a.xhtml", Epub.xhtml("<h1>One</h1><p>Caf\u00e9 na\u00efve \u2013 ?.</p>"));
    damaged(
        "b.xhtml",
        "<html><body><h1>Two</h1><p>Fa\u00e7ade, \u201c\u00fcber\u201d \u2013 ?.</p></body></html>");
    Reading reading = read();
    assertThat(reading.paragraphs())
        .containsExactly(
            "One",
            "Caf\u00e9 na\u00efve \u2013 \ufffd.",
            "Two",
            "Fa\u00e7ade, \u201c\u00fcber\u201d \u2013 \ufffd.");
    assertThat(reading.book().notices())
        .containsExactly(
            "OEBPS/a.xhtml has bytes that are not UTF-8, and they were read as \ufffd",
            "OEBPS/b.xhtml has bytes that are not UTF-8, and they were read as \ufffd");
  }

  @Test
  void aChapterThatIsNotInTheEncodingItNamesIsReadWithANotice() throws Exception {
    Charset western = Charset.forName("windows-1252");
    epub.page("a.xhtml", "")
        .raw("OEBPS/a.xhtml", Epub.xhtml("<h1>One</h1><p>Caf\u00e9.</p>").getBytes(western));
    Reading reading = read();
    assertThat(reading.paragraphs()).containsExactly("One", "Caf\u00e9.");
    assertThat(reading.book().notices())
        .containsExactly("OEBPS/a.xhtml is not UTF-8 and was read as windows-1252");
  }

  /** A document whose question mark is a byte that UTF-8 does not have. */
  private void damaged(String name, String source) {
    epub.document(name, source);
    byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
    bytes[lastQuestionMark(bytes)] = (byte) 0xff;
    epub.raw("OEBPS/" + name, bytes);
  }

  private static int lastQuestionMark(byte[] bytes) {
    int at = bytes.length - 1;
    while (bytes[at] != '?') {
      at--;
    }
    return at;
  }

  @Test
  void manyEntitiesInALongDocumentTakeNoTime() throws Exception {
    String line = "It was late&hellip;&nbsp;&ndash; ".repeat(20) + "\n";
    epub.document(
        "a.xhtml",
        "<!DOCTYPE html [<!ENTITY mdash 'or'>]><html><body><h1>One</h1><p>Dark &mdash; "
            + line.repeat(4_000)
            + "</p></body></html>");
    Reading reading = assertTimeoutPreemptively(Duration.ofSeconds(20), this::read);
    assertThat(reading.paragraphs().getLast().substring(0, 20))
        .isEqualTo("Dark or It was late\u2026");
  }

  @Test
  void theBooksOwnEntitiesAndHtmlsAreKnownAndNothingIsFetched() throws Exception {
    epub.document(
        "a.xhtml",
        "<?xml version='1.0'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.1//EN'"
            + " 'http://localhost:1/xhtml11.dtd' [<!ENTITY who \"Jane\"><!ENTITY file SYSTEM 'file:///etc/passwd'>]>"
            + "<html xmlns='http://www.w3.org/1999/xhtml'><head><title/></head><body><p title='a&nbsp;b'>"
            + "By &who;&file; &mdash; &lt;AT&amp;T&gt; <![CDATA[&copy; <b>]]>&hellip;</p></body></html>");
    Reading reading = read();
    assertThat(reading.paragraphs()).containsExactly("By Jane \u2014 <AT&T> &copy; <b>\u2026");
    assertThat(reading.book().notices()).isEmpty();
  }

  @Test
  void entitiesThatMultiplyAreRefused() throws Exception {
    StringBuilder dtd = new StringBuilder("<!ENTITY e0 'lol'>");
    for (int i = 1; i < 30; i++) {
      dtd.append("<!ENTITY e%d '%s'>".formatted(i, ("&e" + (i - 1) + ";").repeat(10)));
    }
    epub.document(
        "a.xhtml", "<!DOCTYPE html [" + dtd + "]><html><body><p>A &e29;</p></body></html>");
    assertRefused("OEBPS/a.xhtml", "entities");
  }

  @Test
  void aLongEntityThatIsRepeatedIsRefused() throws Exception {
    String dtd = "<!ENTITY e '" + "text ".repeat(20_000) + "'>";
    epub.document(
        "a.xhtml",
        "<!DOCTYPE html [" + dtd + "]><html><body><p>" + "&e;".repeat(400) + "</p></body></html>");
    assertRefused("OEBPS/a.xhtml", "entities");
  }

  @ParameterizedTest
  @CsvSource({
    "'<!ENTITY e \"%1$s\">', <element-with-a-name-that-takes-forty-signs/>, 6000, &e;, 400",
    "'<!ENTITY e \"%1$s\">', aaaa, 60000, '<i title=\"&e;\"/>', 400",
    "'<!ENTITY e \"%1$s\">', aaaa, 60000, '<i t1=\"&e;\" t2=\"&e;\" t3=\"&e;\"/>', 150",
    "'<!ATTLIST i title CDATA \"%1$s\">', aaaa, 60000, <i/>, 400",
  })
  void markupThatEntitiesExpandToIsRefused(
      String declaration, String text, int times, String body, int repeated) throws Exception {
    epub.document(
        "a.xhtml",
        "<!DOCTYPE html [%s]><html><body><p>A %s</p></body></html>"
            .formatted(declaration.formatted(text.repeat(times)), body.repeat(repeated)));
    assertRefused("OEBPS/a.xhtml", "entities");
  }

  /** HTML opens what nobody closed again in each paragraph. */
  @Test
  void moreElementsThanAnyChapterHasAreRefusedInHtmlToo() throws Exception {
    StringBuilder open = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      open.append("<b title='").append(i).append("'>");
    }
    epub.document(
        "a.xhtml", "<html><body><p>A.<br>" + open + "<p>B.".repeat(85_000) + "</body></html>");
    assertRefused("OEBPS/a.xhtml", "1,000,000 elements");
  }

  @Test
  void moreElementsThanAnyChapterHasAreRefused() throws Exception {
    StringBuilder body = new StringBuilder();
    Random random = new Random(1);
    for (int i = 0; i < 1_000_001; i++) {
      body.append(random.nextBoolean() ? "<i/>" : "<b/>");
    }
    epub.document("a.xhtml", "<html><body><p>A." + body + "</p></body></html>");
    assertRefused("OEBPS/a.xhtml", "1,000,000 elements");
  }

  @Test
  void aShortEntityMayBeRepeatedInEverySentence() throws Exception {
    epub.document(
        "a.xhtml",
        "<!DOCTYPE html [<!ENTITY who 'Jane'>]><html><body><p>"
            + "&who; came. ".repeat(12_000)
            + "</p></body></html>");
    assertThat(read().paragraphs()).containsExactly("Jane came. ".repeat(12_000).strip());
    assertThat(read().book().notices()).isEmpty();
  }

  @Test
  void aDocumentLargerThanAnyChapterIsRefused() throws Exception {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder(33 << 20);
    while (text.length() < 32 << 20) {
      text.append("<p>").append(random.nextLong()).append(" words.</p>");
    }
    epub.document("a.xhtml", "<html><body>" + text + "</body></html>");
    assertRefused("OEBPS/a.xhtml", "32 MiB");
  }

  @ParameterizedTest
  @ValueSource(strings = {"META-INF/rights.xml", "META-INF/license.lcpl", "META-INF/sinf.xml"})
  void protectedBooksAreRefused(String mark) throws Exception {
    epub.page("a.xhtml", "<p>A.</p>").raw(mark, "<x/>".getBytes(StandardCharsets.UTF_8));
    assertRefused("protected", "DRM");
  }

  @Test
  void encryptedTextIsRefusedAndFontsMayBeObfuscated() throws Exception {
    String encryption =
        "<encryption xmlns:enc='http://www.w3.org/2001/04/xmlenc#'><enc:EncryptedData>"
            + "<enc:EncryptionMethod Algorithm='%s'/></enc:EncryptedData></encryption>";
    epub.page("a.xhtml", "<p>A.</p>");
    encryption(encryption.formatted("http://www.idpf.org/2008/embedding"));
    assertThat(read().paragraphs()).containsExactly("A.");
    encryption(encryption.formatted("http://www.w3.org/2001/04/xmlenc#aes128-cbc"));
    assertRefused("protected");
  }

  private void encryption(String xml) {
    epub.raw("META-INF/encryption.xml", xml.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aFileThatUnpacksToTooMuchIsRefused() throws Exception {
    epub.document("a.xhtml", "<html><body><p>" + "a".repeat(20 << 20) + "</p></body></html>");
    assertRefused("OEBPS/a.xhtml", "250 to 1");
  }

  @Test
  void whatIsNoEpubIsOneLine() throws Exception {
    Path file = directory.resolve("book.epub");
    for (byte[] bytes : List.of(new byte[0], "garbage".getBytes(StandardCharsets.UTF_8))) {
      Files.write(file, bytes);
      assertRefused(file, "is no EPUB");
    }
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("a.txt"));
    }
    assertRefused(file, "is no EPUB");
    Path whole = new Epub().page("a.xhtml", "<p>A.</p>").write(directory.resolve("whole.epub"));
    byte[] bytes = Files.readAllBytes(whole);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    assertRefused(file, "damaged");
  }

  @Test
  void metadataIsReadOfBothVersions() throws Exception {
    byte[] picture = {1, 2, 3};
    epub.page("a.xhtml", "<p>A.</p>")
        .raw("OEBPS/c.png", picture)
        .item("c", "c.png", "image/png", "properties='cover-image'")
        .metadata(
            "<dc:title id='t2'>A Subtitle</dc:title><meta refines='#t2' property='title-type'>subtitle</meta>"
                + "<dc:title id='t1'>The \n Book</dc:title><meta refines='#t1' property='title-type'>main</meta>"
                + "<dc:creator opf:role='aut'>Jane Doe</dc:creator><dc:creator id='i'>Ill Ustrator</dc:creator>"
                + "<meta refines='#i' property='role'>ill</meta><dc:language>en-GB</dc:language>"
                + "<dc:date>1851-10-18</dc:date><dc:description>&lt;p&gt;About &lt;b&gt;it&lt;/b&gt;.&lt;/p&gt;</dc:description>"
                + "<dc:identifier>urn:isbn:978-3-16-148410-0</dc:identifier>"
                + "<meta name='calibre:series' content='The Series'/><meta name='calibre:series_index' content='2.0'/>");
    Metadata metadata = read().book().metadata();
    assertThat(metadata.title()).isEqualTo("The Book");
    assertThat(metadata.authors()).containsExactly("Jane Doe");
    assertThat(metadata.language()).isEqualTo("en-GB");
    assertThat(metadata.year()).isEqualTo("1851");
    assertThat(metadata.description()).isEqualTo("About it.");
    assertThat(metadata.isbn()).isEqualTo("9783161484100");
    assertThat(metadata.series()).isEqualTo("The Series");
    assertThat(metadata.volume()).isEqualTo("2");
    assertThat(metadata.cover().orElseThrow().bytes()).containsExactly(1, 2, 3);
    assertThat(metadata.cover().orElseThrow().mediaType()).isEqualTo("image/png");
  }

  @Test
  void everyCharacterKnowsItsPlaceInTheDocument() throws Exception {
    epub.page("a.xhtml", "<p>A <b>bold</b>\n   word &amp; x<sup>2</sup>.</p>");
    var paragraph = read().book().chapters().getFirst().paragraphs().getFirst();
    assertThat(paragraph.text()).isEqualTo("A bold word & x\u00b2.");
    assertThat(paragraph.places())
        .containsExactly(
            new Place(0, 1, "OEBPS/a.xhtml", "/4/2/1", 0, 1),
            new Place(2, 6, "OEBPS/a.xhtml", "/4/2/2/1", 0, 4),
            new Place(7, 15, "OEBPS/a.xhtml", "/4/2/3", 4, 12),
            new Place(15, 16, "OEBPS/a.xhtml", "/4/2/4/1", 0, 1),
            new Place(16, 17, "OEBPS/a.xhtml", "/4/2/5", 0, 1));
  }

  private Reading read() throws Exception {
    return Reading.of(epub.write(directory.resolve("book.epub")));
  }

  private void assertRefused(String... words) throws Exception {
    assertRefused(epub.write(directory.resolve("book.epub")), words);
  }

  private static void assertRefused(Path file, String... words) {
    assertThatThrownBy(() -> BookReader.read(file))
        .isInstanceOf(BookException.class)
        .message()
        .contains(file.toString())
        .contains(words)
        .doesNotContain("\n", "Exception");
  }
}
