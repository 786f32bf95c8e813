package dev.lector.standalone.e2e;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** An EPUB in English with a cover, an imprint, and chapters of a paragraph each. */
final class TinyEpub {
  private static final String IMPRINT =
      "<body epub:type='copyright-page'><p>Copyright by nobody. All rights are yours.</p></body>";

  private final String title;
  private final List<String> bodies = new ArrayList<>(List.of(IMPRINT));

  TinyEpub(String title) {
    this.title = title;
  }

  TinyEpub chapter(String heading, String text) {
    bodies.add("<body><h1>%s</h1><p>%s</p></body>".formatted(heading, text));
    return this;
  }

  Path write(Path file) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      put(zip, "mimetype", "application/epub+zip");
      put(
          zip,
          "META-INF/container.xml",
          "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container' version='1.0'><rootfiles><rootfile full-path='p.opf' media-type='application/oebps-package+xml'/></rootfiles></container>");
      StringBuilder manifest =
          new StringBuilder(
              "<item id='cover' href='cover.png' media-type='image/png' properties='cover-image'/>");
      StringBuilder spine = new StringBuilder();
      for (int i = 0; i < bodies.size(); i++) {
        manifest.append(
            "<item id='i%d' href='c%d.xhtml' media-type='application/xhtml+xml'/>".formatted(i, i));
        spine.append("<itemref idref='i%d'/>".formatted(i));
        put(
            zip,
            "c%d.xhtml".formatted(i),
            "<html xmlns='http://www.w3.org/1999/xhtml' xmlns:epub='http://www.idpf.org/2007/ops'><head><title>T</title></head>%s</html>"
                .formatted(bodies.get(i)));
      }
      put(
          zip,
          "p.opf",
          "<package xmlns='http://www.idpf.org/2007/opf' version='3.0'><metadata xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>%s</dc:title><dc:creator>Ann Author</dc:creator><dc:language>en</dc:language></metadata><manifest>%s</manifest><spine>%s</spine></package>"
              .formatted(title, manifest, spine));
      put(zip, "cover.png", cover());
    }
    return file;
  }

  private static byte[] cover() throws IOException {
    BufferedImage image = new BufferedImage(200, 300, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(new Color(0x1f6b45));
    pen.fillRect(0, 0, 200, 300);
    pen.setColor(Color.WHITE);
    pen.fillOval(50, 80, 100, 100);
    pen.dispose();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    return png.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    put(zip, name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }
}
