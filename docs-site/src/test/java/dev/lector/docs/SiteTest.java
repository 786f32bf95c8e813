package dev.lector.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The site that the build has made: whole, linked, and closed to what comes from elsewhere. */
class SiteTest {
  /** What the bridge serves beside the site. */
  private static final Set<String> BRIDGE =
      Set.of("../", "../openapi.yaml", "../page/base.css", "../page/icon.svg");

  private static final Map<String, Document> PAGES = new TreeMap<>();
  private static Path site = Path.of("");

  @BeforeAll
  static void read() throws IOException, URISyntaxException {
    URL index = Objects.requireNonNull(Site.class.getResource("/dev/lector/docs/site/index.html"));
    site = Path.of(index.toURI()).resolveSibling("");
    try (Stream<Path> files = Files.list(site)) {
      for (Path file : files.filter(file -> file.toString().endsWith(".html")).toList()) {
        PAGES.put(name(file).replace(".html", ""), Jsoup.parse(file));
      }
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  @Test
  void everyLinkLeadsToAPageAndToAnAnchorThatIsThere() {
    Set<String> dead = new TreeSet<>();
    PAGES.forEach(
        (name, page) -> {
          for (Element link : page.select("a[href]")) {
            String to = link.attr("href");
            if (!URI.create(to).isAbsolute() && !BRIDGE.contains(to) && !leads(name, to)) {
              dead.add(name + " to " + to);
            }
          }
        });
    assertThat(dead).isEmpty();
  }

  private static boolean leads(String from, String to) {
    String[] parts = to.split("#", 2);
    Document page = PAGES.get(parts[0].isEmpty() ? from : parts[0]);
    return page != null && (parts.length == 1 || page.getElementById(parts[1]) != null);
  }

  @Test
  void everyFileThatPagesNeedIsThereAndNoOther() throws IOException {
    Set<String> needed = new TreeSet<>(Set.of("search.json"));
    PAGES.forEach(
        (name, page) -> {
          needed.add(name + ".html");
          page.select("[src]").forEach(element -> needed.add(element.attr("src")));
          page.select("link").forEach(element -> needed.add(element.attr("href")));
        });
    needed.removeAll(BRIDGE);
    try (Stream<Path> files = Files.list(site)) {
      assertThat(files.map(SiteTest::name).collect(Collectors.toSet()))
          .containsExactlyInAnyOrderElementsOf(needed);
    }
  }

  @Test
  void everyDocumentIsAPage() throws IOException {
    try (Stream<Path> docs = Files.list(Path.of("../docs"))) {
      assertThat(Contents.read(Path.of("..")).all().stream().map(Contents.Entry::source))
          .containsAll(
              docs.map(file -> "docs/" + name(file))
                  .filter(name -> name.endsWith(".md") || name.endsWith("api.yaml"))
                  .toList());
    }
  }

  @Test
  void nothingIsInlineAndNothingComesFromElsewhere() {
    PAGES.forEach(
        (name, page) -> {
          assertThat(page.select("script:not([src]), style, [style], [onclick], base, iframe"))
              .as(name)
              .isEmpty();
          assertThat(page.select("[src^=http], link[href^=http], image, use")).as(name).isEmpty();
        });
  }

  @Test
  void everyTableScrollsByItself() {
    PAGES.forEach(
        (name, page) -> assertThat(page.select("table:not(.wide > table)")).as(name).isEmpty());
    assertThat(PAGES.values()).anyMatch(page -> page.selectFirst(".wide > table") != null);
  }

  @Test
  void everyPageHasOneTitleAndAnchorsOfOneElement() {
    PAGES.forEach(
        (name, page) -> {
          assertThat(page.select("h1")).as(name).hasSize(1);
          assertThat(page.select("[id]").eachAttr("id")).as(name).doesNotHaveDuplicates();
        });
  }

  @Test
  void whatIsSaidIsFound() throws IOException {
    String index = Files.readString(site.resolve("search.json"));
    for (String part : List.of("\"to\":\"ssml#inline-markup\"", "lector.worker.lanes")) {
      assertThat(index.contains(part)).as(part).isTrue();
    }
  }
}
