package dev.lector.books.readalong;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An EPUB 3 in which EPUBCheck finds nothing, unless a test puts it there. */
final class WholeEpub {
  private static final String XHTML = "http://www.w3.org/1999/xhtml";

  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final StringBuilder manifest = new StringBuilder();
  private final StringBuilder spine = new StringBuilder();
  private final StringBuilder metadata = new StringBuilder();
  private final StringBuilder toc = new StringBuilder();
  private final StringBuilder collections = new StringBuilder();
  private String version = "3.0";
  private String prefix = "";
  private int documents;

  static String page(String body) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n<html xmlns=\""
        + XHTML
        + "\" xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"en\" xml:lang=\"en\">\n"
        + "<head><title>T</title><link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/></head>\n<body>"
        + body
        + "</body></html>\n";
  }

  WholeEpub() {
    file("style.css", "p { margin: 0 }\n".getBytes(StandardCharsets.UTF_8));
    item("css", "style.css", "text/css", "");
  }

  /** A document of the spine. */
  WholeEpub document(String name, String source) {
    return document(name, source, StandardCharsets.UTF_8, "");
  }

  WholeEpub document(String name, String source, Charset charset, String attributes) {
    String id = "d" + ++documents;
    file(name, source.getBytes(charset));
    item(id, url(name), "application/xhtml+xml", attributes);
    spine.append("<%sitemref idref=\"%s\"/>".formatted("%1$s", id));
    if (toc.isEmpty()) {
      toc(url(name), "Beginning");
    }
    return this;
  }

  /** A document with the id {@code d1} whose item is written by the test. */
  WholeEpub document(String item, String name, String source) {
    file(name, source.getBytes(StandardCharsets.UTF_8));
    manifest.append("\n    ").append(item);
    spine.append("<%1$sitemref idref=\"d1\"/>");
    return toc.isEmpty() ? toc(url(name), "Beginning") : this;
  }

  private static String url(String name) {
    return name.replace(" ", "%20").replace("&", "&amp;");
  }

  WholeEpub toc(String href, String title) {
    toc.append("<li><a href=\"%s\">%s</a></li>".formatted(href, title));
    return this;
  }

  WholeEpub item(String id, String href, String type, String attributes) {
    manifest.append(
        "\n    <%sitem id=\"%s\" href=\"%s\" media-type=\"%s\" %s/>"
            .formatted("%1$s", id, href.replace("%", "%%"), type, attributes));
    return this;
  }

  /** A file beside the package document. */
  WholeEpub file(String name, byte[] content) {
    files.put("OEBPS/" + name, content);
    return this;
  }

  /** A file anywhere. */
  WholeEpub at(String path, String content) {
    files.put(path, content.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  WholeEpub metadata(String xml) {
    metadata.append("\n    ").append(xml);
    return this;
  }

  /** A collection of files behind the spine. */
  WholeEpub collection(String xml) {
    collections.append(xml);
    return this;
  }

  WholeEpub version(String number) {
    version = number;
    return this;
  }

  /** Elements of the package document have a prefix. */
  WholeEpub prefixed() {
    prefix = "opf:";
    return this;
  }

  private Map<String, byte[]> all() {
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put(
        "META-INF/container.xml",
        ("<?xml version=\"1.0\"?><container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\" version=\"1.0\">"
                + "<rootfiles><rootfile full-path=\"OEBPS/package.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>")
            .getBytes(StandardCharsets.UTF_8));
    file(
        "nav.xhtml",
        page("<nav epub:type=\"toc\"><ol>" + toc + "</ol></nav>").getBytes(StandardCharsets.UTF_8));
    item("nav", "nav.xhtml", "application/xhtml+xml", "properties=\"nav\"");
    String opf =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <%1$spackage xmlns%2$s="http://www.idpf.org/2007/opf" version="VERSION" unique-identifier="id" xml:lang="en">
          <%1$smetadata xmlns:dc="http://purl.org/dc/elements/1.1/">
            <dc:identifier id="id">urn:uuid:0b5cb4a5-2c5a-4bd6-9a0e-6b0e0f5b1f33</dc:identifier>
            <dc:title>The Sea</dc:title><dc:language>en</dc:language>
            <%1$smeta property="dcterms:modified">2024-01-01T00:00:00Z</%1$smeta>METADATA
          </%1$smetadata>
          <%1$smanifest>MANIFEST
          </%1$smanifest>
          <%1$sspine>SPINE</%1$sspine>COLLECTIONS
        </%1$spackage>
        """
            .replace("VERSION", version)
            .replace("METADATA", metadata)
            .replace("MANIFEST", manifest)
            .replace("SPINE", spine)
            .replace("COLLECTIONS", collections)
            .formatted(prefix, prefix.isEmpty() ? "" : ":opf");
    file("package.opf", opf.getBytes(StandardCharsets.UTF_8));
    all.putAll(files);
    return all;
  }

  Path write(Path file) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      byte[] type = "application/epub+zip".getBytes(StandardCharsets.US_ASCII);
      CRC32 crc = new CRC32();
      crc.update(type);
      ZipEntry first = new ZipEntry("mimetype");
      first.setMethod(ZipEntry.STORED);
      first.setSize(type.length);
      first.setCrc(crc.getValue());
      zip.putNextEntry(first);
      zip.write(type);
      for (Map.Entry<String, byte[]> entry : all().entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return file;
  }
}
