package dev.lector.standalone.narrate;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Reads books: plain text, Markdown, EPUB, told apart by the file's name. */
final class BookFile {
  private static final long LARGEST = 256L << 20;

  private BookFile() {}

  /**
   * Reads a book.
   *
   * @throws NarrationException when there is none, it cannot be read, or there is nothing in it to
   *     say
   */
  static Book read(Path file) throws NarrationException {
    Path fileName = file.getFileName();
    String name = fileName == null ? "" : fileName.toString();
    String kind = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    String title = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
    try {
      if (!Files.isRegularFile(file)) {
        throw new NarrationException("There is no file " + file);
      }
      if (Files.size(file) > LARGEST) {
        throw new NarrationException(file + " has more than 256 MiB; split it");
      }
      Book book =
          switch (kind) {
            case "txt", "text" -> Book.of(title, TextBook.sections(text(file)));
            case "md", "markdown" -> Book.of(title, MarkdownBook.sections(text(file)));
            case "epub" -> epub(file, title);
            default ->
                throw new NarrationException(
                    "Books are .txt, .md or .epub, and " + name + " is none of them");
          };
      if (book.chapters().isEmpty()) {
        throw new NarrationException("There is nothing to say in " + file);
      }
      return book;
    } catch (IOException e) {
      throw new NarrationException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static Book epub(Path file, String name) throws IOException, NarrationException {
    EpubBook epub = EpubBook.read(file);
    String title = epub.title();
    List<Section> sections = epub.sections();
    return Book.of(title.isBlank() ? name : title, sections);
  }

  private static String text(Path file) throws IOException, NarrationException {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
              .toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new NarrationException(
          file + " is not UTF-8; convert it, for example: iconv -f WINDOWS-1252 -t UTF-8", e);
    }
  }
}
