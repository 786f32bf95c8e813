package dev.lector.books.readalong;

import dev.lector.books.markup.Encodings;
import dev.lector.books.markup.Links;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.select.Elements;

/** What a reader would highlight in a read-along book, found as readers do: by the package. */
final class Highlights {
  /** A clip in its order. */
  record Clip(String text, String audio, long begin, long end) {}

  private static final Pattern CLOCK = Pattern.compile("(\\d+):(\\d+):(\\d+)\\.(\\d+)");

  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final List<Clip> clips = new ArrayList<>();
  private final Document opf;

  Highlights(Path epub, String packagePath) {
    files.putAll(files(epub));
    opf = xml(packagePath);
    for (Element reference : opf.getElementsByTag("itemref")) {
      read(packagePath, reference.attr("idref"));
    }
    for (Element reference : opf.getElementsByTag("opf:itemref")) {
      read(packagePath, reference.attr("idref"));
    }
  }

  static Map<String, byte[]> files(Path epub) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(epub.toFile())) {
      zip.stream()
          .filter(entry -> !entry.isDirectory())
          .forEach(
              entry -> {
                try (InputStream in = zip.getInputStream(entry)) {
                  files.put(entry.getName(), in.readAllBytes());
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private void read(String packagePath, String id) {
    Element item = opf.getElementById(id);
    String overlay = item == null ? "" : item.attr("media-overlay");
    Element named = opf.getElementById(overlay);
    if (named == null) {
      return;
    }
    String path = Links.resolve(packagePath, named.attr("href"));
    for (Element par : xml(path).getElementsByTag("par")) {
      String target = Links.resolve(path, par.getElementsByTag("text").attr("src"));
      Elements audio = par.getElementsByTag("audio");
      String document = target.substring(0, target.indexOf('#'));
      Element span = xml(document).getElementById(target.substring(target.indexOf('#') + 1));
      if (span == null) {
        throw new AssertionError("no " + target);
      }
      clips.add(
          new Clip(
              span.wholeText().replaceAll("\\s+", " ").strip(),
              Links.resolve(path, audio.attr("src")),
              ms(audio.attr("clipBegin")),
              ms(audio.attr("clipEnd"))));
    }
  }

  private Document xml(String path) {
    byte[] bytes = files.get(path);
    if (bytes == null) {
      throw new AssertionError("no file " + path);
    }
    return Jsoup.parse(Encodings.markup(bytes), "", Parser.xmlParser());
  }

  static long ms(String clock) {
    Matcher matcher = CLOCK.matcher(clock);
    if (!matcher.matches()) {
      throw new AssertionError(clock);
    }
    return ((Long.parseLong(matcher.group(1)) * 60 + Long.parseLong(matcher.group(2))) * 60
                + Long.parseLong(matcher.group(3)))
            * 1000
        + Long.parseLong(matcher.group(4));
  }

  /** In the order of the spine. */
  List<Clip> clips() {
    return clips;
  }

  List<String> texts() {
    return clips.stream().map(Clip::text).toList();
  }

  Map<String, byte[]> files() {
    return files;
  }

  Document packageDocument() {
    return opf;
  }
}
