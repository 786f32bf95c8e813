package dev.lector.standalone.narrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lector.books.passages.ChapterChoice;
import dev.lector.books.speakers.VoiceMap;
import dev.lector.speech.audio.WavHeader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The narrator's side of the contract, against a server whose failures are chosen. */
class NarratorTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final BookOutput WAV =
      new BookOutput(BookFormat.WAV, 0, Optional.empty(), Optional.empty());
  private static final Narration HOW = new Narration("slt", null, null, null, null);

  @TempDir Path directory;

  private final Map<String, List<ObjectNode>> batches = new ConcurrentHashMap<>();
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private final Map<String, String> failures = new ConcurrentHashMap<>();
  private final Map<String, String> verdicts = new ConcurrentHashMap<>();
  private String verdict = "";
  private final List<String> lost = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private Path book = Path.of("");
  private Path output = Path.of("");
  private int refuse;
  private Narration how = HOW;
  private String voices = "{\"voices\":[]}";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    server.createContext("/", this::answer);
    server.start();
    book =
        Files.writeString(
            directory.resolve("book.txt"), "CHAPTER I\n\nA one.\n\nCHAPTER II\n\nB two.");
    output = directory.resolve("out");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aBookBecomesFilesAManifestAndAPlaylist() throws Exception {
    assertThat(narrate()).contains("2 chapters");
    assertThat(output.toFile().list())
        .containsExactlyInAnyOrder(
            "001-chapter-i.wav",
            "002-chapter-ii.wav",
            "manifest.json",
            "metadata.json",
            "playlist.m3u8",
            "publication.json");
    assertThat(batches.values())
        .singleElement()
        .satisfies(
            lines ->
                assertThat(lines)
                    .extracting(
                        line -> line.path("text").asText(), line -> line.path("voice").asText())
                    .contains(tuple("A one.", "slt"))
                    .hasSize(4));
    assertThat(narrator().isComplete()).isTrue();
  }

  @Test
  void whatComesBeforeTheFirstHeadingHasTheBooksTitleInThePlaylist() throws Exception {
    Files.writeString(book, "By Somebody.\n\nCHAPTER I\n\nA one.\n\nCHAPTER II\n\nB two.");
    narrate();
    assertThat(Files.readAllLines(output.resolve("playlist.m3u8")))
        .filteredOn(line -> line.startsWith("#EXTINF"))
        .extracting(line -> line.substring(line.indexOf(',') + 1))
        .containsExactly("book", "CHAPTER I", "CHAPTER II");
  }

  @Test
  void anotherRunAsksForTheSameBatch() throws Exception {
    failures.put("A one.", "SYNTHESIS_FAILED");
    assertThatThrownBy(this::narrate).isInstanceOf(NarrationException.class);
    int asked = keys.size();
    assertThatThrownBy(this::narrate).isInstanceOf(NarrationException.class);
    assertThat(keys.subList(asked, keys.size())).startsWith(keys.getFirst());
  }

  @Test
  void whatFailsForTheMomentIsAskedForAgainAndNothingElse() throws Exception {
    failures.put("A one.", "once");
    narrate();
    assertThat(keys).doesNotHaveDuplicates().hasSize(2);
    assertThat(batches.get(keys.getLast()))
        .extracting(line -> line.path("text").asText())
        .containsExactly("A one.");
  }

  @Test
  void whatCannotBeSpokenIsNamedAndTheOtherChaptersAreThere() {
    failures.put("A one.", "INVALID_TEXT");
    assertThatThrownBy(this::narrate)
        .isInstanceOf(NarrationException.class)
        .hasMessageContaining("1 passage could not be spoken")
        .hasMessageContaining("c001-p0002 \"A one.\": INVALID_TEXT: no");
    assertThat(output.toFile().list()).containsExactlyInAnyOrder(".parts", "002-chapter-ii.wav");
  }

  @Test
  void aBookMayBeMadeWithoutWhatCannotBeSpokenAndNamesIt() throws Exception {
    failures.put("A one.", "INVALID_TEXT");
    failures.put("B two.", "once");
    URI address = URI.create("http://localhost:" + server.getAddress().getPort());
    try (Narrator narrator = open()) {
      narrator.allowMissing();
      assertThat(narrator.narrate(address, "token", false))
          .contains("2 chapters")
          .contains("1 passage could not be spoken and is missing")
          .contains("c001-p0002 \"A one.\": INVALID_TEXT: no");
      assertThat(narrator.isComplete()).isTrue();
    }
    JsonNode manifest = JSON.readTree(output.resolve("manifest.json").toFile());
    assertThat(manifest.path("missing").path(0).path("text").asText()).isEqualTo("A one.");
    for (JsonNode text :
        List.of(manifest.path("text"), manifest.path("chapters").path(0).path("text"))) {
      assertThat(text.path("left_out"))
          .extracting(out -> out.path("reason").asText() + out.path("characters"))
          .containsExactly("passages that could not be spoken5");
      assertThat(text.path("spoken").asInt()).isEqualTo(text.path("characters").asInt() - 5);
    }
    assertThat(manifest.path("chapters").path(0).path("passages")).hasSize(1);
    assertThat(manifest.path("chapters").path(1).path("passages")).hasSize(2);
    assertThat(narrator().isComplete()).as("with nothing missing").isFalse();
    failures.clear();
    narrate();
    assertThat(JSON.readTree(output.resolve("manifest.json").toFile()).has("missing")).isFalse();
  }

  @Test
  void aChapterOfWhichNothingCanBeSpokenIsListedWithTheReason() throws Exception {
    failures.put("A one.", "INVALID_TEXT");
    failures.put("CHAPTER I", "INVALID_TEXT");
    URI address = URI.create("http://localhost:" + server.getAddress().getPort());
    try (Narrator narrator = open()) {
      narrator.allowMissing();
      narrator.narrate(address, "token", false);
    }
    JsonNode manifest = JSON.readTree(output.resolve("manifest.json").toFile());
    assertThat(manifest.path("chapters")).hasSize(1);
    assertThat(manifest.path("not_narrated"))
        .extracting(c -> c.path("title").asText(), c -> c.path("reason").asText())
        .containsExactly(tuple("CHAPTER I", "could not be spoken"));
    assertThat(manifest.path("text").path("spoken").asInt()).isEqualTo(14);
    assertThat(manifest.path("text").path("characters").asInt()).isEqualTo(27);
  }

  @Test
  void speakersHaveTheirVoicesAndUnknownOnesAreRefusedBeforeAnythingIsSpoken() throws Exception {
    Files.writeString(book, "CHAPTER I\n\nNORA: A one.\n\nIt rained.\n\nMUM: Come in.");
    Path map = Files.writeString(directory.resolve("voices.txt"), "Nora = bella\n");
    VoiceMap read = Narrator.voices(map, false);
    voices =
        "{\"voices\":[{\"model_id\":\"k\",\"voice\":\"slt\",\"language\":\"en\",\"default\":true}]}";
    URI address = URI.create("http://localhost:" + server.getAddress().getPort());
    assertThatThrownBy(() -> narrate(read, address))
        .isInstanceOf(NarrationException.class)
        .hasMessage("The map of voices names bella, which k does not have; its voices are slt");
    assertThat(keys).isEmpty();
    voices = voices.replace("]}", ",{\"model_id\":\"k\",\"voice\":\"bella\"}]}");
    narrate(read, address);
    assertThat(batches.values().iterator().next())
        .extracting(line -> line.path("text").asText(), line -> line.path("voice").asText())
        .containsExactly(
            tuple("CHAPTER I", "slt"),
            tuple("A one.", "bella"),
            tuple("It rained.", "slt"),
            tuple("MUM: Come in.", "slt"));
    try (Narrator narrator = Narrator.open(book, ChapterChoice.BOOK, output, how, WAV, read)) {
      assertThat(narrator.notices()).anyMatch(notice -> notice.contains("has none for MUM"));
      assertThat(narrator.dryRun())
          .contains("Nora is said by bella: 5 characters")
          .contains("5 characters of names of speakers");
    }
  }

  private void narrate(VoiceMap read, URI address) throws Exception {
    try (Narrator narrator = Narrator.open(book, ChapterChoice.BOOK, output, how, WAV, read)) {
      narrator.prepare(false);
      narrator.narrate(address, "token", false);
    }
  }

  @Test
  void aPreviewIsTheBeginningsOfChaptersBesideTheWhole() throws Exception {
    String long30 = "It rained all day and nobody came to the house by the sea. ".repeat(40);
    Files.writeString(book, "CHAPTER I\n\n" + long30 + "\n\nCHAPTER II\n\nB two.");
    URI address = URI.create("http://localhost:" + server.getAddress().getPort());
    try (Narrator preview = narrator().preview()) {
      preview.prepare(false);
      preview.narrate(address, "token", false);
      assertThat(preview.isComplete()).isTrue();
    }
    Path there = output.resolve("preview");
    assertThat(there.resolve("001-chapter-i.wav")).exists();
    JsonNode manifest = JSON.readTree(there.resolve("manifest.json").toFile());
    long characters = 0;
    for (JsonNode passage : manifest.path("chapters").path(0).path("passages")) {
      characters += passage.path("text").asText().replace(" ", "").length();
    }
    assertThat(characters).isBetween(330L, 700L);
    assertThat(manifest.path("text").toString()).contains("what a preview leaves out");
    assertThat(narrator().isComplete()).isFalse();
    narrate();
    assertThat(narrator().isComplete()).isTrue();
  }

  @Test
  void aBookOfWhichNothingCanBeSpokenIsNone() {
    for (String text : List.of("CHAPTER I", "A one.", "CHAPTER II", "B two.")) {
      failures.put(text, "INVALID_TEXT");
    }
    assertThatThrownBy(
            () -> {
              try (Narrator narrator = open()) {
                narrator.allowMissing();
                narrator.narrate(
                    URI.create("http://localhost:" + server.getAddress().getPort()), "t", false);
              }
            })
        .isInstanceOf(NarrationException.class)
        .hasMessageContaining("4 passages could not be spoken");
  }

  @Test
  void whatAKilledCommandLeftIsTakenAway() throws Exception {
    narrate();
    Files.createDirectories(output.resolve(".parts"));
    Files.writeString(output.resolve(".parts/left.wav"), "x");
    Files.writeString(output.resolve(".book.m4b.draft"), "x");
    try (Narrator narrator = narrator()) {
      assertThat(narrator.isComplete()).isTrue();
      narrator.tidy();
    }
    assertThat(output.resolve(".parts")).doesNotExist();
    Files.writeString(output.resolve(".book.m4b.draft"), "x");
    open().close();
    assertThat(output.resolve(".book.m4b.draft")).doesNotExist();
    assertThat(output.resolve("001-chapter-i.wav")).exists();
  }

  @Test
  void whatFailedInAnEarlierRunIsTriedAgain() throws Exception {
    failures.put("A one.", "INVALID_TEXT");
    assertThatThrownBy(this::narrate).isInstanceOf(NarrationException.class);
    failures.clear();
    assertThat(narrate()).contains("2 chapters");
  }

  @Test
  void whatNobodyCanJudgeDoesNotKeepABookIncompleteForEver() throws Exception {
    verdict = "SOUND";
    verdicts.put("A one.", "UNVERIFIED");
    assertThat(verify()).contains("asks for verdicts again");
    assertThat(verify()).contains("asks for verdicts again");
    assertThat(isVerified()).isFalse();
    assertThat(verify()).contains("1 passage stays unverified after 3 runs");
    assertThat(isVerified()).isTrue();
  }

  @Test
  void audioThatTheStoreHasLostIsSpokenAgain() throws Exception {
    lost.add("A one.");
    narrate();
    assertThat(keys).hasSize(2);
    assertThat(batches.get(keys.getLast()))
        .extracting(line -> line.path("text").asText())
        .containsExactly("A one.");
  }

  @Test
  void whatNobodyCouldJudgeIsAskedForAgainByTheSameCommandAndNothingElse() throws Exception {
    verdict = "SOUND";
    verdicts.put("A one.", "UNVERIFIED");
    assertThat(verify()).contains("1 passage stays unverified");
    assertThat(keys).hasSize(1);
    assertThat(isVerified()).isFalse();

    verdicts.clear();
    assertThat(verify()).doesNotContain("unverified");
    assertThat(keys).hasSize(3).startsWith(keys.getFirst(), keys.getFirst());
    assertThat(batches.getOrDefault(keys.getLast(), List.of()))
        .extracting(line -> line.path("text").asText())
        .containsExactly("A one.");
    assertThat(isVerified()).isTrue();
    assertThat(narrator().isComplete()).as("for who does not ask").isTrue();
  }

  private String verify() throws Exception {
    try (Narrator narrator = open()) {
      narrator.verify();
      return narrator.narrate(
          URI.create("http://localhost:" + server.getAddress().getPort()), "token", false);
    }
  }

  private boolean isVerified() throws Exception {
    Narrator narrator = narrator();
    narrator.verify();
    return narrator.isComplete();
  }

  @Test
  void aBusyServerIsAskedAgain() throws Exception {
    refuse = 503;
    assertThat(narrate()).contains("2 chapters");
  }

  @Test
  void aServerThatRefusesIsQuotedInOneLine() {
    refuse = 401;
    assertThatThrownBy(this::narrate)
        .isInstanceOf(NarrationException.class)
        .hasMessage(
            "Invalid bearer token. (status 401); give the right --token, or set LECTOR_TOKEN");
  }

  @Test
  void aServerThatIsNotThereIsNotWaitedFor() {
    server.stop(0);
    assertThatThrownBy(this::narrate)
        .isInstanceOf(NarrationException.class)
        .hasMessageContaining("Nothing answers at http://localhost:");
  }

  @Test
  void aPlaceThatCannotBeWrittenIsSaidInOneLineBeforeAnythingIsAsked() throws Exception {
    Files.writeString(output, "a file");
    assertThatThrownBy(this::open)
        .isInstanceOf(NarrationException.class)
        .hasMessageContaining("is a file")
        .message()
        .doesNotContain("\n");
    output = output.resolve("below");
    assertThatThrownBy(this::open)
        .isInstanceOf(NarrationException.class)
        .hasMessageContaining("cannot be written: ");
    assertThat(keys).isEmpty();
  }

  @Test
  void anotherBookInTheSameDirectoryIsRefusedUnlessItIsForced() throws Exception {
    narrate();
    Path other = Files.writeString(directory.resolve("other.txt"), "CHAPTER I\n\nA one.");
    Narrator narrator = Narrator.open(other, ChapterChoice.BOOK, output, HOW, WAV);
    assertThatThrownBy(() -> narrator.prepare(false))
        .isInstanceOf(NarrationException.class)
        .hasMessageContaining("another book, \"book\"")
        .hasMessageContaining("--force");
    narrator.prepare(true);
    narrator.close();
    // One that has only begun is known, too.
    Path third = Files.writeString(directory.resolve("third.txt"), "CHAPTER I\n\nA one.");
    assertThatThrownBy(
            () -> Narrator.open(third, ChapterChoice.BOOK, output, HOW, WAV).prepare(false))
        .hasMessageContaining("another book, \"other\"");
  }

  @Test
  void anotherAuthorOrCoverIsWrittenAnewWithoutSayingAnythingAgain() throws Exception {
    book = directory.resolve("b.md");
    String text = "# One\n\nA one.\n";
    Files.writeString(book, "---\ntitle: Sea\n---\n" + text);
    narrate();
    assertThat(narrator().isComplete()).isTrue();
    Files.writeString(book, "---\ntitle: Sea\nauthor: A. Sailor\n---\n" + text);
    assertThat(narrator().isComplete()).isFalse();
    narrate();
    assertThat(keys).containsExactly(keys.getFirst(), keys.getFirst());
    JsonNode metadata = JSON.readTree(output.resolve("metadata.json").toFile());
    assertThat(metadata.path("authors").path(0).asText()).isEqualTo("A. Sailor");
    Files.delete(output.resolve("metadata.json"));
    assertThat(narrator().isComplete()).isFalse();
  }

  @Test
  void booksOfOneTitleAreToldByTheirAuthors() throws Exception {
    book = directory.resolve("b.md");
    Files.writeString(book, "---\ntitle: Poems\nauthor: A\n---\n# One\n\nA one.\n");
    narrate();
    Files.writeString(book, "---\ntitle: Poems\nauthor: B\n---\n# One\n\nB two.\n");
    assertThatThrownBy(this::open)
        .isInstanceOf(NarrationException.class)
        .hasMessageContaining("another book, \"Poems\" by A;");
  }

  @Test
  void filesOfTheFormerNarrationGoAndNothingElse() throws Exception {
    narrate();
    Files.writeString(output.resolve("mine.wav"), "x");
    Path above = Files.writeString(directory.resolve("above.wav"), "x");
    Path manifest = output.resolve("manifest.json");
    ObjectNode edited = (ObjectNode) JSON.readTree(manifest.toFile());
    edited.withArray("files").add("../above.wav").add("mine.wav/x").add("").add("..");
    Files.writeString(manifest, edited.toString());
    Files.writeString(book, "CHAPTER I\n\nA one.\n\nChapter 2: The Storm\n\nB two.");
    failures.put("B two.", "INVALID_TEXT");
    assertThatThrownBy(this::narrate).isInstanceOf(NarrationException.class);
    failures.clear();
    narrate();
    assertThat(above).exists();
    assertThat(output.toFile().list())
        .containsExactlyInAnyOrder(
            "001-chapter-i.wav",
            "002-chapter-2-the-storm.wav",
            "manifest.json",
            "metadata.json",
            "mine.wav",
            "playlist.m3u8",
            "publication.json");
  }

  @Test
  void theSourceStaysThoughAFormerManifestNamesIt() throws Exception {
    narrate();
    Path named = output.resolve("001-chapter-i.wav");
    Files.delete(named);
    book = Files.createLink(directory.resolve("book.md"), book);
    Files.createLink(named, book);
    Files.writeString(book, "---\ntitle: book\n---\n# The Storm\n\nA one.\n");
    narrate();
    assertThat(named).exists();
  }

  @Test
  void draftsOfChaptersThatAKilledCommandLeftAreSweptBeforeTheNextGoesOn() throws Exception {
    Path parts = Files.createDirectories(output.resolve(".parts"));
    for (String name : List.of(".1.aac.draft", ".1.aac.draft.body", "part12.draft", "kept.wav")) {
      Files.writeString(parts.resolve(name), "x");
    }
    open().close();
    assertThat(parts.toFile().list()).contains("kept.wav").noneMatch(n -> n.contains("draft"));
  }

  @Test
  void theManifestKeepsTheLedgerOfItsText() throws Exception {
    Files.writeString(book, "CHAPTER I\n\nA one.[1] [Pg 3]\n\n* * *\n\nCHAPTER II\n\nB two.");
    narrate();
    JsonNode manifest = JSON.readTree(output.resolve("manifest.json").toFile());
    JsonNode text = manifest.path("chapters").path(0).path("text");
    assertThat(text.path("characters").asInt()).isEqualTo(24);
    assertThat(text.path("spoken").asInt()).isEqualTo(13);
    assertThat(text.path("left_out"))
        .extracting(
            entry -> entry.path("reason").asText(), entry -> entry.path("characters").asInt())
        .containsExactlyInAnyOrder(
            tuple("note marks", 3), tuple("page numbers", 5), tuple("ornaments", 3));
    assertThat(manifest.path("text").path("characters").asInt()).isEqualTo(24 + 14);
    assertThat(narrator().notices()).singleElement().asString().contains("28.9 %", "--dry-run");
  }

  @Test
  void aDryRunSaysWhatWouldBeNarratedAndWritesNothing() throws Exception {
    Files.writeString(book, "CHAPTER I\n\nA one.[1]\n\nCHAPTER II\n\nB two.");
    Narrator narrator =
        Narrator.open(
            book, new ChapterChoice(Optional.of(ChapterChoice.parse("1")), true), output, HOW, WAV);
    assertThat(narrator.dryRun().lines())
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("book: 1 chapter, about 0:00:02 of speech"),
            line -> assertThat(line).matches(" +1  CHAPTER I +13 characters  0:00:02"),
            line ->
                assertThat(line.strip())
                    .isEqualTo("left out: 3 characters of note marks (1): \"[1]\""),
            line -> assertThat(line).matches(" +2  CHAPTER II +not chosen"),
            line -> assertThat(line).contains("30 characters: 13 spoken, 17 left out"));
    assertThat(output).doesNotExist();
  }

  @Test
  void aBookInALanguageThatNoVoiceSpeaksIsRefused() throws Exception {
    book = Files.writeString(directory.resolve("b.md"), "---\nlang: de\n---\n# Eins\n\nText.");
    voices =
        "{\"voices\":[{\"model_id\":\"m\",\"voice\":\"slt\",\"language\":\"en-US\",\"default\":true}]}";
    assertThatThrownBy(this::narrate)
        .isInstanceOf(NarrationException.class)
        .hasMessage(
            "The book is in German (de), and slt does not speak it; name another voice, or read it"
                + " all the same with --language en-US");
    assertThat(keys).isEmpty();
  }

  @Test
  void aBookIsReadByAVoiceOfItsLanguageWhereNoneIsNamed() throws Exception {
    voices =
        "{\"voices\":[{\"model_id\":\"m\",\"voice\":\"slt\",\"language\":\"en-US\",\"default\":true},"
            + "{\"model_id\":\"n\",\"voice\":\"thorsten\",\"language\":\"de-DE\",\"default\":false}]}";
    Narration any = new Narration(null, null, null, null, null);
    JsonNode list = JSON.readTree(voices);
    assertThat(new VoiceMatch(any, list).in("de").voice()).isEqualTo("thorsten");
    assertThat(new VoiceMatch(any, list).in("de").model()).isEqualTo("n");
    assertThat(new VoiceMatch(any, list).in("en-GB")).isEqualTo(any);
    assertThatThrownBy(() -> new VoiceMatch(any, list).in("fr"))
        .hasMessageContaining("French (fr), and no voice here speaks it");
    Narration mixed = new Narration("a*0.5+b*0.5", null, null, null, null);
    assertThat(new VoiceMatch(mixed, list).in("fr")).isEqualTo(mixed);
  }

  @Test
  void anotherVoiceIsAnotherBatch() throws Exception {
    book = Files.writeString(directory.resolve("b.md"), "---\nlang: de\n---\n# Eins\n\nText.");
    how = new Narration(null, null, null, null, null);
    String english = "{\"model_id\":\"m\",\"voice\":\"slt\",\"language\":\"en\",\"default\":true}";
    failures.put("Text.", "SYNTHESIS_FAILED");
    for (String first : List.of("eva", "kerstin", "eva")) {
      voices = "{\"voices\":[%s,%s]}".formatted(english, german(first));
      assertThatThrownBy(this::narrate).isInstanceOf(NarrationException.class);
    }
    assertThat(keys.getFirst()).isNotEqualTo(keys.get(1)).isEqualTo(keys.get(2));
    assertThat(batches.get(keys.get(1)))
        .extracting(line -> line.path("voice").asText())
        .containsOnly("kerstin");
  }

  private static String german(String voice) {
    return "{\"model_id\":\"m\",\"voice\":\"%s\",\"language\":\"de\"}".formatted(voice);
  }

  @Test
  void aSecondNarrationInTheSameDirectoryIsRefusedInOneLine() throws Exception {
    Narrator first = open();
    assertThatThrownBy(this::open)
        .isInstanceOf(NarrationException.class)
        .hasMessage(
            "Another command narrates into %s: wait for its end, or name another directory"
                .formatted(output));
    URI address = URI.create("http://localhost:" + server.getAddress().getPort());
    first.narrate(address, "token", false);
    first.close();
    assertThat(output.resolve(".parts")).doesNotExist();
    open().close();
  }

  @Test
  void aPlaceThatCanNoLongerBeWrittenStopsAtOnceInOneLine() throws Exception {
    Narrator narrator = open();
    Path parts = output.resolve(".parts");
    Files.delete(parts.resolve("book.json"));
    Files.delete(parts.resolve(NarrationLock.FILE));
    Files.delete(parts);
    Files.writeString(parts, "a file");
    URI address = URI.create("http://localhost:" + server.getAddress().getPort());
    assertThatThrownBy(() -> narrator.narrate(address, "token", false))
        .isInstanceOf(NarrationException.class)
        .hasMessageContaining("cannot be written")
        .message()
        .doesNotContain("\n");
    assertThat(keys).hasSize(1);
  }

  private Narrator open() throws NarrationException {
    Narrator narrator = narrator();
    narrator.prepare(false);
    return narrator;
  }

  private Narrator narrator() throws NarrationException {
    return Narrator.open(book, ChapterChoice.BOOK, output, how, WAV);
  }

  private String narrate() throws Exception {
    URI address = URI.create("http://localhost:" + server.getAddress().getPort());
    try (Narrator narrator = open()) {
      return narrator.narrate(address, "token", false);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (refuse != 0) {
        int status = refuse;
        refuse = 0;
        send(exchange, status, "{\"detail\":{\"msg\":\"Invalid bearer token.\"}}");
      } else if (path.equals("/voices")) {
        send(exchange, 200, voices);
      } else if (path.equals("/batches")) {
        submit(exchange);
      } else if (path.startsWith("/media/")) {
        String text = path.substring("/media/".length());
        boolean gone = lost.remove(text);
        send(exchange, gone ? 404 : 200, gone ? new byte[0] : audio(text));
      } else {
        String[] parts = path.split("/", -1);
        send(exchange, 200, (parts.length > 3 ? items(parts[2]) : batch(parts[2])).toString());
      }
    }
  }

  private void submit(HttpExchange exchange) throws IOException {
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    boolean known = batches.containsKey(key);
    keys.add(key);
    List<ObjectNode> lines = new ArrayList<>();
    for (String line :
        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList()) {
      lines.add((ObjectNode) JSON.readTree(line));
    }
    if (!known) {
      lines.forEach(this::speak);
      batches.put(key, lines);
    } else {
      assertThat(lines)
          .extracting(l -> l.path("text").asText())
          .isEqualTo(
              batches.getOrDefault(key, List.of()).stream()
                  .map(l -> l.path("text").asText())
                  .toList());
    }
    ObjectNode json = batch(key);
    json.put("state", known ? "FINISHED" : "OPEN");
    send(exchange, 202, json.toString());
  }

  /** Decides what becomes of an item when its batch comes in. */
  private void speak(ObjectNode line) {
    String text = line.path("text").asText();
    if (line.path("verify").asBoolean()) {
      line.put("verdict", verdicts.getOrDefault(text, verdict));
    }
    String code = failures.get(text);
    if (code != null) {
      line.put("code", code);
      if (code.equals("once")) {
        failures.remove(text);
      }
    }
  }

  private ObjectNode batch(String key) {
    List<ObjectNode> lines = batches.getOrDefault(key, List.of());
    long failed = lines.stream().filter(line -> line.has("code")).count();
    return JSON.createObjectNode()
        .put("id", key)
        .put("state", "FINISHED")
        .put("items", lines.size())
        .put("done", lines.size() - failed)
        .put("failed", failed);
  }

  private ObjectNode items(String key) {
    ObjectNode page = JSON.createObjectNode();
    var items = page.putArray("items");
    List<ObjectNode> lines = batches.getOrDefault(key, List.of());
    for (int i = 0; i < lines.size(); i++) {
      ObjectNode line = lines.get(i);
      ObjectNode item = items.addObject().put("item", i).put("item_id", line.path("id").asText());
      if (line.has("code")) {
        String code = line.path("code").asText();
        item.put("state", "FAILED")
            .putObject("error")
            .put("code", code)
            .put("msg", "no")
            .put("retryable", code.equals("once"));
      } else {
        String address =
            "http://localhost:%d/media/%s"
                .formatted(
                    server.getAddress().getPort(), line.path("text").asText().replace(" ", "%20"));
        item.put("state", "SUCCEEDED")
            .putObject("audio")
            .put("url", address)
            .put("bytes", audio(line.path("text").asText()).length)
            .put("sha256", Library.sha256(audio(line.path("text").asText())));
        if (line.has("verdict")) {
          item.putObject("verification")
              .put("verdict", line.path("verdict").asText())
              .put("sha256", Library.sha256(audio(line.path("text").asText())));
        }
      }
    }
    page.putNull("next");
    return page;
  }

  /** Audio of a text, like that of no other. */
  private static byte[] audio(String text) {
    byte[] file = new byte[WavHeader.BYTES + 200];
    System.arraycopy(new WavHeader(8_000, 1, 16, 200).toBytes(), 0, file, 0, WavHeader.BYTES);
    byte[] letters = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(letters, 0, file, WavHeader.BYTES, Math.min(200, letters.length));
    return file;
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    send(exchange, status, body.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }
}
