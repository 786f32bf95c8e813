package dev.lector.bridge.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.bridge.http.HttpServer;
import dev.lector.bridge.http.Routes;
import dev.lector.bridge.testing.Client;
import dev.lector.bridge.testing.Client.Answer;
import dev.lector.bridge.testing.Servers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page as it is served: whole, to anybody, and closed to what comes from elsewhere. */
class PageEndpointsTest {
  private static final Path SOURCES = Path.of("src/main/resources/dev/lector/bridge/page");
  private static final Pattern REFERENCE =
      Pattern.compile("(?:src|href)=\"page/([^\"]+)\"|from '\\./([^']+)'");

  private HttpServer server;
  private Client client;

  @BeforeEach
  void serve() {
    Routes.Builder routes = Routes.builder();
    PageEndpoints.addTo(routes, 1_234);
    server = Servers.guarded(routes.build());
    client = new Client(server.port());
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void whoHasNoTokenGetsThePage() {
    Answer page = client.get("/");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(page.text()).startsWith("<!doctype html>").contains("<title>Lector</title>");
    assertThat(page.text()).as("the server's own limit").contains("data-longest=\"1234\"");
  }

  @Test
  void everyFileThatThePageRefersToIsServedAndNoOtherIsInTheFolder() throws Exception {
    Set<String> served = new TreeSet<>(Set.of("index.html"));
    Deque<String> texts = new ArrayDeque<>(Set.of(client.get("/").text()));
    while (!texts.isEmpty()) {
      Matcher reference = REFERENCE.matcher(texts.pop());
      while (reference.find()) {
        String name = reference.group(1) == null ? reference.group(2) : reference.group(1);
        if (served.add(name)) {
          Answer file = client.get("/page/" + name);
          assertThat(file.status()).as(name).isEqualTo(200);
          assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
          texts.push(file.text());
        }
      }
    }
    try (Stream<Path> files = Files.list(SOURCES)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(served);
    }
  }

  @Test
  void nothingInlineAndNothingFromElsewhereMayRun() throws Exception {
    assertThat(client.get("/").header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self';", "style-src 'self';")
        .doesNotContain("unsafe", "http", "*");
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : files.toList()) {
        assertThat(Files.readString(file))
            .as(file.toString())
            .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write")
            .doesNotContain("https://", "style=\"", "<style", " onclick=")
            .doesNotContainPattern("http://(?!www\\.w3\\.org/2000/svg)")
            .doesNotContainPattern("<script(?![^>]* src=)");
      }
    }
  }

  @Test
  void whoHasAFileIsNotSentItAgain() {
    String tag = client.get("/page/main.js").header("ETag");
    Answer again =
        client.send(client.request("/page/main.js").header("If-None-Match", "W/" + tag).build());
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(again.header("ETag")).isEqualTo(tag);
    Answer other =
        client.send(client.request("/page/main.js").header("If-None-Match", "\"0\"").build());
    assertThat(other.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "none.js",
        "index.html",
        "..%2Flogback.xml",
        "%2e%2e%2fopenapi.yaml",
        "main.js%00.css",
        "PageEndpoints.class"
      })
  void nothingButFilesOfThePageIsInItsFolder(String name) {
    assertThat(client.get("/page/" + name).status()).isIn(400, 404);
  }
}
