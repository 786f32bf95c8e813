package dev.lector.bridge.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.bridge.http.HttpServer;
import dev.lector.bridge.http.Routes;
import dev.lector.bridge.ops.ApiDescription;
import dev.lector.bridge.testing.Client;
import dev.lector.bridge.testing.Client.Answer;
import dev.lector.bridge.testing.Servers;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The documentation as it is served: every page and file, to anybody, and nothing else. */
class DocsEndpointsTest {
  private HttpServer server;
  private Client client;

  @BeforeEach
  void serve() {
    Routes.Builder routes = Routes.builder();
    PageEndpoints.addTo(routes, 20_000);
    DocsEndpoints.addTo(routes);
    routes.open("GET", "/openapi.yaml", new ApiDescription(false));
    server = Servers.guarded(routes.build());
    client = new Client(server.port());
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/docs", "/docs/"})
  void theFolderLeadsToItsFirstPage(String path) {
    Answer answer = client.get(path);
    assertThat(answer.status()).isEqualTo(302);
    URI location = URI.create(answer.header("Location"));
    assertThat(location.isAbsolute()).as("whatever Host says").isFalse();
    assertThat(URI.create(path).resolve(location)).hasToString("/docs/index");
    assertThat(URI.create("/behind-a-proxy" + path).resolve(location))
        .hasToString("/behind-a-proxy/docs/index");
  }

  @Test
  void whateverAPageLeadsToOnThisServerIsServed() {
    Set<String> seen = new TreeSet<>(Set.of("/docs/index"));
    Deque<String> next = new ArrayDeque<>(seen);
    while (!next.isEmpty()) {
      String path = next.pop();
      Answer answer = client.get(path);
      assertThat(answer.status()).as(path).isLessThan(300);
      if (path.startsWith("/docs/") && answer.header("Content-Type").startsWith("text/html")) {
        assertThat(answer.header("Content-Security-Policy")).contains("script-src 'self';");
        for (Element element : Jsoup.parse(answer.text()).select("[href], [src]")) {
          URI to = URI.create(path).resolve(element.attr("href") + element.attr("src"));
          if (!to.isAbsolute() && seen.add(to.getPath())) {
            next.push(to.getPath());
          }
        }
      }
    }
    assertThat(seen)
        .contains(
            "/", "/docs/docs.css", "/docs/ssml", "/docs/0063-the-farm-is-seen-by-its-tenants");
  }

  @Test
  void whoHasAPageIsNotSentItAgain() {
    String tag = client.get("/docs/index").header("ETag");
    Answer again = client.send(client.request("/docs/index").header("If-None-Match", tag).build());
    assertThat(again.status()).isEqualTo(304);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"none", "index.html", "..%2Flogback.xml", "%2e%2e%2fopenapi.yaml", "index%00.css"})
  void nothingButPagesAndTheirFilesIsInItsFolder(String name) {
    assertThat(client.get("/docs/" + name).status()).isIn(400, 404);
  }
}
