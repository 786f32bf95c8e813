package dev.lector.standalone.narrate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.books.passages.Book;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * By what a book is told from another one, in a narration's manifest and while it goes on.
 *
 * @param isbn digits only; empty without one
 */
record BookName(String title, List<String> authors, String isbn) {
  private static final ObjectMapper JSON = new ObjectMapper();

  BookName {
    authors = List.copyOf(authors);
  }

  static BookName of(Book book) {
    return new BookName(book.title(), book.metadata().authors(), book.metadata().isbn());
  }

  /** The book of a file in JSON; empty where there is none, or it names no book. */
  static Optional<BookName> in(Path file) {
    try {
      JsonNode json = JSON.readTree(Files.readAllBytes(file));
      List<String> authors = new ArrayList<>();
      json.path("authors").forEach(author -> authors.add(author.asText()));
      String title = json.path("title").asText("");
      return title.isEmpty()
          ? Optional.empty()
          : Optional.of(new BookName(title, authors, json.path("isbn").asText("")));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  void write(Path file) throws IOException {
    ObjectNode json = JSON.createObjectNode().put("title", title).put("isbn", isbn);
    authors.forEach(json.putArray("authors")::add);
    Files.write(file, JSON.writeValueAsBytes(json));
  }

  /** Whether it is another book; what one of both does not say tells nothing. */
  boolean isOther(BookName book) {
    boolean others =
        !authors.isEmpty()
            && !book.authors.isEmpty()
            && authors.stream().noneMatch(book.authors::contains);
    boolean numbered = !isbn.isEmpty() && !book.isbn.isEmpty() && !isbn.equals(book.isbn);
    return !title.equals(book.title) || others || numbered;
  }

  /** For people: {@code "Poems" by Emily Dickinson}. */
  String shown() {
    return '"' + title + '"' + (authors.isEmpty() ? "" : " by " + String.join(", ", authors));
  }
}
