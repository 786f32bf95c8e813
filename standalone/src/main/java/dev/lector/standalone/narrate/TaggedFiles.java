package dev.lector.standalone.narrate;

import dev.lector.audiobook.BookMetadata;
import dev.lector.audiobook.Cover;
import dev.lector.audiobook.EncodedChapter;
import dev.lector.audiobook.container.ChapterFile;
import dev.lector.books.passages.Chapter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A file with tags for each chapter: MP3, Opus or FLAC. */
final class TaggedFiles implements BookWriter {
  private final Path directory;
  private final EncodedParts parts;
  private final ChapterFile kind;
  private final String extension;
  private final BookMetadata book;
  private final Optional<Cover> cover;
  private final int count;

  /**
   * @param count how many chapters there are
   */
  TaggedFiles(
      Path directory,
      EncodedParts parts,
      ChapterFile kind,
      String extension,
      BookMetadata book,
      Optional<Cover> cover,
      int count) {
    this.directory = directory;
    this.parts = parts;
    this.kind = kind;
    this.extension = extension;
    this.book = book;
    this.cover = cover;
    this.count = count;
  }

  @Override
  public WrittenChapter write(ChapterAudio audio) throws IOException, NarrationException {
    Chapter chapter = audio.chapter();
    EncodedParts.Part part = parts.encode(audio);
    String name = FileNames.chapter(chapter, extension);
    EncodedChapter encoded = new EncodedChapter(Titles.of(chapter), part.file());
    Draft.write(
        directory.resolve(name),
        draft -> kind.write(draft, encoded, chapter.number(), count, book, cover));
    return new WrittenChapter(chapter, name, part.sampleRate(), 0, part.samples(), part.places());
  }

  @Override
  public List<WrittenChapter> finish(List<WrittenChapter> chapters) {
    return chapters;
  }
}
