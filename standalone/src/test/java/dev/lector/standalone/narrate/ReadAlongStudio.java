package dev.lector.standalone.narrate;

import dev.lector.books.BookReader;
import dev.lector.books.passages.Book;
import dev.lector.books.passages.ChapterChoice;
import dev.lector.books.passages.Passage;
import dev.lector.books.passages.Pauses;
import dev.lector.speech.audio.WavHeader;
import dev.lector.times.TimesDocument;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Has a book read along as the narrator has, by a speaker who is silent, or hums. */
final class ReadAlongStudio implements AutoCloseable {
  private static final Pattern CLIP =
      Pattern.compile("clipBegin=\"([^\"]*)\" clipEnd=\"([^\"]*)\"");

  private final Library library = new Library();
  private final BatchClient client = new BatchClient(library.address(), null);
  private final Map<String, SpokenItem> audio = new HashMap<>();
  private final int loud;
  private Path source = Path.of("");
  private Path directory = Path.of("");
  private Book book = TestBook.of("", List.of(new Section("", List.of("None."))));

  private ReadAlongStudio(int loud) {
    this.loud = loud;
  }

  static ReadAlongStudio silent() {
    return new ReadAlongStudio(0);
  }

  static ReadAlongStudio humming() {
    return new ReadAlongStudio(8_000);
  }

  /** An EPUB with a document for each body. */
  static Path epub(Path file, String... bodies) throws IOException {
    StringBuilder manifest = new StringBuilder();
    StringBuilder spine = new StringBuilder();
    Map<String, String> files = new HashMap<>();
    for (int i = 0; i < bodies.length; i++) {
      files.put("d" + i + ".xhtml", page(bodies[i]));
      manifest.append(
          "<item id=\"d%1$d\" href=\"d%1$d.xhtml\" media-type=\"application/xhtml+xml\"/>"
              .formatted(i));
      spine.append("<itemref idref=\"d%d\"/>".formatted(i));
    }
    files.put(
        "nav.xhtml",
        page("<nav epub:type=\"toc\"><ol><li><a href=\"d0.xhtml\">Beginning</a></li></ol></nav>"));
    files.put(
        "package.opf",
        "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\"><metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
            + "<dc:identifier id=\"id\">urn:uuid:0b5cb4a5-2c5a-4bd6-9a0e-6b0e0f5b1f33</dc:identifier><dc:title>The Sea</dc:title><dc:language>en</dc:language>"
            + "<meta property=\"dcterms:modified\">2024-01-01T00:00:00Z</meta></metadata><manifest><item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>"
            + manifest
            + "</manifest><spine>"
            + spine
            + "</spine></package>");
    files.put(
        "META-INF/container.xml",
        "<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\" version=\"1.0\"><rootfiles><rootfile full-path=\"package.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>");
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
      for (Map.Entry<String, String> entry : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return file;
  }

  private static String page(String body) {
    return "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\"><head><title>T</title></head><body>"
        + body
        + "</body></html>";
  }

  /** Takes a book on. */
  void open(Path epub, Path output) throws Exception {
    source = epub;
    directory = output;
    book = Book.of(BookReader.read(epub), ChapterChoice.BOOK, Pauses.DEFAULT);
  }

  /** Says every passage in the same time, seconds. */
  void speak(int rate, double seconds) {
    speak(rate, _ -> seconds);
  }

  void speak(int rate, ToDoubleFunction<Passage> seconds) {
    for (Passage passage : book.passages()) {
      int samples = (int) (rate * seconds.applyAsDouble(passage));
      ByteBuffer file =
          ByteBuffer.allocate(WavHeader.BYTES + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
      file.put(new WavHeader(rate, 1, 16, 2L * samples).toBytes());
      for (int i = 0; i < samples; i++) {
        file.putShort((short) (loud * Math.sin(2 * Math.PI * 440 * i / rate)));
      }
      audio.put(passage.id(), library.put(audio.size(), passage.id(), file.array()));
    }
  }

  /** Tells when a passage is heard. */
  void tell(String passage, TimesDocument times) {
    SpokenItem item = audio.get(passage);
    if (item == null) {
      throw new IllegalArgumentException(passage);
    }
    audio.put(passage, library.putTimes(item, times.toJson()));
  }

  /** Writes the book. */
  List<WrittenChapter> write() throws Exception {
    Narration how = new Narration("slt", null, null, null, null);
    BookWriter writer =
        new BookOutput(BookFormat.EPUB, 0, Optional.empty(), Optional.empty())
            .writer(source, book, how, directory, directory.resolve(".parts"));
    AudioCache cache = new AudioCache(directory.resolve(".parts"), client, true);
    for (SpokenItem item : audio.values()) {
      cache.fetch(item);
    }
    try (Chapters chapters = new Chapters(book, cache, writer)) {
      chapters.write(audio, Set.of());
      return chapters.finish();
    }
  }

  Book book() {
    return book;
  }

  /** The clips of the first overlay. */
  static List<String> clips(Path epub) throws IOException {
    List<String> clips = new ArrayList<>();
    try (ZipFile zip = new ZipFile(epub.toFile())) {
      ZipEntry overlay = zip.getEntry("lector/overlay-0001.smil");
      Matcher clip =
          CLIP.matcher(
              new String(zip.getInputStream(overlay).readAllBytes(), StandardCharsets.UTF_8));
      while (clip.find()) {
        clips.add(clip.group(1) + " " + clip.group(2));
      }
    }
    return clips;
  }

  @Override
  public void close() {
    client.close();
    library.close();
  }
}
