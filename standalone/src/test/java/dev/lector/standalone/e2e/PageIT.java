package dev.lector.standalone.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.events.SpeechRequested;
import dev.lector.topics.Topics;
import dev.lector.tts.TtsWorker;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/**
 * The page in a browser, with real audio from a real voice. Skipped where there is no Chromium.
 * Pictures of it are in {@code target/page}.
 */
class PageIT {
  private static final String TEXT = "One small sentence. And another one, to be heard.";
  private static final String REGISTRY = "mock://page";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String TOKENS = // of "open sesame"
      "acme:41ef4bb0b23661e66301aac36066912dac037827b4ae63a7b1165a5aa93ed4eb";

  /** Answers as a bridge would whose names and errors are written by an enemy. */
  private static final String HOSTILE =
      """
      const evil = '<img src=x onerror="window.hacked = 1"><script>window.hacked = 1</script>';
      const answer = (body, status) => new Response(JSON.stringify(body),
          {status, headers: {'Content-Type': 'application/json'}});
      window.fetch = async path => path === 'voices'
          ? answer({omitted: 0, voices: [{model_id: evil, voice: evil, language: 'en-US', gender: evil,
              sample_rate: 24000, default: true}]}, 200)
          : answer({detail: {msg: 'Refused: ' + evil}}, 400);
      localStorage.setItem('lector.history',
          JSON.stringify([{text: evil, voice: evil, model_id: evil, speed: 1, at: 0}, 7, {text: {}}]));
      """;

  @TempDir static Path directory;

  private static EmbeddedCluster cluster;
  private static Rig rig;
  private static Browser browser;

  private Gateway gateway;

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.start(Files.createDirectory(directory.resolve("downloads")));
    cluster = new EmbeddedCluster(directory.resolve("broker"));
    rig = new Rig(cluster.bootstrap(), REGISTRY, directory.resolve("audio"));
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
    browser.open(gateway.uri("/"));
    await().atMost(PATIENCE).until(() -> browser.shows(".voice-row"));
  }

  @AfterEach
  void quiet() {
    assertThat(browser.complaints()).as("what the console says").isEmpty();
    browser.open(URI.create("about:blank"));
  }

  @Test
  void aTextIsHeardAndItsWordsLightUpInTheirOrder() throws Exception {
    speak("One small sentence. And the next one, to be heard.");
    List<String> lit = heard();

    assertThat(lit)
        .containsExactly(
            "One", "small", "sentence", "And", "the", "next", "one", "to", "be", "heard");
    assertThat(browser.<Boolean>tell("return document.querySelector('.playing') === null"))
        .isTrue();
    assertThat(browser.text("#clock")).matches("0:0(\\d) / 0:0\\1");
    await().atMost(PATIENCE).until(() -> browser.shows("#times"));
    assertThat(browser.text("#times"))
        .contains("In the queue", "Synthesis", "Store", "First sound after", "starter");
    assertThat(browser.text("#history-list")).contains("One small sentence. And");
    browser.find("#download").click();
    Path file =
        directory.resolve("downloads").resolve("One small sentence And the next one to b.wav");
    await().atMost(PATIENCE).until(() -> Files.exists(file));
    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).startsWith("RIFF");
  }

  @Test
  void whatIsInTheStoreIsHeardWithItsWordsAsWell() {
    speak("Said twice.");
    assertThat(heard()).containsExactly("Said", "twice");
    browser.find("#go").click();
    assertThat(heard()).containsExactly("Said", "twice");
    await().atMost(PATIENCE).until(() -> browser.text("#times").contains("in the store already"));
  }

  @Test
  void aSampleOfAVoiceIsHeard() {
    browser.find(".sample").click();
    await().atMost(PATIENCE).until(() -> browser.text(".sample").equals("Stop"));
    await().atMost(PATIENCE).until(() -> browser.text(".sample").equals("Sample"));
  }

  @Test
  void whatIsCancelledIsNotHeardAndTheNextTextIs() {
    // A click through the driver may come after the end of the text: it waits for the page to rest.
    browser.run(
        """
        const cancel = document.getElementById('cancel'), player = document.getElementById('player');
        const begun = new MutationObserver(() => {
          if (cancel.hidden || player.hidden) return;
          begun.disconnect();
          window.cancelled = true;
          cancel.click();
        });
        begun.observe(document.body, {subtree: true, attributes: true, attributeFilter: ['hidden']});
        """);
    speak("A text that nobody wants to hear to its end. ".repeat(20));
    await().atMost(PATIENCE).until(() -> browser.<Boolean>tell("return 'cancelled' in window"));
    assertThat(browser.shows("#player")).isFalse();
    assertThat(browser.shows("#history")).isFalse();
    speak("But this.");
    assertThat(heard()).containsExactly("But", "this");
  }

  @Test
  void anErrorSaysWhatToDo() {
    speak("word ".repeat(5000));
    await().atMost(PATIENCE).until(() -> browser.shows(".problem-card"));
    assertThat(browser.text(".problem-card")).contains("20000", "Try again");
    assertThat(browser.shows("#player")).isFalse();
    speak("   ");
    assertThat(browser.text(".problem-card")).contains("There is no text yet");
    assertThat(browser.complaints()).allMatch(said -> said.contains("400 (Bad Request)"));
  }

  @Test
  void howLongATextMayBeIsSaidWhileItIsWritten() throws Exception {
    gateway = rig.gateway(Map.of("lector.limits.text", "100"));
    browser.open(gateway.uri("/"));
    await().atMost(PATIENCE).until(() -> browser.shows(".voice-row"));
    WebElement field = browser.find("#text");
    field.clear();
    field.sendKeys("x".repeat(80));
    assertThat(browser.text("#text-count")).isEqualTo("80 characters");
    field.sendKeys("x".repeat(20));
    assertThat(browser.text("#text-count")).isEqualTo("100 of 100 characters");
    assertThat(browser.text("#text-over")).isEmpty();
    field.sendKeys("x");
    assertThat(browser.text("#text-count")).isEqualTo("101 of 100 characters");
    assertThat(browser.text("#text-over")).contains("Shorten it to 100 characters");
    Views.assertUsable(browser, "too-long");
  }

  @Test
  void aReloadKeepsTheTextThatIsBeingWritten() throws Exception {
    WebElement field = browser.find("#text");
    field.clear();
    field.sendKeys("Half a sen");
    browser.run("location.reload()");
    await().atMost(PATIENCE).until(() -> browser.shows(".voice-row"));
    assertThat(browser.find("#text").getDomProperty("value")).isEqualTo("Half a sen");
    assertThat(browser.text("#text-count")).isEqualTo("10 characters");
  }

  @Test
  void anEmptyFileIsCalledEmpty() throws Exception {
    Path empty = Files.createFile(directory.resolve("nothing.txt"));
    browser.find("#file").sendKeys(empty.toString());
    await().atMost(PATIENCE).until(() -> browser.shows(".problem-card"));
    assertThat(browser.text(".problem-card"))
        .isEqualTo("nothing.txt is empty. Open a file with text in it.");
    browser.find("a[data-view=books]").click();
    await().atMost(PATIENCE).until(() -> browser.shows("#books-take"));
    browser.find("#book-file").sendKeys(empty.toString());
    await().atMost(PATIENCE).until(() -> browser.shows("#books-problem .problem-card"));
    assertThat(browser.text("#books-problem")).contains("nothing.txt is empty.");
  }

  @Test
  void everybodyCanUseItOnEveryScreenByDayAndNight() throws Exception {
    speak(TEXT);
    assertThat(heard()).isNotEmpty();
    await().atMost(PATIENCE).until(() -> browser.shows("#times"));
    Views.assertUsable(browser, "speak");
  }

  @Test
  void theFarmShowsItsWorkersAsTheyComeAndGo() throws Exception {
    browser.find("a[data-view=farm]").click();
    await().atMost(PATIENCE).until(() -> browser.shows("#farm-workers .card"));
    assertThat(browser.text("#farm-workers"))
        .contains("CPU", "en_US-starter-low (default)", "3 voices", "lane");
    assertThat(browser.shows("#speak")).isFalse();
    try (TtsWorker _ = rig.worker(Map.of("lector.worker.name", "latecomer"))) {
      await().atMost(PATIENCE).until(() -> browser.text("#farm-workers").contains("latecomer"));
      assertThat(browser.text("#farm-summary")).contains("Workers\n2");
      assertThat(browser.text("#farm-load")).contains("Requests waiting\n0\nno wait");
      assertThat(browser.text("#farm-batches")).contains("No batch is going on");
      Views.assertUsable(browser, "farm");
    }
    await().atMost(PATIENCE).until(() -> !browser.text("#farm-workers").contains("latecomer"));
  }

  @Test
  void whatWasSetAsideIsShownAsTextAndReplayed() throws Exception {
    browser.find("a[data-view=farm]").click();
    await().atMost(PATIENCE).until(() -> browser.shows("#farm-letters li:not(.loading)"));
    int before = letters();
    assertThat(before > 0 || browser.text("#farm-letters").contains("Nothing was set")).isTrue();
    // Both are set aside by the worker: no Avro, and an item of a batch that is larger than any may
    // be.
    KafkaUser backend = new KafkaUser(Map.of("bootstrap.servers", cluster.bootstrap()), REGISTRY);
    backend.send(Topics.REQUESTS, "bytes", HOSTILE.getBytes(UTF_8), new RecordHeaders());
    backend.send(
        Topics.REQUESTS,
        SpeechRequested.newBuilder()
            .setRequestId("<b>survivor</b>")
            .setText("A text to be heard <img src=x onerror='window.hacked = 1'>.")
            .setBatchId("a-batch")
            .setItem(0)
            .setBatchItems(2_000_000)
            .build());
    await().atMost(PATIENCE).until(() -> letters() == before + 2);
    assertThat(browser.text("#farm-letters"))
        .contains("speech.requests", "bytes that are no request", "Confluent wire format")
        .contains("request <b>survivor</b>", "A text to be heard <img src=x", "Replay");
    Views.assertUsable(browser, "letters");
    assertThat(Views.reachedByKeyboard(browser)).anyMatch(it -> it.startsWith("Replay letter "));

    browser.run("document.querySelector('.letter:has(q) button').focus()");
    browser.press(Keys.ENTER);
    await()
        .atMost(PATIENCE)
        .until(() -> browser.text(".letter:has(q) [role=status]").contains("it is spoken"));
    browser.run("document.querySelector('.letter:not(:has(q)) button').focus()");
    browser.press(Keys.ENTER);
    await().atMost(PATIENCE).until(() -> letters() == before + 3);
    assertThat(browser.<Boolean>tell("return 'hacked' in window")).isFalse();
  }

  private static int letters() {
    return browser.<Number>tell("return document.querySelectorAll('.letter').length").intValue();
  }

  @Test
  void theWayBackFromAnotherViewLeadsToTheFirst() {
    browser.find("a[data-view=farm]").click();
    await().atMost(PATIENCE).until(() -> browser.shows("#farm"));
    browser.run("history.back()");
    await().atMost(PATIENCE).until(() -> browser.shows("#speak"));
    assertThat(browser.shows("#farm")).isFalse();
  }

  @Test
  void everythingIsReachedByKeyboard() {
    speak(TEXT);
    assertThat(heard()).isNotEmpty();
    await().atMost(PATIENCE).until(() -> browser.shows("#times"));
    assertThat(Views.reachedByKeyboard(browser))
        .startsWith("Skip to the content")
        .contains("text", "go", "play", "seek", "transcript", "format", "download", "model")
        .contains("mode choose", "pace", "history-clear")
        .anyMatch(place -> place.startsWith("Sample of "));
    browser.run("document.getElementById('seek').focus()");
    browser.press(Keys.HOME);
    browser.press(Keys.ARROW_RIGHT);
    assertThat(browser.text("#clock")).startsWith("0:0").doesNotStartWith("0:00");
  }

  @Test
  void whatComesFromOutsideIsTextHoweverItLooks() {
    browser.before("if (location.hash === '#enemy') { " + HOSTILE + " }");
    browser.open(gateway.uri("/?#enemy"));
    await().atMost(PATIENCE).until(() -> browser.shows(".voice-row"));
    browser.find("#go").click();
    await().atMost(PATIENCE).until(() -> browser.shows(".problem-card"));
    for (String place : List.of(".problem-card", ".voice-row", "#model", "#history-list")) {
      assertThat(browser.text(place)).as(place).contains("<img src=x onerror=");
    }
    browser.find("#history-list button").click();
    await().atMost(PATIENCE).until(() -> browser.shows("#go"));
    assertThat(browser.find("#text").getDomProperty("value")).startsWith("<img");
    assertThat(browser.<Boolean>tell("return 'hacked' in window")).isFalse();
    assertThat(browser.<Number>tell("return document.querySelectorAll('img').length").intValue())
        .isEqualTo(1);
  }

  @Test
  void whoNeedsATokenIsAskedForItAndItIsKeptNowhere() {
    gateway = rig.gateway(Map.of("lector.auth.tokens", TOKENS));
    browser.open(gateway.uri("/"));
    await().atMost(PATIENCE).until(() -> browser.shows("#token"));
    assertThat(browser.violations()).isEmpty();
    browser.press("wrong", Keys.ENTER);
    await().atMost(PATIENCE).until(() -> browser.text("#sign-in-problem").contains("not known"));
    browser.press("open sesame", Keys.ENTER);
    await().atMost(PATIENCE).until(() -> browser.shows(".voice-row"));
    speak(TEXT);
    assertThat(heard()).isNotEmpty();
    assertThat(
            browser.<String>tell(
                "return JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"))
        .doesNotContain("sesame");
    browser.open(gateway.uri("/"));
    await().atMost(PATIENCE).until(() -> browser.shows("#token"));
    assertThat(browser.complaints()).allMatch(said -> said.contains("401 (Unauthorized)"));
  }

  /** Writes a text as a person would, and starts it by keyboard. */
  private void speak(String text) {
    browser.run(
        """
        window.lit = [];
        window.watch?.disconnect();
        // A frame that comes late lights up several words: those it has passed are said.
        window.watch = new MutationObserver(all => all.forEach(({target}) => {
          const lit = target.classList.contains('now') || target.classList.contains('said');
          if (lit && !window.lit.includes(target)) window.lit.push(target);
        }));
        window.watch.observe(document.getElementById('transcript'),
            {subtree: true, attributes: true, attributeFilter: ['class']});
        """);
    WebElement field = browser.find("#text");
    field.clear();
    if (text.length() > 200) {
      browser.run("arguments[0].value = arguments[1]", field, text);
    } else {
      field.sendKeys(text);
    }
    field.sendKeys(Keys.chord(Keys.CONTROL, Keys.ENTER));
  }

  /** Waits for the end, and tells the words that lit up. */
  private List<String> heard() {
    await().atMost(PATIENCE).until(() -> browser.shows("#player"));
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                browser.shows("#go")
                    && !browser.shows(".playing")
                    && browser.text("#clock").contains("/"));
    return browser.tell(
        "const lit = window.lit; window.lit = []; return lit.map(w => w.textContent)");
  }
}
