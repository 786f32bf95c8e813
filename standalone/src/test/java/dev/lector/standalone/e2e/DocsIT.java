package dev.lector.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.bridge.Bridge;
import dev.lector.bridge.BridgeConfig;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/**
 * The documentation in a browser, from a bridge that needs no Kafka for it. Skipped where there is
 * no Chromium. Pictures of it are in {@code target/page}.
 */
class DocsIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir static Path directory;

  private static Browser browser;
  private static Bridge bridge;

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.start(Files.createDirectory(directory.resolve("downloads")));
    bridge =
        Bridge.start(
            BridgeConfig.load(
                Map.of(
                    "lector.http.port", "0",
                    "lector.http.host", "127.0.0.1",
                    "lector.http.grace", "100ms",
                    "lector.kafka.bootstrap.servers", "127.0.0.1:1",
                    "lector.registry.url", "mock://docs",
                    "lector.store.dir", directory.resolve("audio").toString())));
  }

  @AfterAll
  static void stop() {
    if (bridge != null) {
      bridge.close();
    }
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void look() {
    browser.look(1280, 900, "light");
  }

  @AfterEach
  void quiet() {
    assertThat(browser.complaints()).as("what the console says").isEmpty();
  }

  private static void open(String page) {
    browser.open(URI.create("http://127.0.0.1:" + bridge.port() + page));
  }

  @ParameterizedTest
  @ValueSource(strings = {"index", "concepts", "narrating"})
  void everybodyCanReadItOnEveryScreenByDayAndNight(String page) throws Exception {
    open("/docs/" + page);
    Views.assertUsable(browser, "docs-" + page);
  }

  @Test
  void whatIsSearchedIsFound() throws Exception {
    open("/docs");
    browser.find("#search").sendKeys("inline markup");
    await().atMost(PATIENCE).until(() -> browser.shows("#found a"));
    assertThat(browser.text("#found")).contains("SSML: Inline markup");
    assertThat(browser.violations()).isEmpty();
    browser.find("#found a").click();
    await()
        .atMost(PATIENCE)
        .until(
            () -> browser.tell("return location.pathname + location.hash"),
            "/docs/ssml#inline-markup"::equals);
    browser.find("#search").sendKeys("no such words anywhere");
    await().atMost(PATIENCE).until(() -> browser.text("#found").startsWith("Nothing has"));
    browser.press(Keys.ESCAPE);
    assertThat(browser.shows("#found")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "python, Calling Lector from a backend",
    "narrate, Narrating books and batches",
    "inline markup, SSML",
    "quick start, Quick start"
  })
  void whatMostPeopleLookForComesFirst(String words, String page) {
    open("/docs/index");
    browser.find("#search").sendKeys(words);
    await().atMost(PATIENCE).until(() -> browser.shows("#found a"));
    assertThat(browser.text("#found a b")).startsWith(page);
  }

  @Test
  void everythingIsReachedByKeyboard() {
    open("/docs/quick-start");
    assertThat(Views.reachedByKeyboard(browser))
        .startsWith("Skip to the content")
        .contains(
            "search", "How it works", "Settings reference", "Narrate a book, or thousands of texts")
        .anyMatch(place -> place.startsWith("./lector say"));
    browser.look(360, 800, "light");
    open("/docs/quick-start");
    assertThat(Views.reachedByKeyboard(browser)).contains("Contents").doesNotContain("Changelog");
  }
}
