package dev.lector.bridge.books;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lector.bridge.testing.Client.Answer;
import dev.lector.bridge.testing.Servers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Books that are sent, looked at and removed. */
class BooksTest extends BooksSuite {
  private static final byte[] PIXEL =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

  @Test
  void anEpubIsReadAndItsChaptersAreTold() {
    Answer sent = send(tales().cover(PIXEL).bytes(), "application/epub+zip", "tales.epub");

    assertThat(sent.status()).as(sent.text()).isEqualTo(201);
    JsonNode book = sent.json();
    String id = book.path("id").asText();
    assertThat(sent.header("Location")).isEqualTo("/books/" + id);
    assertThat(book.path("title").asText()).isEqualTo("Three Tales");
    assertThat(book.path("authors")).extracting(JsonNode::asText).containsExactly("Ann Author");
    assertThat(book.path("language").asText()).isEqualTo("en");
    assertThat(book.path("format").asText()).isEqualTo("epub");
    assertThat(book.path("chapters"))
        .extracting(c -> c.path("title").asText())
        .containsExactly("One", "Two", "Three");
    assertThat(book.path("chapters"))
        .extracting(c -> c.path("number").asInt())
        .containsExactly(1, 2, 3);
    assertThat(book.at("/chapters/0/passages").asInt()).isEqualTo(2);
    assertThat(book.at("/chapters/0/characters").asInt()).isEqualTo(3 + 14);
    assertThat(book.path("characters").asInt())
        .isEqualTo(
            book.path("chapters").findValues("characters").stream()
                .mapToInt(JsonNode::asInt)
                .sum());
    Answer shown = get("/books/" + id);
    assertThat(shown.json().path("chapters")).isEqualTo(book.path("chapters"));
    Answer cover = get(book.path("cover").asText());
    assertThat(cover.header("Content-Type")).isEqualTo("image/png");
    assertThat(cover.body()).isEqualTo(PIXEL);
  }

  @Test
  void frontMatterIsNotSelectedAndWhatIsLeftOutIsTold() {
    byte[] epub =
        tales()
            .frontMatter("All rights reserved.")
            .chapter("Five", "<p>See<a epub:type='noteref' href='#n'>1</a> here.</p>")
            .bytes();

    JsonNode book = send(epub, "application/octet-stream", "x.epub").json();

    JsonNode front = book.at("/chapters/3");
    assertThat(front.path("kind").asText()).isEqualTo("front-matter");
    assertThat(front.path("selected").asBoolean()).isFalse();
    assertThat(book.at("/chapters/0/selected").asBoolean()).isTrue();
    assertThat(book.path("left_out"))
        .anySatisfy(
            part -> {
              assertThat(part.path("chapter").asInt()).isEqualTo(5);
              assertThat(part.path("reason").asText()).isEqualTo("note marks");
              assertThat(part.path("characters").asInt()).isEqualTo(1);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "text/plain,tale.txt,txt",
    "text/plain,tale.md,md",
    "text/markdown,'',md",
    "application/octet-stream,tale.md,md",
    "application/octet-stream,'',txt",
    "text/html,'',html"
  })
  void theFormatIsToldByTypeAndName(String type, String name, String format) {
    Answer sent = send("# One\n\nIt was late.\n".getBytes(UTF_8), type, name);

    assertThat(sent.status()).as(sent.text()).isEqualTo(201);
    assertThat(sent.json().path("format").asText()).isEqualTo(format);
  }

  @Test
  void aBookThatNamesNoTitleHasThatOfItsFile() {
    Answer sent = send("It was late.".getBytes(UTF_8), "text/plain", "../../Die%20Br%C3%BCcke.txt");

    assertThat(sent.json().path("title").asText()).isEqualTo("Die Brücke");
  }

  @Test
  void whatCannotBeReadIsRefusedInOneLineThatNamesNoPlaceOfTheServer() {
    byte[] protectedBook =
        tales()
            .raw(
                "META-INF/rights.xml",
                "<rights xmlns='http://ns.adobe.com/adept'/>".getBytes(UTF_8))
            .raw(
                "META-INF/encryption.xml",
                ("<encryption xmlns='urn:oasis:names:tc:opendocument:xmlns:container' xmlns:e='http://www.w3.org/2001/04/xmlenc#'>"
                        + "<e:EncryptedData><e:EncryptionMethod Algorithm='http://www.w3.org/2001/04/xmlenc#aes128-cbc'/>"
                        + "<e:CipherData><e:CipherReference URI='OEBPS/c1.xhtml'/></e:CipherData></e:EncryptedData></encryption>")
                    .getBytes(UTF_8))
            .bytes();
    for (byte[] hostile :
        new byte[][] {
          "PK no zip at all".getBytes(UTF_8),
          protectedBook,
          new SmallEpub().chapter("Bomb", "<p>" + " ".repeat(64 << 20) + "</p>").bytes(),
          new SmallEpub().chapter("", "").bytes()
        }) {
      Answer sent = send(hostile, "application/epub+zip", "h.epub");

      assertThat(sent.status()).as(sent.text()).isEqualTo(422);
      assertThat(sent.message()).contains("h.epub").doesNotContain("/tmp").doesNotContain("\n");
    }
    assertThat(get("/books").json().path("books")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "application/octet-stream,tale.fb2.zip",
    "application/octet-stream,Tale.FB2.ZIP",
    "application/octet-stream,tale.fbz",
    "application/octet-stream,tale.zip",
    "application/octet-stream,''",
    "application/zip,tale.fb2.zip",
    "application/x-zip-compressed,''"
  })
  void aZippedFictionBookIsTakenUnderAnyOfItsNames(String type, String name) throws Exception {
    byte[] book =
        zipped(
            "tale.fb2",
            "<?xml version='1.0'?><FictionBook xmlns='http://www.gribuser.ru/xml/fictionbook/2.0'><description><title-info><book-title>A Tale</book-title></title-info></description><body><section><p>It was cold.</p></section></body></FictionBook>");

    Answer sent = send(book, type, name);

    assertThat(sent.status()).as(sent.text()).isEqualTo(201);
    assertThat(sent.json().path("format").asText()).isEqualTo("fb2.zip");
    assertThat(sent.json().path("title").asText()).isEqualTo("A Tale");
  }

  @Test
  void aWordDocumentWithoutANameIsToldByWhatIsInIt() throws Exception {
    byte[] book =
        zipped(
            "word/document.xml",
            "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body><w:p><w:r><w:t>It was cold.</w:t></w:r></w:p></w:body></w:document>");

    Answer sent = send(book, "application/octet-stream", "");

    assertThat(sent.status()).as(sent.text()).isEqualTo(201);
    assertThat(sent.json().path("format").asText()).isEqualTo("docx");
  }

  private static byte[] zipped(String name, String content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content.getBytes(UTF_8));
    }
    return out.toByteArray();
  }

  @Test
  void whatIsNoBookOrTooLongIsRefused() {
    assertThat(send(new byte[1], "image/png", "x.png").status()).isEqualTo(415);
    assertThat(send(new byte[0], "text/plain", "x.txt").status()).isEqualTo(400);
    Answer large = send(new byte[BODY + 1], "application/epub+zip", "x.epub");
    assertThat(large.status()).isEqualTo(413);
    assertThat(large.message()).contains(Integer.toString(BODY));
  }

  @Test
  void aTenantKeepsAsMuchAsItMayAndRemovesWhatIsDone() {
    byte[] text = "A word. ".repeat(BODY / 10).getBytes(UTF_8);
    String first = send(text, "text/plain", "a.txt").json().path("id").asText();
    while (send(text, "text/plain", "b.txt").status() == 201) {
      // Until there is no room.
    }
    assertThat(send(text, "text/plain", "c.txt").status()).isEqualTo(413);

    assertThat(delete("/books/" + first).status()).isEqualTo(204);

    assertThat(get("/books/" + first).status()).isEqualTo(404);
    assertThat(send(text, "text/plain", "d.txt").status()).isEqualTo(201);
  }

  @Test
  void booksAreListedNewestFirstWithoutTheirChapters() {
    String first = send(tales().bytes(), "application/epub+zip", "").json().path("id").asText();
    ahead = Duration.ofSeconds(1);
    String second = send(tales().bytes(), "application/epub+zip", "").json().path("id").asText();

    JsonNode books = get("/books").json().path("books");

    assertThat(books).extracting(b -> b.path("id").asText()).containsExactly(second, first);
    assertThat(books.get(0).has("chapters")).isFalse();
  }

  @Test
  void whatIsKeptOfABookIsBounded() {
    StringBuilder metadata = new StringBuilder("<dc:title>T</dc:title>");
    for (int i = 0; i < 60; i++) {
      metadata.append("<dc:creator>").append("Author ".repeat(100)).append("</dc:creator>");
    }
    metadata.append("<dc:description>").append("word ".repeat(2_000)).append("</dc:description>");

    Answer sent = send(tales().metadata(metadata.toString()).bytes(), "application/epub+zip", "");

    assertThat(sent.status()).as(sent.text()).isEqualTo(201);
    assertThat(sent.json().path("authors"))
        .hasSize(50)
        .allSatisfy(author -> assertThat(author.asText()).hasSizeLessThanOrEqualTo(300));
    assertThat(sent.text()).hasSizeLessThan(20_000);
  }

  @Test
  void aBookOfMoreChaptersThanAnyIsRefusedAndOneOfAsManyAsTheLargestIsNot() {
    Answer most = send(chapters(3_000), "text/html", "most.html");
    assertThat(most.status()).as(most.text()).isEqualTo(201);
    assertThat(most.json().path("chapters")).hasSize(3_000);

    Answer more = send(chapters(10_001), "text/html", "more.html");

    assertThat(more.status()).isEqualTo(422);
    assertThat(more.message()).contains("10,001 chapters", "send it in parts");
  }

  private static byte[] chapters(int count) {
    return "<h1>1</h1><p>a</p>".repeat(count).getBytes(UTF_8);
  }

  @Test
  void theNameOnDiskIsPlainWhateverTheScriptOfTheBooks() throws Exception {
    Answer sent =
        send("Поздно.".getBytes(UTF_8), "text/plain", "%D0%9A%D0%BD%D0%B8%D0%B3%D0%B0.txt");
    assertThat(sent.json().path("title").asText()).isEqualTo("Книга");

    KeptBook kept = books().find("acme", sent.json().path("id").asText());

    assertThat(books().fetch("acme", kept, dir).getFileName()).hasToString("book.txt");
  }

  @Test
  void noTenantSeesAnothersBooks() {
    String id = send(tales().bytes(), "application/epub+zip", "").json().path("id").asText();

    assertThat(client.get("/books/" + id, Servers.globex()).status()).isEqualTo(404);
    assertThat(client.get("/books", Servers.globex()).json().path("books")).isEmpty();
    assertThat(client.get("/books/" + id).status()).isEqualTo(401);
    assertThat(get("/books/..%2Fx").status()).isEqualTo(404);
  }

  @Test
  void aBookIsThereUntilItExpiresWhicheverBridgeIsAsked() {
    String id = send(tales().bytes(), "application/epub+zip", "").json().path("id").asText();
    restart();
    assertThat(get("/books/" + id).status()).isEqualTo(200);

    ahead = Duration.ofDays(30).plusSeconds(1);

    assertThat(get("/books/" + id).status()).isEqualTo(404);
    assertThat(get("/books").json().path("books")).isEmpty();
  }

  @Test
  void whatHasExpiredIsRemovedThoughItsTenantDoesNotComeBack() throws Exception {
    String id = book();
    post("/books/" + id + "/narrations", "{}");
    ahead = Duration.ofDays(20);
    String other = book();
    ahead = Duration.ofDays(30).plusSeconds(60);

    books().removeExpired();

    assertThat(books().folder("acme").list())
        .isNotEmpty()
        .allSatisfy(entry -> assertThat(entry.name()).startsWith(other));
  }

  @Test
  void aBookIsThereForAsLongAsItsLastNarration() {
    String id = book();
    String sent = get("/books/" + id).json().path("expires_at").asText();
    ahead = Duration.ofDays(29);
    String path = post("/books/" + id + "/narrations", "{}").header("Location");

    assertThat(get("/books/" + id).json().path("expires_at").asText()).isGreaterThan(sent);
    ahead = Duration.ofDays(58);
    assertThat(get(path).status()).isEqualTo(200);
    ahead = Duration.ofDays(60);
    assertThat(get(path).status()).isEqualTo(404);
  }
}
