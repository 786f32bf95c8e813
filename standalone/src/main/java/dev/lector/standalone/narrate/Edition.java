package dev.lector.standalone.narrate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.books.passages.Book;
import dev.lector.books.passages.Chapter;
import dev.lector.books.passages.Passage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digest of what a narration's files have of a book beside its speech. */
final class Edition {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Edition() {}

  /**
   * The digest of metadata, titles, pauses and cover, and of all of an EPUB that is read along.
   *
   * @return SHA-256 in hexadecimal digits
   */
  static String of(Book book, Path source, BookFormat format) throws NarrationException {
    MessageDigest digest = sha256();
    try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      ObjectNode json = JSON.createObjectNode().put("title", book.title());
      ManifestBook.put(book, json);
      for (Chapter chapter : book.chapters()) {
        var pauses = json.withArray("chapters").addObject().put("title", chapter.title());
        for (Passage passage : chapter.passages()) {
          pauses.withArray("pauses").add(passage.pauseMs());
        }
      }
      out.write(JSON.writeValueAsBytes(json));
      if (book.metadata().cover().isPresent()) {
        out.write(book.metadata().cover().get().bytes());
      }
      if (!format.isAudio()) {
        try (InputStream in = Files.newInputStream(source)) {
          in.transferTo(out);
        }
      }
    } catch (IOException e) {
      throw new NarrationException(source + " cannot be read: " + e.getMessage(), e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256, but this one", e);
    }
  }
}
