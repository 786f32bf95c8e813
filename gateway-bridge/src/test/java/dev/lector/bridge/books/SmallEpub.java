package dev.lector.bridge.books;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An EPUB of chapters with a title and a paragraph each, in English. */
final class SmallEpub {
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final StringBuilder manifest = new StringBuilder();
  private final StringBuilder spine = new StringBuilder();
  private String language = "en";
  private String metadata = "";
  private String title = "Three Tales";

  SmallEpub titled(String text) {
    title = text;
    return this;
  }

  /** More of Dublin Core. */
  SmallEpub metadata(String xml) {
    metadata = xml;
    return this;
  }

  SmallEpub in(String tag) {
    language = tag;
    return this;
  }

  SmallEpub chapter(String title, String body) {
    return document(title, "", "<h1>%s</h1>%s".formatted(title, body));
  }

  SmallEpub frontMatter(String text) {
    return document("T", "epub:type='copyright-page'", "<p>%s</p>".formatted(text));
  }

  private SmallEpub document(String title, String attributes, String body) {
    int number = files.size() + 1;
    file(
        "c%d.xhtml".formatted(number),
        "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml' xmlns:epub='http://www.idpf.org/2007/ops'><head><title>%s</title></head><body %s>%s</body></html>"
            .formatted(title, attributes, body));
    manifest.append(
        "<item id='i%d' href='c%d.xhtml' media-type='application/xhtml+xml'/>"
            .formatted(number, number));
    spine.append("<itemref idref='i%d'/>".formatted(number));
    return this;
  }

  SmallEpub cover(byte[] png) {
    files.put("OEBPS/cover.png", png);
    manifest.append(
        "<item id='cover' href='cover.png' media-type='image/png' properties='cover-image'/>");
    return this;
  }

  SmallEpub file(String name, String content) {
    files.put("OEBPS/" + name, content.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  SmallEpub raw(String name, byte[] content) {
    files.put(name, content);
    return this;
  }

  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      put(zip, "mimetype", "application/epub+zip".getBytes(StandardCharsets.UTF_8));
      put(
          zip,
          "META-INF/container.xml",
          ("<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container' version='1.0'><rootfiles>"
                  + "<rootfile full-path='OEBPS/p.opf' media-type='application/oebps-package+xml'/></rootfiles></container>")
              .getBytes(StandardCharsets.UTF_8));
      put(
          zip,
          "OEBPS/p.opf",
          ("<package xmlns='http://www.idpf.org/2007/opf' version='3.0'><metadata xmlns:dc='http://purl.org/dc/elements/1.1/'>"
                  + "<dc:title>"
                  + title
                  + "</dc:title><dc:creator>Ann Author</dc:creator><dc:language>"
                  + language
                  + "</dc:language>"
                  + metadata
                  + "</metadata><manifest>"
                  + manifest
                  + "</manifest><spine>"
                  + spine
                  + "</spine></package>")
              .getBytes(StandardCharsets.UTF_8));
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        put(zip, file.getKey(), file.getValue());
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return out.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }
}
