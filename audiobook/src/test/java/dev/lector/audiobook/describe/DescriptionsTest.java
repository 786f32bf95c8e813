package dev.lector.audiobook.describe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lector.audiobook.BookMetadata;
import dev.lector.audiobook.Track;
import java.io.StringReader;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

final class DescriptionsTest {
  private static final BookMetadata BOOK =
      new BookMetadata(
          "A & B <of> Sea",
          "Or Not",
          List.of("Ann Other", "N. N."),
          List.of("Heart"),
          "Seas",
          "2",
          "House",
          "1999",
          "Waves\u0001.",
          "en",
          List.of("Fiction"),
          "9780000000000");

  private static final List<Track> FILES =
      List.of(
          new Track("One", "001-one.mp3", "audio/mpeg", 80_000, 0, 10.0004),
          new Track("Zwei: Über", "002-zwei über.mp3", "audio/mpeg", 160_000, 0, 20));

  private static final List<Track> ONE_FILE =
      List.of(
          new Track("One", "sea.m4b", "audio/mp4", 240_000, 0, 10),
          new Track("Two", "sea.m4b", "audio/mp4", 240_000, 10, 20));

  @Test
  void audiobookshelfIsToldOfChaptersOverTheWholeBook() throws Exception {
    JsonNode json = new ObjectMapper().readTree(AudiobookshelfMetadata.json(BOOK, FILES));

    assertThat(json.path("title").asText()).isEqualTo("A & B <of> Sea");
    assertThat(json.path("authors"))
        .extracting(JsonNode::asText)
        .containsExactly("Ann Other", "N. N.");
    assertThat(json.path("series").path(0).asText()).isEqualTo("Seas #2");
    assertThat(json.path("asin").isNull()).isTrue();
    assertThat(json.path("chapters").path(1).path("start").asDouble()).isEqualTo(10);
    assertThat(json.path("chapters").path(1).path("end").asDouble()).isEqualTo(30);
  }

  @Test
  void readiumHasEachFileOnceAndEachChapterInItsContents() throws Exception {
    JsonNode json =
        new ObjectMapper()
            .readTree(ReadiumManifest.json("urn:x", BOOK, ONE_FILE, Optional.of("cover.png")));

    assertThat(json.path("readingOrder")).hasSize(1);
    assertThat(json.path("readingOrder").path(0).path("duration").asDouble()).isEqualTo(30);
    assertThat(json.path("readingOrder").path(0).path("bitrate").asInt()).isEqualTo(64);
    assertThat(json.path("toc"))
        .extracting(entry -> entry.path("href").asText())
        .containsExactly("sea.m4b", "sea.m4b#t=10.000");
    assertThat(json.path("metadata").path("conformsTo").asText()).endsWith("/audiobook");
    assertThat(json.path("metadata").path("belongsTo").path("series").path("position").asDouble())
        .isEqualTo(2);
    assertThat(json.path("resources").path(0).path("type").asText()).isEqualTo("image/png");
  }

  @Test
  void readiumsAddressesAreUrls() throws Exception {
    JsonNode json =
        new ObjectMapper().readTree(ReadiumManifest.json("urn:x", BOOK, FILES, Optional.empty()));

    assertThat(json.path("readingOrder").path(1).path("href").asText())
        .isEqualTo("002-zwei%20%C3%BCber.mp3");
    assertThat(json.has("resources")).isFalse();
  }

  @Test
  void aFeedHasAnEpisodeForEachChapter() throws Exception {
    String feed =
        PodcastFeed.xml(
            URI.create("https://example.org/sea/"),
            "urn:x",
            BOOK,
            FILES,
            Optional.of("vtt"),
            Optional.of("cover.jpg"));

    Document xml = parse(feed);
    assertThat(told(xml, "/rss/channel/title")).isEqualTo("A & B <of> Sea");
    assertThat(told(xml, "/rss/channel/description")).isEqualTo("Waves.");
    assertThat(told(xml, "count(/rss/channel/item)")).isEqualTo("2");
    assertThat(told(xml, "/rss/channel/item[2]/enclosure/@url"))
        .isEqualTo("https://example.org/sea/002-zwei%20%C3%BCber.mp3");
    assertThat(told(xml, "/rss/channel/item[1]/enclosure/@length")).isEqualTo("80000");
    assertThat(told(xml, "/rss/channel/item[1]/guid")).isEqualTo("urn:x/1");
    assertThat(told(xml, "//*[local-name()='medium']")).isEqualTo("audiobook");
    assertThat(told(xml, "//item[1]/*[local-name()='duration']")).isEqualTo("10");
    assertThat(told(xml, "//item[1]/*[local-name()='transcript']/@url"))
        .isEqualTo("https://example.org/sea/001-one.vtt");
  }

  @Test
  void aFeedOfOneFileRefersToItsChapters() throws Exception {
    Document xml =
        parse(
            PodcastFeed.xml(
                URI.create("https://example.org/sea/"),
                "urn:x",
                BOOK,
                ONE_FILE,
                Optional.of("vtt"),
                Optional.empty()));
    assertThat(told(xml, "count(/rss/channel/item)")).isEqualTo("1");
    assertThat(told(xml, "//item/title")).isEqualTo("A & B <of> Sea");
    assertThat(told(xml, "//item/*[local-name()='duration']")).isEqualTo("30");
    assertThat(told(xml, "//item/*[local-name()='chapters']/@url"))
        .isEqualTo("https://example.org/sea/sea.chapters.json");
    assertThat(told(xml, "//item/*[local-name()='chapters']/@type"))
        .isEqualTo("application/json+chapters");
    assertThat(told(xml, "//item/*[local-name()='transcript']/@url"))
        .isEqualTo("https://example.org/sea/sea.vtt");

    JsonNode json = new ObjectMapper().readTree(PodcastChapters.json(BOOK, ONE_FILE));
    assertThat(json.path("version").asText()).isEqualTo("1.2.0");
    assertThat(json.path("author").asText()).isEqualTo("Ann Other, N. N.");
    assertThat(json.path("chapters").toString())
        .isEqualTo(
            "[{\"startTime\":0.0,\"endTime\":10.0,\"title\":\"One\"},"
                + "{\"startTime\":10.0,\"endTime\":30.0,\"title\":\"Two\"}]");
  }

  @Test
  void aFeedWithAFileForEachChapterHasNoListsOfChapters() throws Exception {
    Document xml =
        parse(
            PodcastFeed.xml(
                URI.create("https://example.org/sea/"),
                "urn:x",
                BOOK,
                FILES,
                Optional.empty(),
                Optional.empty()));
    assertThat(told(xml, "count(//*[local-name()='chapters'])")).isEqualTo("0");
  }

  private static Document parse(String xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
  }

  private static String told(Document xml, String path) throws Exception {
    XPath xpath = XPathFactory.newInstance().newXPath();
    return xpath.evaluate(path, xml);
  }
}
