package dev.lector.audiobook.describe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.audiobook.BookMetadata;
import dev.lector.audiobook.Track;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A Readium Web Publication Manifest of the Audiobook Profile, which Thorium and readers built on
 * Readium open. Files come once in the reading order; chapters of one file are its contents.
 */
public final class ReadiumManifest {
  /** Name of the file, as Readium expects it in a directory. */
  public static final String FILE = "publication.json";

  /** Media type. */
  public static final String MEDIA_TYPE = "application/audiobook+json";

  private static final String PROFILE = "https://readium.org/webpub-manifest/profiles/audiobook";
  private static final String CONTEXT = "https://readium.org/webpub-manifest/context.jsonld";

  private ReadiumManifest() {}

  /**
   * Its text.
   *
   * @param id URI of the book, {@code urn:…}
   * @param tracks in order
   * @param cover name of the cover's file, where there is one
   */
  public static String json(
      String id, BookMetadata book, List<Track> tracks, Optional<String> cover) {
    ObjectNode json = Pretty.JSON.createObjectNode();
    json.put("@context", CONTEXT);
    metadata(json.putObject("metadata"), id, book, tracks);
    json.putArray("links").addObject().put("rel", "self").put("href", FILE).put("type", MEDIA_TYPE);
    readingOrder(json.putArray("readingOrder"), book, tracks);
    cover.ifPresent(
        name ->
            json.putArray("resources")
                .addObject()
                .put("rel", "cover")
                .put("href", href(name))
                .put("type", name.endsWith(".png") ? "image/png" : "image/jpeg"));
    ArrayNode toc = json.putArray("toc");
    for (Track track : tracks) {
      String at = track.start() == 0 ? "" : "#t=" + decimal(track.start());
      toc.addObject().put("href", href(track.file()) + at).put("title", track.title());
    }
    return Pretty.print(json);
  }

  private static void metadata(ObjectNode json, String id, BookMetadata book, List<Track> tracks) {
    json.put("conformsTo", PROFILE);
    json.put("@type", "https://schema.org/Audiobook");
    json.put("identifier", id);
    json.put("title", book.title());
    putIfKnown(json, "subtitle", book.subtitle());
    putIfAny(json, "author", book.authors());
    putIfAny(json, "narrator", book.narrators());
    putIfKnown(json, "publisher", book.publisher());
    putIfKnown(json, "published", book.year());
    putIfKnown(json, "language", book.language());
    putIfKnown(json, "description", book.description());
    putIfAny(json, "subject", book.genres());
    json.put("duration", Pretty.seconds(tracks.stream().mapToDouble(Track::duration).sum()));
    if (!book.series().isEmpty()) {
      ObjectNode series = json.putObject("belongsTo").putObject("series");
      series.put("name", book.series());
      if (book.seriesPart().matches("\\d{1,9}(\\.\\d{1,9})?")) {
        series.put("position", Double.parseDouble(book.seriesPart()));
      }
    }
  }

  private static void readingOrder(ArrayNode order, BookMetadata book, List<Track> tracks) {
    Set<String> files = new LinkedHashSet<>();
    tracks.forEach(track -> files.add(track.file()));
    for (String file : files) {
      List<Track> in = tracks.stream().filter(track -> track.file().equals(file)).toList();
      double duration = in.stream().mapToDouble(Track::duration).sum();
      order
          .addObject()
          .put("href", href(file))
          .put("type", in.getFirst().mediaType())
          .put("title", in.size() == 1 ? in.getFirst().title() : book.title())
          .put("duration", Pretty.seconds(duration))
          .put("bitrate", Math.round(in.getFirst().bytes() * 8 / duration / 1000));
    }
  }

  private static void putIfKnown(ObjectNode json, String field, String value) {
    if (!value.isEmpty()) {
      json.put(field, value);
    }
  }

  private static void putIfAny(ObjectNode json, String field, List<String> values) {
    if (!values.isEmpty()) {
      values.forEach(json.putArray(field)::add);
    }
  }

  private static String decimal(double seconds) {
    return String.format(Locale.ROOT, "%.3f", seconds);
  }

  /** A file's name as a relative URL. */
  static String href(String file) {
    try {
      return new URI(null, null, "/" + file, null).toASCIIString().substring(1);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(file, e);
    }
  }
}
