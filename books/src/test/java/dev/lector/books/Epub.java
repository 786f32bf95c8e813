package dev.lector.books;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An EPUB, file by file. */
final class Epub {
  private static final String ROOT = "OEBPS/";

  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final StringBuilder manifest = new StringBuilder();
  private final StringBuilder spine = new StringBuilder();
  private final StringBuilder metadata = new StringBuilder();
  private final StringBuilder guide = new StringBuilder();
  private final StringBuilder nav = new StringBuilder();
  private final List<String> navigation = new ArrayList<>();
  private String navName = "nav.xhtml";
  private int items;

  static String xhtml(String body) {
    return "<?xml version='1.0' encoding='utf-8'?>\n<html xmlns='http://www.w3.org/1999/xhtml'"
        + " xmlns:epub='http://www.idpf.org/2007/ops'><head><title>T</title></head>"
        + (body.startsWith("<body") ? body : "<body>" + body + "</body>")
        + "</html>";
  }

  /** A document of the spine. */
  Epub page(String name, String body) {
    return document(name, xhtml(body));
  }

  /** A document of the spine, whole. */
  Epub document(String name, String source) {
    file(name, source);
    return spine(name, "application/xhtml+xml", "");
  }

  /** Names a file in manifest and spine, whether it is there or not. */
  Epub spine(String href, String type, String attributes) {
    String id = "i" + items++;
    manifest.append("<item id='%s' href='%s' media-type='%s'/>".formatted(id, href, type));
    spine.append("<itemref idref='%s' %s/>".formatted(id, attributes));
    return this;
  }

  /** Names a file in the manifest. */
  Epub item(String id, String href, String type, String attributes) {
    manifest.append(
        "<item id='%s' href='%s' media-type='%s' %s/>".formatted(id, href, type, attributes));
    return this;
  }

  Epub file(String name, String content) {
    return raw(ROOT + name, content.getBytes(StandardCharsets.UTF_8));
  }

  Epub raw(String name, byte[] content) {
    files.put(name, content);
    return this;
  }

  Epub metadata(String xml) {
    metadata.append(xml);
    return this;
  }

  Epub guide(String xml) {
    guide.append(xml);
    return this;
  }

  /** An entry of the table of contents. */
  Epub toc(String href, String title) {
    navigation.add("<li><a href='%s'>%s</a></li>".formatted(href, title));
    return this;
  }

  /** An entry of the table of contents, as it is. */
  Epub toc(String item) {
    navigation.add(item);
    return this;
  }

  Epub navIn(String name) {
    navName = name;
    return this;
  }

  private Map<String, byte[]> all() {
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put("mimetype", "application/epub+zip".getBytes(StandardCharsets.UTF_8));
    all.put(
        "META-INF/container.xml",
        ("<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container' version='1.0'><rootfiles>"
                + "<rootfile full-path='OEBPS/package.opf' media-type='application/oebps-package+xml'/></rootfiles></container>")
            .getBytes(StandardCharsets.UTF_8));
    if (!navigation.isEmpty()) {
      item("nav", navName, "application/xhtml+xml", "properties='nav'");
      nav.append("<nav epub:type='toc'><ol>")
          .append(String.join("", navigation))
          .append("</ol></nav>");
      file(navName, xhtml(nav.toString()));
    }
    String own =
        metadata.indexOf("<dc:title") >= 0
            ? ""
            : "<dc:title>A Book</dc:title><dc:language>en</dc:language>";
    file(
        "package.opf",
        "<package xmlns='http://www.idpf.org/2007/opf' version='3.0' unique-identifier='id'>"
            + "<metadata xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:opf='http://www.idpf.org/2007/opf'>"
            + "<dc:identifier id='id'>x</dc:identifier>"
            + own
            + metadata
            + "</metadata><manifest>"
            + manifest
            + "</manifest><spine toc='ncx'>"
            + spine
            + "</spine><guide>"
            + guide
            + "</guide></package>");
    all.putAll(files);
    return all;
  }

  Path write(Path file) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> entry : all().entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return file;
  }

  /** Without compression, and with lengths behind the data, as programs write that cannot seek. */
  Path writeStreamed(Path file) throws IOException {
    write(file);
    Map<String, byte[]> all = all();
    List<byte[]> parts = new ArrayList<>();
    List<byte[]> directory = new ArrayList<>();
    int offset = 0;
    for (Map.Entry<String, byte[]> entry : all.entrySet()) {
      byte[] name = entry.getKey().getBytes(StandardCharsets.UTF_8);
      CRC32 crc = new CRC32();
      crc.update(entry.getValue());
      int size = entry.getValue().length;
      byte[] local =
          bytes(
              0x04034b50, 4, 20, 2, 8, 2, 0, 2, 0, 2, 0, 2, 0, 4, 0, 4, 0, 4, name.length, 2, 0, 2);
      byte[] behind = bytes(0x08074b50, 4, (int) crc.getValue(), 4, size, 4, size, 4);
      directory.add(
          bytes(
              0x02014b50,
              4,
              20,
              2,
              20,
              2,
              8,
              2,
              0,
              2,
              0,
              2,
              0,
              2,
              (int) crc.getValue(),
              4,
              size,
              4,
              size,
              4,
              name.length,
              2,
              0,
              2,
              0,
              2,
              0,
              2,
              0,
              2,
              0,
              4,
              offset,
              4));
      directory.add(name);
      for (byte[] part : List.of(local, name, entry.getValue(), behind)) {
        parts.add(part);
        offset += part.length;
      }
    }
    int length = directory.stream().mapToInt(part -> part.length).sum();
    parts.addAll(directory);
    parts.add(
        bytes(0x06054b50, 4, 0, 2, 0, 2, all.size(), 2, all.size(), 2, length, 4, offset, 4, 0, 2));
    try (var out = Files.newOutputStream(file)) {
      for (byte[] part : parts) {
        out.write(part);
      }
    }
    return file;
  }

  /** Little-endian numbers, each followed by its length in bytes. */
  private static byte[] bytes(int... fields) {
    int length = 0;
    for (int i = 1; i < fields.length; i += 2) {
      length += fields[i];
    }
    byte[] bytes = new byte[length];
    int at = 0;
    for (int i = 0; i < fields.length; i += 2) {
      for (int b = 0; b < fields[i + 1]; b++) {
        bytes[at++] = (byte) (fields[i] >>> (8 * b));
      }
    }
    return bytes;
  }
}
