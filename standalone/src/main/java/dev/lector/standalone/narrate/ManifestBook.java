package dev.lector.standalone.narrate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.books.document.Cover;
import dev.lector.books.document.Metadata;
import dev.lector.books.ledger.Omission;
import dev.lector.books.ledger.TextLedger;
import dev.lector.books.passages.Book;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a manifest says of the book itself: its metadata, its cover, and its ledger of text. */
final class ManifestBook {
  private ManifestBook() {}

  /** Adds the metadata, the ledger, and what is not narrated. */
  static void put(Book book, ObjectNode json) {
    Metadata metadata = book.metadata();
    if (!metadata.authors().isEmpty()) {
      metadata.authors().forEach(json.putArray("authors")::add);
    }
    putIfSet(json, "language", metadata.language());
    putIfSet(json, "series", metadata.series());
    putIfSet(json, "volume", metadata.volume());
    putIfSet(json, "year", metadata.year());
    putIfSet(json, "description", metadata.description());
    putIfSet(json, "isbn", metadata.isbn());
    metadata.cover().ifPresent(cover -> json.put("cover", coverFile(cover)));
    put(book.ledger(), json);
    if (!book.silent().isEmpty()) {
      ArrayNode silent = json.putArray("not_narrated");
      for (Book.Silent part : book.silent()) {
        ObjectNode entry = silent.addObject();
        entry.put("title", part.title());
        entry.put("reason", part.why());
        put(part.ledger(), entry);
      }
    }
  }

  private static void putIfSet(ObjectNode json, String field, String value) {
    if (!value.isBlank()) {
      json.put(field, value);
    }
  }

  /** Adds a ledger as {@code text}. */
  static void put(TextLedger ledger, ObjectNode json) {
    ObjectNode text = json.putObject("text");
    text.put("characters", ledger.characters());
    text.put("spoken", ledger.spoken());
    ArrayNode omissions = text.putArray("left_out");
    for (Omission omission : ledger.omissions()) {
      ObjectNode entry = omissions.addObject();
      entry.put("reason", omission.reason().label());
      entry.put("characters", omission.characters());
      entry.put("times", omission.times());
      omission.examples().forEach(entry.putArray("examples")::add);
    }
  }

  /** Writes the cover beside the manifest. */
  static void writeCover(Book book, Path directory) throws IOException {
    if (book.metadata().cover().isPresent()) {
      Cover cover = book.metadata().cover().get();
      Files.write(directory.resolve(coverFile(cover)), cover.bytes());
    }
  }

  /** The file of a cover. */
  static String coverFile(Cover cover) {
    return switch (cover.mediaType()) {
      case "image/png" -> "cover.png";
      case "image/gif" -> "cover.gif";
      case "image/svg+xml" -> "cover.svg";
      case "image/webp" -> "cover.webp";
      default -> "cover.jpg";
    };
  }
}
