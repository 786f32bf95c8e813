package dev.lector.standalone.audiobookshelf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a server that does what Audiobookshelf's sources say, see {@link ShelfServer}. */
class AudiobookshelfTest {
  @TempDir Path directory;
  private ShelfServer server;
  private Audiobookshelf shelf;
  private Path book;

  @BeforeEach
  void start() throws IOException {
    server = new ShelfServer(directory.resolve("library"));
    shelf = shelf("key");
    book = Files.createDirectory(directory.resolve("book"));
    Files.writeString(book.resolve("001-one.mp3"), "one");
    Files.writeString(book.resolve("002-zwei über.mp3"), "two\r\n--\r\n");
    Files.writeString(book.resolve("cover.jpg"), "picture");
    Files.writeString(
        book.resolve("manifest.json"),
        "{\"cover\":\"cover.jpg\",\"chapters\":[{\"file\":\"001-one.mp3\"},{\"file\":\"002-zwei über.mp3\"}]}");
    Files.writeString(
        book.resolve("metadata.json"),
        "{\"title\":\"Sea: A Tale?\",\"authors\":[\"Ann Other\",\"N. N.\"],\"series\":[\"Seas #2\"]}");
  }

  @AfterEach
  void stop() {
    shelf.close();
    server.close();
  }

  @Test
  void aBookIsPutWhereTheServerWouldPutIt() throws Exception {
    assertThat(put(false)).startsWith("Uploaded to ");
    Path there = directory.resolve("library/Ann Other, N. N/Seas/Sea - A Tale");
    assertThat(there.toFile().list())
        .containsExactlyInAnyOrder(
            "001-one.mp3", "002-zwei über.mp3", "cover.jpg", "metadata.json");
    assertThat(there.resolve("002-zwei über.mp3")).hasContent("two\r\n--\r\n");
  }

  @Test
  void whatIsThereIsNotUploadedAgainUnlessItIsForced() throws Exception {
    put(false);
    assertThat(put(false)).contains("there already").contains("--force");
    assertThat(server.uploads()).isEqualTo(1);
    Files.writeString(book.resolve("001-one.mp3"), "another");
    put(true);
    assertThat(directory.resolve("library/Ann Other, N. N/Seas/Sea - A Tale/001-one.mp3"))
        .hasContent("another");
  }

  @Test
  void anUploadThatFailsForTheMomentIsTriedAgain() throws Exception {
    Audiobookshelf.Place place = shelf.place(null);
    server.failNext(List.of(200, 502, 503));
    assertThat(shelf.put(book, place, false)).startsWith("Uploaded");
    assertThat(server.uploads()).isEqualTo(1);
  }

  @Test
  void filesThatTheServerTookAndDoesNotHaveAreToldOf() throws Exception {
    server.loseFiles();
    assertThatThrownBy(() -> put(false))
        .isInstanceOf(AudiobookshelfException.class)
        .hasMessageContaining("does not have them");
  }

  @ParameterizedTest
  @CsvSource({"401, token", "403, may not upload", "413, larger"})
  void aRefusalSaysWhatToDo(int status, String why) throws Exception {
    Audiobookshelf.Place place = shelf.place(null);
    server.failNext(List.of(200, status));
    assertThatThrownBy(() -> shelf.put(book, place, false))
        .isInstanceOf(AudiobookshelfException.class)
        .hasMessageContaining("status " + status)
        .hasMessageContaining(why);
  }

  @Test
  void aWrongTokenIsKnownBeforeAnythingIsNarrated() {
    try (Audiobookshelf other = shelf("wrong")) {
      assertThatThrownBy(() -> other.place(null))
          .isInstanceOf(AudiobookshelfException.class)
          .hasMessageContaining("API key");
    }
  }

  @Test
  void ofSeveralLibrariesOneIsChosenByName() throws Exception {
    assertThat(shelf.place("books").libraryId()).isEqualTo("lib-books");
    assertThat(shelf.place("lib-books").libraryName()).isEqualTo("Books");
    assertThatThrownBy(() -> shelf.place("Podcasts"))
        .hasMessageContaining("no library of books called Podcasts")
        .hasMessageContaining("Books");
    server.addLibrary("More");
    assertThatThrownBy(() -> shelf.place(null))
        .hasMessageContaining("--audiobookshelf-library")
        .hasMessageContaining("Books, More");
  }

  @Test
  void whatIsNoAudiobookshelfIsToldOf() {
    try (Audiobookshelf nobody =
        new Audiobookshelf(URI.create("http://localhost:1"), "key", Duration.ofMillis(1))) {
      assertThatThrownBy(() -> nobody.place(null))
          .isInstanceOf(AudiobookshelfException.class)
          .hasMessageContaining("does not answer");
    }
  }

  @Test
  void aDirectoryWithoutAFinishedBookIsRefused() throws Exception {
    Audiobookshelf.Place place = shelf.place(null);
    assertThatThrownBy(() -> shelf.put(directory, place, false))
        .hasMessageContaining("no finished audiobook");
  }

  private String put(boolean force) throws Exception {
    return shelf.put(book, shelf.place(null), force);
  }

  private Audiobookshelf shelf(String token) {
    return new Audiobookshelf(server.address(), token, Duration.ofMillis(1));
  }
}
