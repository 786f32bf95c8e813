package dev.lector.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/**
 * Books on the page in a browser, narrated by a real voice. Skipped where there is no Chromium.
 * Pictures of it are in {@code target/page}.
 */
class BooksPageIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Path FFPROBE = Path.of("/usr/bin/ffprobe");

  @TempDir static Path directory;

  private static EmbeddedCluster cluster;
  private static Rig rig;
  private static Browser browser;

  private Gateway gateway;

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.start(Files.createDirectory(directory.resolve("downloads")));
    cluster = new EmbeddedCluster(directory.resolve("broker"));
    rig = new Rig(cluster.bootstrap(), "mock://books-page", directory.resolve("audio"));
    rig.ledger(directory.resolve("ledger"), Map.of());
    var _ = rig.worker(Map.of());
  }

  @AfterAll
  static void stop() {
    if (rig != null) {
      rig.close();
    }
    if (cluster != null) {
      cluster.close();
    }
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void open() {
    gateway = rig.gateway(Map.of());
    browser.look(1280, 900, "light");
    openBooks();
  }

  private void openBooks() {
    browser.open(gateway.uri("/"));
    browser.find("a[data-view=books]").click();
    await().atMost(PATIENCE).until(() -> browser.shows("#shelf li"));
  }

  @AfterEach
  void quiet() {
    assertThat(browser.complaints()).as("what the console says").isEmpty();
    browser.open(URI.create("about:blank"));
  }

  @Test
  void aBookIsNarratedAndHeardAndSavedAsAnAudiobook() throws Exception {
    add(
        new TinyEpub("Three Tales")
            .chapter("The Fox", "A fox went out. It came home late.")
            .chapter("The Owl", "An owl sat still.<img alt='An owl' src='owl.png'/>")
            .chapter("The Hare", "A hare ran off."));
    assertThat(browser.text("#book-head")).contains("Three Tales", "Ann Author", "English", "EPUB");
    await().atMost(PATIENCE).until(() -> browser.shows("#book-head img.cover"));
    assertThat(browser.text("#chapters")).contains("The Fox", "The Owl", "front matter");
    assertThat(browser.text("#chosen")).startsWith("3 of 4 chapters, ");
    browser.find("[name=chapter][value='4']").click();
    assertThat(browser.text("#chosen")).startsWith("2 of 4 chapters, ");
    browser.find("#narrate").click();
    await().atMost(PATIENCE).until(() -> browser.shows(".narration .primary"));

    assertThat(browser.text(".narration [role=status]")).isEqualTo("Ready");
    assertThat(browser.text(".narration")).contains("M4B", "2 chapters");
    assertThat(browser.text(".narration .parts")).contains("The Fox", "The Owl");
    browser.find(".narration .parts button").click();
    await()
        .atMost(PATIENCE)
        .until(() -> browser.tell("return document.querySelector('.narration audio').ended"));
    assertThat(
            browser
                .<Number>tell("return document.querySelector('.narration audio').duration")
                .doubleValue())
        .isGreaterThan(1);
    browser.find(".narration .primary").click();
    Path file = directory.resolve("downloads").resolve("Three Tales.m4b");
    await().atMost(PATIENCE).until(() -> Files.exists(file));
    assertThat(new String(Files.readAllBytes(file), 4, 4, StandardCharsets.ISO_8859_1))
        .isEqualTo("ftyp");
    if (Files.isExecutable(FFPROBE)) {
      assertThat(chapters(file)).contains("The Fox", "The Owl").doesNotContain("The Hare");
    }
    Views.assertUsable(browser, "book");
    assertThat(Views.reachedByKeyboard(browser))
        .contains("narrate", "book-voice", "book-format", "book-pace", "chapters-all")
        .contains("chapter 1", "book-remove", "Listen to The Fox", "Download", "All books");

    browser.find(".back").click();
    await().atMost(PATIENCE).until(() -> browser.shows("#shelf img.cover"));
    assertThat(browser.text("#shelf")).contains("Three Tales", "Ann Author", "About ");
    Views.assertUsable(browser, "books");
    assertThat(Views.reachedByKeyboard(browser)).contains("book-file");
    browser.find("#shelf a").click();
    await().atMost(PATIENCE).until(() -> browser.shows(".narration .primary"));
    assertThat(browser.text(".narration [role=status]")).isEqualTo("Ready");
  }

  @Test
  void whatIsCancelledStopsAndTheBookCanBeRemoved() throws Exception {
    add(new TinyEpub("A Long Tale").chapter("Much", hours(0)));
    browser.find("#narrate").click();
    await().atMost(PATIENCE).until(() -> browser.shows(".narration progress"));
    await().atMost(PATIENCE).until(() -> browser.text(".narration").contains("Being spoken"));
    Views.assertUsable(browser, "narrating");
    browser.find(".narration .pause").click();
    assertThat(browser.text(".narration [role=status]")).isIn("Pausing…", "Paused");
    await().atMost(PATIENCE).until(() -> browser.text(".narration").contains("Paused"));
    assertThat(browser.text(".narration .pause")).isEqualTo("Resume");
    assertThat(browser.text(".narration")).doesNotContain(" left");
    Views.assertUsable(browser, "narration-paused");
    browser.find(".narration .pause").click();
    await().atMost(PATIENCE).until(() -> browser.text(".narration").contains("Being spoken"));
    browser.find(".narration .cancel").click();
    await()
        .atMost(PATIENCE)
        .until(() -> browser.text(".narration [role=status]").equals("Cancelled"));
    browser.find("#book-remove").click();
    assertThat(browser.violations()).isEmpty();
    browser.find("#remove [value=remove]").click();
    await().atMost(PATIENCE).until(() -> browser.shows("#shelf li"));
    assertThat(browser.text("#shelf")).doesNotContain("A Long Tale");
  }

  @Test
  void aBookThatIsNarratedIsABatchOnTheFarm() throws Exception {
    add(new TinyEpub("Another Long Tale").chapter("More", hours(10_000)));
    browser.find("#narrate").click();
    await().atMost(PATIENCE).until(() -> browser.shows(".narration progress"));
    browser.find("a[data-view=farm]").click();
    String batch = "#farm-batches li:first-child";
    await().atMost(PATIENCE).until(() -> browser.text(batch).contains("Going on"));
    await().atMost(PATIENCE).until(() -> browser.text(batch).startsWith("Another Long Tale"));
    await()
        .atMost(PATIENCE)
        .until(() -> browser.text("#farm-load").contains("Batch items waiting"));
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                browser.tell("return document.querySelector('#farm-batches progress').value > 0"));
    assertThat(browser.text("#farm-load")).contains("Requests waiting\n0\nno wait");
    Views.assertUsable(browser, "farm-with-batch");
    assertThat(Views.reachedByKeyboard(browser))
        .contains("Pause Another Long Tale", "Cancel Another Long Tale");
    browser.run("document.querySelector('#farm-batches .pause').focus()");
    browser.press(Keys.ENTER);
    assertThat(browser.text(batch + " [role=status]")).isIn("Pausing…", "Paused");
    await().atMost(PATIENCE).until(() -> browser.text(batch + " [role=status]").equals("Paused"));
    assertThat(browser.text(batch)).contains("paused since").doesNotContain(" left");
    Views.assertUsable(browser, "farm-with-paused-batch");
    assertThat(browser.<String>tell("return document.activeElement.textContent"))
        .as("whoever paused it by keyboard resumes it by keyboard")
        .isEqualTo("Resume");
    browser.press(Keys.ENTER);
    await().atMost(PATIENCE).until(() -> browser.text(batch + " [role=status]").equals("Going on"));
    browser.find(batch + " .cancel").click();
    assertThat(browser.text(batch + " [role=status]"))
        .isIn("Cancelling…", "Being cancelled", "Cancelled");
    await().atMost(PATIENCE).until(() -> browser.text(batch).contains("Cancelled"));
    assertThat(browser.text(batch)).contains(" cancelled");
    assertThat(browser.shows(batch + " button")).isFalse();
  }

  @Test
  void aBookThatCannotBeReadIsRefusedInWords() throws Exception {
    Path file = Files.writeString(directory.resolve("broken.epub"), "PK, but no book");
    browser.find("#book-file").sendKeys(file.toString());
    await().atMost(PATIENCE).until(() -> browser.shows("#books-problem .problem-card"));
    assertThat(browser.text("#books-problem")).contains("broken.epub");
    assertThat(browser.text("#book-reading")).isEmpty();
    assertThat(browser.complaints()).hasSize(1).allMatch(said -> said.contains("422"));
  }

  @Test
  void aFarmWithoutLedgerSaysThatItCannotNarrate() throws Exception {
    gateway = rig.gateway(Map.of("lector.ledger.url", ""));
    openBooks();
    add(new TinyEpub("<b>Unheard</b>".replace("<", "&lt;")).chapter("One", "Nobody hears this."));
    assertThat(browser.text("#book-head h1")).isEqualTo("<b>Unheard</b>");
    browser.find("#chapters-none").click();
    browser.find("#narrate").click();
    assertThat(browser.text("#book-problem")).contains("No chapter is chosen");
    browser.find("#chapters-all").click();
    browser.find("#narrate").click();
    await().atMost(PATIENCE).until(() -> browser.text("#book-problem").contains("need a ledger"));
    assertThat(browser.shows(".narration")).isFalse();
    assertThat(browser.complaints()).hasSize(1).allMatch(said -> said.contains("503"));
  }

  private static void add(TinyEpub book) throws Exception {
    Path file = book.write(Files.createTempFile(directory, "book", ".epub"));
    browser.find("#book-file").sendKeys(file.toString());
    await().atMost(PATIENCE).until(() -> browser.shows("#book-page"));
  }

  /** Hours of sentences, each another one, from a number on. */
  private static String hours(int from) {
    return IntStream.range(from, from + 4_000)
        .mapToObj("<br/>And on it went for %d hours."::formatted)
        .collect(Collectors.joining());
  }

  private static String chapters(Path file) throws Exception {
    Process ffprobe =
        new ProcessBuilder(
                FFPROBE.toString(), "-v", "error", "-show_chapters", "-of", "json", file.toString())
            .redirectErrorStream(true)
            .start();
    return new String(ffprobe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
