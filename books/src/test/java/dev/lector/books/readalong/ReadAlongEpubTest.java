package dev.lector.books.readalong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lector.books.BookReader;
import dev.lector.books.document.BookException;
import dev.lector.books.document.Place;
import dev.lector.books.markup.Encodings;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a publisher's book, and what EPUBCheck and readers find in it. */
final class ReadAlongEpubTest {
  private static final String OPF = "OEBPS/package.opf";
  private static final Pattern SPAN = Pattern.compile("<(/?)((?:\\w+:)?span)\\b[^>]*?(/?)>");

  private static final Pattern LINK =
      Pattern.compile("<(?:\\w+:)?link rel=\"stylesheet\" type=\"text/css\" href=\"lector/[^>]*>");

  @TempDir private Path directory;

  private ReadAlongEpub.Written written = new ReadAlongEpub.Written(0, 0, List.of());

  static Stream<Arguments> bodies() {
    return Stream.of(
        body(
            "sentences of a paragraph",
            "<p>It is dark. The sea is calm.</p>",
            "It is dark.",
            "The sea is calm."),
        body(
            "nested inline markup",
            "<p>It <em>is <b>very</b></em> dark. Yes.</p>",
            "It is very dark.",
            "Yes."),
        body(
            "a sentence that begins with an element and ends behind it",
            "<p><em><b>It</b></em> is. “<i>No</i> <b>more.</b>” He left.</p>",
            "It is.",
            "“No more.”",
            "He left."),
        body(
            "sentences across the edges of an element",
            "<p>He <em>said so. Then he</em> left.</p>",
            "He",
            "said so.",
            "Then he",
            "left."),
        body(
            "ids that are taken",
            "<p id=\"lector-1\">It is <span id=\"lector-x-1\">dark</span>.</p>",
            "It is dark."),
        body(
            "entities and references",
            "<p>Salt &amp; p&#233;pper &lt;now&gt;. A&#x20;&quot;sea&quot;.</p>",
            "Salt & pépper <now>.",
            "A \"sea\"."),
        body(
            "CDATA, of which one sentence is all",
            "<p><![CDATA[It <is> dark.]]> The sea.</p>",
            "It <is> dark.",
            "The sea."),
        body("CDATA with two sentences", "<p><![CDATA[It is. Is it?]]></p>", "It is. Is it?"),
        body(
            "comments and processing instructions in a sentence",
            "<p>It <!-- a < b & c -->is <?x y > z?>dark. So.</p>",
            "It is dark.",
            "So."),
        body(
            "marks of notes, and the notes",
            "<p>It is<a epub:type=\"noteref\" href=\"#n\">1</a> dark. So.</p><aside epub:type=\"footnote\" id=\"n\"><p>Not said.</p></aside>",
            "It is1 dark.",
            "So."),
        body(
            "a table that is a drama",
            "<table><tr><td>Hamlet</td><td>To be, or not to be, that is the question of all. Aye.</td></tr><tr><td>Ghost</td><td>Mark me, and lend thy serious hearing to what I shall unfold.</td></tr></table>",
            "Hamlet",
            "To be, or not to be, that is the question of all.",
            "Aye.",
            "Ghost",
            "Mark me, and lend thy serious hearing to what I shall unfold."),
        body(
            "lists, quotations and text beside blocks",
            "<section><blockquote>One. <p>Two.</p></blockquote><ul><li>Three <b>is</b>.</li></ul>Four.</section>",
            "One.",
            "Two.",
            "Three is.",
            "Four."),
        body(
            "line ends as on Windows, and line breaks",
            "<p>It is\r\n  dark.\r\nSo<br/>it is.</p>",
            "It is dark.",
            "So it is."),
        body(
            "a formula with words for it",
            "<p>Thus <math xmlns=\"http://www.w3.org/1998/Math/MathML\" alttext=\"x squared\"><msup><mi>x</mi><mn>2</mn></msup></math> grows. So.</p>",
            "Thus x2 grows.",
            "So."),
        body(
            "ruby",
            "<p>The <ruby>sea<rt>umi</rt></ruby> is calm. So.</p>",
            "The seaumi is calm.",
            "So."),
        body(
            "a drawing within a sentence",
            "<p>A <svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"><text>No</text></svg> drawing. So.</p>",
            "A No drawing.",
            "So."),
        body(
            "a title in two headings",
            "<h1>Chapter One</h1><h2>The Sea</h2><p>It is.</p>",
            "Chapter One",
            "The Sea",
            "It is."));
  }

  private static Arguments body(String name, String body, String... highlighted) {
    return Arguments.of(name, body, List.of(highlighted));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void sentencesAreHighlightedInTheirOrder(String name, String body, List<String> highlighted)
      throws Exception {
    Highlights heard = readAlong(usages(new WholeEpub(), body));

    // A title that only the table of contents has is heard with the first sentence.
    assertThat(heard.texts()).isEqualTo(highlighted);
  }

  /** What the manifest has to say of documents with formulas or drawings. */
  private static WholeEpub usages(WholeEpub epub, String body) {
    String properties =
        body.contains("<svg")
            ? "properties=\"svg\""
            : body.contains("<math") ? "properties=\"mathml\"" : "";
    return epub.document("one.xhtml", WholeEpub.page(body), StandardCharsets.UTF_8, properties);
  }

  @Test
  void elementsOfXhtmlMayHavePrefixes() throws Exception {
    Highlights heard =
        readAlong(
            new WholeEpub()
                .prefixed()
                .document(
                    "one.xhtml",
                    "<h:html xmlns:h=\"http://www.w3.org/1999/xhtml\"><h:head><h:title>T</h:title></h:head><h:body><h:p>It is. So.</h:p></h:body></h:html>"));

    assertThat(heard.texts()).containsExactly("It is.", "So.");
    assertThat(text(heard, "one.xhtml")).contains("<h:span id=\"lector-1\">It is.</h:span>");
  }

  @Test
  void documentsMayBeInUtf16AndHaveEntitiesOfTheirOwn() throws Exception {
    String source =
        WholeEpub.page("<p>The &ship; is &more;. So.</p>")
            .replace("UTF-8", "UTF-16")
            .replace(
                "<!DOCTYPE html>",
                "<!DOCTYPE html [<!ENTITY ship \"boat\"><!-- ]> --><!ENTITY more '&ship;y &#38;amp; old'>]>");
    Highlights heard =
        readAlong(
            new WholeEpub()
                .document("one.xhtml", "\ufeff" + source, StandardCharsets.UTF_16LE, ""));

    assertThat(text(heard, "one.xhtml"))
        .contains(">The &ship; is &more;.</span> <span")
        .contains(">So.</span>");
  }

  @Test
  void namesOfFilesMayHaveSignsOfUrls() throws Exception {
    Highlights heard =
        readAlong(
            new WholeEpub()
                .document(
                    "text/a b&c.xhtml",
                    WholeEpub.page("<p>It is.</p>").replace("style.css", "../style.css"))
                .document("two.xhtml", WholeEpub.page("<p>So.</p>")));

    assertThat(heard.texts()).containsExactly("It is.", "So.");
  }

  @Test
  void theBooksOwnNarrationIsReplacedAndItsClassKept() throws Exception {
    WholeEpub epub =
        new WholeEpub()
            .metadata("<meta property=\"media:duration\" refines=\"#mo\">0:00:05</meta>")
            .metadata("<meta property=\"media:duration\">0:00:05</meta>")
            .metadata("<meta property=\"media:narrator\">Somebody</meta>")
            .metadata("<meta property=\"media:active-class\">now</meta>")
            .file("old.mp3", new byte[96])
            .file(
                "old.smil",
                "<smil xmlns=\"http://www.w3.org/ns/SMIL\" version=\"3.0\"><body><par><text src=\"one.xhtml#p\"/><audio src=\"old.mp3\" clipBegin=\"0s\" clipEnd=\"5s\"/></par></body></smil>"
                    .getBytes(StandardCharsets.UTF_8))
            .item("mo", "old.smil", "application/smil+xml", "")
            .item("mp3", "old.mp3", "audio/mpeg", "")
            .document(
                "one.xhtml",
                WholeEpub.page("<p id=\"p\">It is. So.</p>"),
                StandardCharsets.UTF_8,
                "media-overlay=\"mo\"");

    Highlights heard = readAlong(epub);

    assertThat(heard.texts()).containsExactly("It is.", "So.");
    assertThat(heard.files()).doesNotContainKeys("OEBPS/old.smil", "OEBPS/old.mp3");
    assertThat(metas(heard, "media:active-class")).containsExactly("now");
    assertThat(metas(heard, "media:narrator")).containsExactly("slt");
    assertThat(text(heard, "style.css")).isEqualTo("p { margin: 0 }\n");
    assertThat(written.notices()).containsExactly("The book's own narration is replaced");
  }

  @Test
  void anOverlayIsReplacedWhereverTheItemNamesIt() throws Exception {
    for (String item :
        List.of(
            "<item media-overlay=\"mo\" id=\"d1\" href=\"one.xhtml\""
                + " media-type=\"application/xhtml+xml\"/>",
            """
            <item
              media-overlay='mo'
              href="one.xhtml" id="d1" media-type="application/xhtml+xml"/>""",
            "<item id=\"d1\" media-overlay=\"mo\" href=\"one.xhtml\""
                + " media-type=\"application/xhtml+xml\"/>")) {
      Highlights heard = readAlong(narrated(item, WholeEpub.page("<p id=\"p\">It is. So.</p>")));

      assertThat(heard.texts()).as(item).containsExactly("It is.", "So.");
    }
  }

  /** A book whose one document has an overlay that plays {@code my song.mp3}. */
  private static WholeEpub narrated(String item, String page) {
    return new WholeEpub()
        .metadata("<meta property=\"media:duration\" refines=\"#mo\">0:00:05</meta>")
        .metadata("<meta property=\"media:duration\">0:00:05</meta>")
        .file("my song.mp3", new byte[96])
        .file(
            "old.smil",
            "<smil xmlns=\"http://www.w3.org/ns/SMIL\" version=\"3.0\"><body><par><text src=\"one.xhtml#p\"/><audio src=\"my%20song.mp3\" clipBegin=\"0s\" clipEnd=\"5s\"/></par></body></smil>"
                .getBytes(StandardCharsets.UTF_8))
        .item("mo", "old.smil", "application/smil+xml", "")
        .item("mp3", "my%20song.mp3", "audio/mpeg", "")
        .document(item, "one.xhtml", page);
  }

  private static final String OVERLAID =
      "<item id=\"d1\" href=\"one.xhtml\" media-type=\"application/xhtml+xml\""
          + " media-overlay=\"mo\"/>";

  @Test
  void audioOfTheOldNarrationThatADocumentPlaysStays() throws Exception {
    String plays = "<p id=\"p\">It is.</p><audio controls=\"\" src=\"my%20song.mp3\"></audio>";
    String drawing =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""
            + " viewBox=\"0 0 1 1\"><a xlink:href=\"my%20song.mp3\"><text>Play</text></a></svg>";

    assertThat(readAlong(narrated(OVERLAID, WholeEpub.page(plays))).files())
        .containsKey("OEBPS/my song.mp3");
    WholeEpub drawn =
        narrated(OVERLAID, WholeEpub.page("<p id=\"p\">It is.</p>"))
            .file("play.svg", drawing.getBytes(StandardCharsets.UTF_8))
            .item("svg", "play.svg", "image/svg+xml", "");
    assertThat(readAlong(drawn).files()).containsKey("OEBPS/my song.mp3");
    assertThat(readAlong(narrated(OVERLAID, WholeEpub.page("<p id=\"p\">So.</p>"))).files())
        .doesNotContainKey("OEBPS/my song.mp3");
  }

  @Test
  void thePackageTellsDurationsClassAndNarrator() throws Exception {
    Highlights heard =
        readAlong(
            new WholeEpub()
                .document("one.xhtml", WholeEpub.page("<p>It is. So.</p>"))
                .document("two.xhtml", WholeEpub.page("<p>And more.</p>")));

    // 0.36 s, 0.18 s and a pause; 0.54 s and a pause.
    assertThat(metas(heard, "media:duration"))
        .containsExactly("0:00:01.040", "0:00:01.040", "0:00:02.080");
    assertThat(metas(heard, "media:active-class")).containsExactly("-epub-media-overlay-active");
    assertThat(text(heard, "style.css")).contains(".-epub-media-overlay-active {");
  }

  @Test
  void aTitleThatOnlyTheContentsHaveIsHeardWithTheFirstSentence() throws Exception {
    Highlights heard =
        readAlong(
            new WholeEpub()
                .toc("one.xhtml", "Of Ships")
                .document("one.xhtml", WholeEpub.page("<p>It is. So.</p>")));

    assertThat(heard.clips().getFirst())
        .isEqualTo(new Highlights.Clip("It is.", "OEBPS/lector/c001.mp3", 0, 1_340));
  }

  @Test
  void aSentenceInTwoBlocksHasASpanInEach() throws Exception {
    Path input =
        new WholeEpub()
            .document("one.xhtml", WholeEpub.page("<h1>Of</h1><h2>Ships</h2>"))
            .write(directory.resolve("in.epub"));
    List<Place> places =
        List.of(
            new Place(0, 2, "OEBPS/one.xhtml", "/4/2/1", 0, 2),
            new Place(3, 8, "OEBPS/one.xhtml", "/4/4/1", 0, 5));
    Path output = directory.resolve("out.epub");
    List<AudioTrack> audio = new Speech(BookReader.read(input), directory).tracks();

    try (ReadAlongEpub book = ReadAlongEpub.open(input)) {
      book.write(
          output,
          List.of(new SpokenSentence(places, 0, 8, "c001.mp3", 0, 800, new TreeMap<>())),
          audio,
          "");
    }

    assertThat(new Highlights(output, OPF).texts()).containsExactly("Of", "Ships");
    assertThat(Conformance.problems(output)).isEmpty();
  }

  @Test
  void filesThatAreNotChangedStayByteForByteAndFontsObfuscated() throws Exception {
    byte[] font = new byte[5_000];
    new Random(7).nextBytes(font);
    Path input =
        new WholeEpub()
            .at(
                "META-INF/encryption.xml",
                "<encryption xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\" xmlns:enc=\"http://www.w3.org/2001/04/xmlenc#\"><enc:EncryptedData><enc:EncryptionMethod Algorithm=\"http://www.idpf.org/2008/embedding\"/><enc:CipherData><enc:CipherReference URI=\"OEBPS/font.otf\"/></enc:CipherData></enc:EncryptedData></encryption>")
            .file("font.otf", font)
            .item("font", "font.otf", "font/otf", "")
            .document("one.xhtml", WholeEpub.page("<p>It is.</p>"))
            .document("two.xhtml", WholeEpub.page("<p> </p>"))
            .write(directory.resolve("in.epub"));
    Map<String, byte[]> before = Highlights.files(input);

    Map<String, byte[]> after = Highlights.files(transform(input));

    assertThat(after.keySet().iterator().next()).isEqualTo("mimetype");
    before.forEach(
        (name, bytes) -> {
          if (!List.of(OPF, "OEBPS/one.xhtml", "OEBPS/style.css").contains(name)) {
            assertThat(after.get(name)).as(name).isEqualTo(bytes);
          }
        });
    assertThat(Conformance.problems(directory.resolve("out.epub")))
        .isSubsetOf(Conformance.problems(input));
  }

  @Test
  void aDocumentThatIsNotWellFormedIsWrittenAnew() throws Exception {
    Path input =
        new WholeEpub()
            .document("one.xhtml", WholeEpub.page("<p>It is <b>dark. So.</p>"))
            .write(directory.resolve("in.epub"));

    Path output = transform(input);

    assertThat(new Highlights(output, OPF).texts()).isNotEmpty();
    assertThat(written.notices())
        .containsExactly("OEBPS/one.xhtml was not well-formed and is written anew as XHTML");
    assertThat(Conformance.problems(output)).isEmpty();
  }

  @Test
  void whatIsWrittenAnewIsInUtf8() throws Exception {
    Charset western = Charset.forName("windows-1252");
    String declared = "<?xml version=\"1.0\" encoding=\"windows-1252\"?>\n";
    String head = "<head><title>T</title><meta charset=\"windows-1252\"/></head>";
    WholeEpub epub =
        new WholeEpub()
            .document(
                "one.xhtml",
                declared + "<html>" + head + "<body><p>Caf\u00e9 <b>noir. So.</p></body></html>",
                western,
                "");

    Path output = transform(epub.write(directory.resolve("in.epub")));

    Highlights heard = new Highlights(output, OPF);
    assertThat(heard.texts().getFirst()).startsWith("Caf\u00e9");
    assertThat(written(heard, "one.xhtml"))
        .contains("Caf\u00e9", "<meta charset=\"utf-8\"")
        .doesNotContain("windows-1252");
    assertThat(Conformance.problems(output)).isEmpty();
  }

  @Test
  void aDocumentWhoseEncodingReadersMayNotKnowIsWrittenInUtf8() throws Exception {
    String page = WholeEpub.page("<p>\u041e\u043d\u043e. So.</p>");
    WholeEpub epub =
        new WholeEpub()
            .document(
                "one.xhtml",
                page.replace("UTF-8", "windows-1251"),
                Charset.forName("windows-1251"),
                "");

    Path output = transform(epub.write(directory.resolve("in.epub")));

    Highlights heard = new Highlights(output, OPF);
    assertThat(heard.texts()).containsExactly("\u041e\u043d\u043e.", "So.");
    assertThat(written(heard, "one.xhtml"))
        .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    assertThat(written.notices()).containsExactly("OEBPS/one.xhtml is written anew in UTF-8");
    assertThat(Conformance.problems(output)).isEmpty();
  }

  @Test
  void prefixesThatNobodyDeclaresAreDeclaredOrLeftOut() throws Exception {
    WholeEpub epub =
        new WholeEpub()
            .document(
                "one.xhtml",
                "<html><head><title>T</title></head><body v:ext=\"edit\"><section"
                    + " epub:type=\"chapter\"><p>It <o:p>is</o:p> <b>dark."
                    + " So.</p></section></body></html>");

    Path output = transform(epub.write(directory.resolve("in.epub")));

    Highlights heard = new Highlights(output, OPF);
    assertThat(String.join(" ", heard.texts())).isEqualTo("It is dark. So.");
    assertThat(written(heard, "one.xhtml"))
        .contains("xmlns:epub=\"http://www.idpf.org/2007/ops\"", "epub:type=\"chapter\"")
        .doesNotContain("o:p", "v:ext");
    assertThat(Conformance.problems(output)).isEmpty();
  }

  @Test
  void aDocumentThatCannotBeMarkedIsHeardAsAWhole() throws Exception {
    String type = "<!DOCTYPE html [<!ENTITY who \"<b>Jane</b>\">]>";
    for (String attribute : List.of(" id=\"p\"", "")) {
      String page = WholeEpub.page("<p" + attribute + ">&who; came. So.</p>");
      WholeEpub epub =
          new WholeEpub()
              .document("one.xhtml", page.replace("<!DOCTYPE html>", type))
              .document("two.xhtml", WholeEpub.page("<p>And more.</p>"));

      Path output = transform(epub.write(directory.resolve("in.epub")));

      String overlay = written(output, "OEBPS/lector/overlay-0001.smil");
      assertThat(overlay)
          .contains("src=\"../one.xhtml" + (attribute.isEmpty() ? "" : "#p") + "\"")
          .contains("c001.mp3");
      assertThat(written.notices())
          .containsExactly(
              "OEBPS/one.xhtml stays as it is and is heard, but not highlighted: its text cannot be"
                  + " found again");
      assertThat(Conformance.problems(output)).isEmpty();
    }
  }

  @Test
  void wordsTellWhenThePartsOfASentenceAreHeard() {
    TreeMap<Integer, Long> words = new TreeMap<>(Map.of(10, 1_000L, 13, 1_900L));
    SpokenSentence sentence =
        new SpokenSentence(List.of(), 10, 20, "c001.mp3", 1_000, 3_000, words);

    assertThat(sentence.at(13)).isEqualTo(1_900);
    assertThat(sentence.at(15)).isEqualTo(1_900);
    assertThat(new SpokenSentence(List.of(), 10, 20, "c", 1_000, 3_000, new TreeMap<>()).at(15))
        .isEqualTo(2_000);
  }

  @Test
  void equalContentGivesEqualBytes() throws Exception {
    Path input =
        new WholeEpub()
            .document("one.xhtml", WholeEpub.page("<p>It is.</p>"))
            .write(directory.resolve("in.epub"));

    byte[] once = Files.readAllBytes(transform(input));

    assertThat(Files.readAllBytes(transform(input))).isEqualTo(once);
  }

  @Test
  void anEpub2IsRefusedWithWhatToDo() throws Exception {
    Path input =
        new WholeEpub()
            .version("2.0")
            .document("one.xhtml", WholeEpub.page("<p>It is.</p>"))
            .write(directory.resolve("in.epub"));

    assertThatThrownBy(() -> ReadAlongEpub.open(input))
        .isInstanceOf(BookException.class)
        .hasMessageContaining("ebook-polish --upgrade-book");
  }

  /** Writes, reads along, and checks what holds for every book. */
  private Highlights readAlong(WholeEpub epub) throws Exception {
    Path input = epub.write(directory.resolve("in.epub"));
    List<String> known = Conformance.problems(input);
    Path output = transform(input);
    Highlights heard = new Highlights(output, OPF);
    assertThat(Conformance.problems(output)).isSubsetOf(known);
    requireText(Highlights.files(input), heard.files());
    requireTimes(heard);
    return heard;
  }

  private Path transform(Path input) throws Exception {
    Speech speech = new Speech(BookReader.read(input), directory);
    Path output = directory.resolve("out.epub");
    try (ReadAlongEpub book = ReadAlongEpub.open(input)) {
      written = book.write(output, speech.sentences(), speech.tracks(), "slt");
    }
    return output;
  }

  /** Without the spans that are new, documents are what they were. */
  private static void requireText(Map<String, byte[]> before, Map<String, byte[]> after) {
    before.forEach(
        (name, bytes) -> {
          if (name.endsWith(".xhtml")) {
            String source = Encodings.markup(Objects.requireNonNull(after.get(name), name));
            assertThat(withoutSpans(source, Encodings.markup(bytes)))
                .as(name)
                .isEqualTo(Encodings.markup(bytes));
          }
        });
  }

  private static String withoutSpans(String source, String before) {
    StringBuilder bare = new StringBuilder();
    Deque<Boolean> open = new ArrayDeque<>();
    Matcher span = SPAN.matcher(source);
    while (span.find()) {
      boolean end = !span.group(1).isEmpty();
      boolean own =
          end
              ? open.pop()
              : span.group().matches("<(?:\\w+:)?span id=\"lector[x-]*\\d+\">")
                  && !before.contains(span.group());
      if (!end && span.group(3).isEmpty()) {
        open.push(own);
      }
      span.appendReplacement(bare, own ? "" : Matcher.quoteReplacement(span.group()));
    }
    // A document without style sheets gets one.
    return LINK.matcher(span.appendTail(bare)).replaceAll("");
  }

  /** Clips follow each other without gaps from the beginning of each audio file. */
  private static void requireTimes(Highlights heard) {
    Map<String, List<Highlights.Clip>> byAudio = new TreeMap<>();
    heard.clips().forEach(c -> byAudio.computeIfAbsent(c.audio(), _ -> new ArrayList<>()).add(c));
    byAudio.forEach(
        (audio, clips) -> {
          long at = 0;
          for (Highlights.Clip clip : clips) {
            assertThat(clip.begin()).as("%s in %s", clip, audio).isEqualTo(at);
            assertThat(clip.end()).isGreaterThan(clip.begin());
            at = clip.end();
          }
          // Frames of 24 ms.
          long length = Objects.requireNonNull(heard.files().get(audio)).length / 96L * 24;
          assertThat(at).isBetween(length - 24, length);
        });
  }

  private static List<String> metas(Highlights heard, String property) {
    return heard.packageDocument().getElementsByAttributeValue("property", property).eachText();
  }

  /** A file as readers decode it. */
  private static String written(Highlights heard, String name) {
    return new String(
        Objects.requireNonNull(heard.files().get("OEBPS/" + name)), StandardCharsets.UTF_8);
  }

  private static String written(Path epub, String path) {
    return new String(
        Objects.requireNonNull(Highlights.files(epub).get(path)), StandardCharsets.UTF_8);
  }

  private static String text(Highlights heard, String name) {
    return Encodings.markup(Objects.requireNonNull(heard.files().get("OEBPS/" + name)));
  }
}
