package dev.lector.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lector.books.document.BookException;
import dev.lector.books.document.Metadata;
import dev.lector.books.ledger.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.util.Units;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.BreakType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/** What of a Word document is said, where its chapters begin, and what it says of itself. */
class DocxTest {
  private static final byte[] PICTURE =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

  @TempDir Path directory;
  private final XWPFDocument word = new XWPFDocument();
  private Path file = Path.of("");

  @BeforeEach
  void styles() {
    file = directory.resolve("book.docx");
    style("Title", "Title", "");
    style("berschrift1", "heading 1", "");
    style("Kapitel", "Kapitel", "berschrift1");
    style("Heading2", "Heading 2", "");
    style("TOC1", "toc 1", "");
  }

  private void style(String id, String name, String basedOn) {
    CTStyle style = CTStyle.Factory.newInstance();
    style.setStyleId(id);
    style.setType(STStyleType.PARAGRAPH);
    style.addNewName().setVal(name);
    if (!basedOn.isEmpty()) {
      style.addNewBasedOn().setVal(basedOn);
    }
    if (word.getStyles() == null) {
      word.createStyles();
    }
    word.getStyles().addStyle(new XWPFStyle(style));
  }

  private XWPFParagraph paragraph(String style, String text) {
    XWPFParagraph paragraph = word.createParagraph();
    if (!style.isEmpty()) {
      paragraph.setStyle(style);
    }
    paragraph.createRun().setText(text);
    return paragraph;
  }

  private Reading read() throws Exception {
    try (OutputStream out = Files.newOutputStream(file)) {
      word.write(out);
    }
    return Reading.of(file);
  }

  @Test
  void headingsByTheirStylesLevelAreChaptersAndContentsAreLeftOut() throws Exception {
    paragraph("Title", "The Sea");
    paragraph("TOC1", "One\t1");
    paragraph("TOC1", "Two\t9");
    paragraph("berschrift1", "One");
    paragraph("", "It rained.");
    paragraph("Heading2", "Within");
    paragraph("", "And rained.");
    paragraph("Kapitel", "Two");
    paragraph("", "The end.");
    Reading reading = read();
    assertThat(reading.chapters())
        .containsExactly(
            List.of("The Sea", "One", "It rained."),
            List.of("Within", "And rained."),
            List.of("Two", "The end."));
    assertThat(reading.leftOut()).containsOnly(Map.entry(Reason.CONTENTS, 8L));
  }

  @Test
  void footnotesAndEndnotesAreLeftOutInTheChapterOfTheirMark() throws Exception {
    paragraph("berschrift1", "One");
    XWPFParagraph prose = paragraph("", "It rained");
    word.createFootnote().createParagraph().createRun().setText("A lot.");
    prose.addFootnoteReference(word.getFootnotes().getLast());
    prose.createRun().setText(" all day.");
    paragraph("berschrift1", "Two");
    XWPFParagraph end = paragraph("", "It stopped.");
    word.createEndnote().createParagraph().createRun().setText("At last, it did.");
    end.addFootnoteReference(word.getEndnotes().getLast());
    Reading reading = read();
    assertThat(reading.paragraphs())
        .containsExactly("One", "It rained all day.", "Two", "It stopped.");
    assertThat(reading.leftOut()).containsOnly(Map.entry(Reason.NOTE, 5L + 13));
    assertThat(reading.book().chapters().getFirst().ledger().leftOut()).isEqualTo(5);
  }

  @Test
  void tablesOfProseListsBreaksAndRaisedTextAreSaid() throws Exception {
    XWPFTable table = word.createTable(1, 2);
    table.getRow(0).getCell(0).setText("Nora");
    table.getRow(0).getCell(1).setText("I am leaving.");
    XWPFTable figures = word.createTable(2, 2);
    for (int i = 0; i < 4; i++) {
      figures.getRow(i / 2).getCell(i % 2).setText("1" + i);
    }
    XWPFParagraph item = paragraph("", "First");
    item.setNumID(java.math.BigInteger.ONE);
    XWPFRun run = item.createRun();
    run.addBreak(BreakType.PAGE);
    run.setText("line and x");
    XWPFRun raised = item.createRun();
    raised.setText("2");
    raised.setVerticalAlignment("superscript");
    Reading reading = read();
    assertThat(reading.paragraphs())
        .containsExactly("Nora", "I am leaving.", "First line and x\u00b2");
    assertThat(reading.leftOut()).containsOnly(Map.entry(Reason.TABLE, 8L));
  }

  @Test
  void whatIsHiddenDeletedOrBesideTheTextIsLeftOutAndCounted() throws Exception {
    XWPFParagraph prose = paragraph("", "It was late");
    XWPFRun hidden = prose.createRun();
    hidden.setText("Secret");
    hidden.setVanish(true);
    prose.getCTP().addNewDel().addNewR().addNewDelText().setStringValue("early");
    prose.getCTP().addNewIns().addNewR().addNewT().setStringValue(" indeed.");
    word.createHeader(HeaderFooterType.DEFAULT).createParagraph().createRun().setText("The Sea");
    Reading reading = read();
    assertThat(reading.paragraphs()).containsExactly("It was late indeed.");
    assertThat(reading.leftOut())
        .containsEntry(Reason.HIDDEN, 11L)
        .containsEntry(Reason.AUXILIARY, 6L);
  }

  @Test
  void textBoxesAreReadOnceBehindTheirParagraphAndControlsWhereTheyStand() throws Exception {
    paragraph("", "Before.");
    read();
    String box = "<w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent>";
    replaceInDocument(
        "<w:t>Before.</w:t></w:r>",
        "<w:t>Be</w:t></w:r><w:r><mc:AlternateContent xmlns:mc='m' xmlns:v='v' xmlns:wps='s'><mc:Choice>"
            + "<w:drawing><wps:txbx>"
            + box
            + "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
            + box
            + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
            + "<w:sdt><w:sdtContent><w:r><w:t>fore</w:t></w:r></w:sdtContent></w:sdt>"
            + "<w:unknown><w:r><w:t>.</w:t></w:r></w:unknown>"
            + "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>");
    assertThat(Reading.of(file).paragraphs()).containsExactly("Before.", "In a box.");
  }

  @Test
  void signsOfTheSymbolFontAreTheirCharactersAndThoseOfPictureFontsAreCounted() throws Exception {
    paragraph("", "Before.");
    read();
    String sign = "<w:sym w:font='%s' w:char='%s'/>";
    replaceInDocument(
        "<w:t>Before.</w:t>",
        "<w:t xml:space='preserve'>5 </w:t>"
            + sign.formatted("Symbol", "F0B0")
            + "<w:t xml:space='preserve'>C, </w:t>"
            + sign.formatted("Symbol", "F061")
            + sign.formatted("Symbol", "00A3")
            + sign.formatted("Arial", "00E9")
            + sign.formatted("Wingdings", "F0FC")
            + sign.formatted("Wingdings", "004A")
            + sign.formatted("Symbol", "F0F0"));
    Reading reading = Reading.of(file);
    assertThat(reading.paragraphs()).containsExactly("5 \u00b0C, \u03b1\u2264\u00e9");
    assertThat(reading.leftOut()).containsOnly(Map.entry(Reason.PICTURE, 3L));
  }

  @Test
  void importedHtmlIsReadWhereItStandsAndOtherFormatsAreRefused() throws Exception {
    refersTo("<w:altChunk xmlns:r='r' r:id='rId90'/>", "aFChunk", "chunk.html");
    addPart("word/chunk.html", "<html><body><h1>One</h1><p>It rained.<p>All day.</body></html>");
    assertThat(Reading.of(file).paragraphs())
        .containsExactly("Before.", "One", "It rained.", "All day.");

    refersTo("<w:altChunk xmlns:r='r' r:id='rId90'/>", "aFChunk", "chunk.mht");
    addPart("word/chunk.mht", "It rained.");
    assertRefused("word/chunk.mht");

    refersTo("<w:subDoc xmlns:r='r' r:id='rId90'/>", "subDocument", "one.docx");
    assertRefused("subdocuments");
  }

  @Test
  void wordsOfChartsAndDiagramsAreCounted() throws Exception {
    refersTo(
        "<w:p><w:r><w:drawing><c:chart xmlns:c='c' xmlns:r='r'"
            + " r:id='rId90'/></w:drawing></w:r></w:p>",
        "chart",
        "chart.xml");
    addPart(
        "word/chart.xml",
        "<c:chartSpace xmlns:c='c' xmlns:a='a'><a:t>Rain</a:t><c:v>12</c:v></c:chartSpace>");
    Reading chart = Reading.of(file);
    assertThat(chart.paragraphs()).containsExactly("Before.");
    assertThat(chart.leftOut()).containsOnly(Map.entry(Reason.PICTURE, 6L));

    refersTo(
        "<w:p><w:r><w:drawing><d:relIds xmlns:d='d' xmlns:r='r'"
            + " r:dm='rId90'/></w:drawing></w:r></w:p>",
        "diagramData",
        "data.xml");
    addPart("word/data.xml", "<d:dataModel xmlns:d='d' xmlns:a='a'><a:t>Rain</a:t></d:dataModel>");
    assertThat(Reading.of(file).leftOut()).containsOnly(Map.entry(Reason.PICTURE, 4L));
  }

  /** A document with one paragraph, and behind it what refers to a part. */
  private void refersTo(String element, String type, String part) throws Exception {
    if (word.getParagraphs().isEmpty()) {
      paragraph("", "Before.");
    }
    read();
    replaceInDocument("</w:p>", "</w:p>" + element);
    replace(
        "word/_rels/document.xml.rels",
        "</Relationships>",
        "<Relationship Id='rId90' Type='http://x/%s' Target='%s'/></Relationships>"
            .formatted(type, part),
        Map.of());
  }

  private void addPart(String name, String content) throws IOException {
    replace("word/document.xml", "", "", Map.of(name, content));
  }

  @Test
  void thePropertiesAreTheMetadataAndAPictureBeforeAllTextTheCover() throws Exception {
    word.getProperties().getCoreProperties().setTitle("The Sea");
    word.getProperties().getCoreProperties().setCreator("Jane Doe; John Roe");
    word.getProperties().getCoreProperties().setDescription("About it.");
    word.getProperties().getCoreProperties().getUnderlyingProperties().setLanguageProperty("en-GB");
    XWPFRun run = word.createParagraph().createRun();
    run.addPicture(
        new ByteArrayInputStream(PICTURE), PictureType.PNG, "c.png", Units.EMU_PER_POINT, 1);
    paragraph("", "It rained.");
    Reading reading = read();
    Metadata metadata = reading.book().metadata();
    assertThat(metadata.title()).isEqualTo("The Sea");
    assertThat(metadata.authors()).containsExactly("Jane Doe", "John Roe");
    assertThat(metadata.description()).isEqualTo("About it.");
    assertThat(metadata.language()).isEqualTo("en-GB");
    assertThat(metadata.cover().orElseThrow().mediaType()).isEqualTo("image/png");
    assertThat(metadata.cover().orElseThrow().bytes()).isEqualTo(PICTURE);
    assertThat(reading.book().notices()).containsExactly("1 picture is left out");
  }

  @Test
  void standardInputIsReadAsWell() throws Exception {
    paragraph("", "It rained.");
    read();
    try (var in = Files.newInputStream(file)) {
      assertThat(Reading.of(BookReader.read(in)).paragraphs()).containsExactly("It rained.");
    }
  }

  @Test
  void whatIsNoDocxIsOneLine() throws Exception {
    for (String bytes : List.of("", "garbage")) {
      Files.writeString(file, bytes);
      assertRefused("is no DOCX");
    }
    Files.write(file, new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0});
    assertRefused("password");
    new Epub().page("a.xhtml", "<p>A.</p>").write(file);
    assertRefused("is no DOCX");
  }

  @Test
  void aDamagedDocumentIsOneLine() throws Exception {
    paragraph("", "It rained. ".repeat(500));
    read();
    replaceInDocument("</w:document>", "");
    assertRefused("is damaged");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    assertRefused("damaged");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>",
        "<!DOCTYPE x SYSTEM 'http://localhost:1/'>"
      })
  void documentTypesAreRefused(String type) throws Exception {
    paragraph("", "A.");
    read();
    replaceInDocument("<w:document ", type + "<w:document ");
    assertRefused("document type");
  }

  @Test
  void aDocumentThatUnpacksToTooMuchIsRefused() throws Exception {
    paragraph("", "A.");
    read();
    replaceInDocument("<w:t>A.", "<w:t>" + "a".repeat(20 << 20));
    assertRefused("250 to 1");
  }

  private void replaceInDocument(String text, String other) throws IOException {
    replace("word/document.xml", text, other, Map.of());
  }

  private void replace(String part, String text, String other, Map<String, String> added)
      throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        parts.put(entry.getName(), zip.readAllBytes());
      }
    }
    String source = new String(parts.get(part), StandardCharsets.UTF_8);
    assertThat(source).contains(text);
    parts.put(part, source.replace(text, other).getBytes(StandardCharsets.UTF_8));
    added.forEach((name, content) -> parts.put(name, content.getBytes(StandardCharsets.UTF_8)));
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> one : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(one.getKey()));
        zip.write(one.getValue());
      }
    }
  }

  private void assertRefused(String words) {
    assertThatThrownBy(() -> BookReader.read(file))
        .isInstanceOf(BookException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(words)
        .hasMessageNotContaining("\n");
  }
}
