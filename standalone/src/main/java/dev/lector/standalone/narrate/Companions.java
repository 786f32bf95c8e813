package dev.lector.standalone.narrate;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lector.audiobook.BookMetadata;
import dev.lector.audiobook.Track;
import dev.lector.audiobook.describe.AudiobookshelfMetadata;
import dev.lector.audiobook.describe.PodcastChapters;
import dev.lector.audiobook.describe.PodcastFeed;
import dev.lector.audiobook.describe.ReadiumManifest;
import dev.lector.books.passages.Book;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Files beside the audio that tell players, servers and podcast programs of the book. */
final class Companions {
  private final Path directory;
  private final Book book;
  private final BookOutput output;
  private final BookMetadata metadata;
  private final String id;
  private final Optional<String> cover;
  private final List<String> names = new ArrayList<>();

  /**
   * @param digest of what is said and how
   */
  Companions(Path directory, Book book, BookOutput output, BookMetadata metadata, String digest) {
    this.directory = directory;
    this.book = book;
    this.output = output;
    this.metadata = metadata;
    this.id = "urn:uuid:" + UUID.nameUUIDFromBytes(digest.getBytes(UTF_8));
    this.cover = book.metadata().cover().map(ManifestBook::coverFile);
  }

  /**
   * Writes all of them.
   *
   * @return their names
   */
  List<String> write(List<WrittenChapter> chapters) throws IOException, NarrationException {
    ManifestBook.writeCover(book, directory);
    cover.ifPresent(names::add);
    List<Track> tracks = new ArrayList<>();
    for (WrittenChapter chapter : chapters) {
      tracks.add(
          new Track(
              Titles.of(chapter.chapter()),
              chapter.file(),
              output.format().mediaType(),
              Files.size(directory.resolve(chapter.file())),
              chapter.seconds(chapter.start()),
              chapter.seconds()));
    }
    write(AudiobookshelfMetadata.FILE, AudiobookshelfMetadata.json(metadata, tracks));
    write(ReadiumManifest.FILE, ReadiumManifest.json(id, metadata, tracks, cover));
    if (output.feed().isPresent()) {
      URI base = slashed(output.feed().get());
      Optional<String> captions = output.subtitles().map(SubtitleFormat::extension);
      for (List<Track> file : PodcastChapters.byFile(tracks)) {
        if (file.size() > 1) {
          write(PodcastChapters.file(file.getFirst().file()), PodcastChapters.json(metadata, file));
        }
      }
      write(PodcastFeed.FILE, PodcastFeed.xml(base, id, metadata, tracks, captions, cover));
    }
    return names;
  }

  private void write(String name, String text) throws IOException, NarrationException {
    Draft.write(directory.resolve(name), draft -> Files.writeString(draft, text));
    names.add(name);
  }

  /** The address of a directory: names behind it replace nothing of it. */
  private static URI slashed(URI base) {
    return base.toString().endsWith("/") ? base : URI.create(base + "/");
  }
}
