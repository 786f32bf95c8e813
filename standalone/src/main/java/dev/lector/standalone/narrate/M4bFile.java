package dev.lector.standalone.narrate;

import dev.lector.audiobook.BookMetadata;
import dev.lector.audiobook.ChapterMark;
import dev.lector.audiobook.Cover;
import dev.lector.audiobook.EncodedChapter;
import dev.lector.audiobook.container.M4b;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** One file for the whole book, made of chapters that are encoded as they come. */
final class M4bFile implements BookWriter {
  private final Path directory;
  private final EncodedParts parts;
  private final BookMetadata book;
  private final Optional<Cover> cover;
  private final Map<Integer, Path> encoded = new ConcurrentHashMap<>();

  M4bFile(Path directory, EncodedParts parts, BookMetadata book, Optional<Cover> cover) {
    this.directory = directory;
    this.parts = parts;
    this.book = book;
    this.cover = cover;
  }

  @Override
  public WrittenChapter write(ChapterAudio audio) throws IOException, NarrationException {
    EncodedParts.Part part = parts.encode(audio);
    encoded.put(audio.chapter().number(), part.file());
    return new WrittenChapter(
        audio.chapter(),
        part.file().getFileName().toString(),
        part.sampleRate(),
        0,
        part.samples(),
        part.places());
  }

  @Override
  public List<WrittenChapter> finish(List<WrittenChapter> chapters)
      throws IOException, NarrationException {
    List<EncodedChapter> all = new ArrayList<>();
    for (WrittenChapter chapter : chapters) {
      Path part = encoded.get(chapter.chapter().number());
      if (part == null) {
        throw new IllegalStateException("not encoded: " + chapter.chapter().number());
      }
      all.add(new EncodedChapter(Titles.of(chapter.chapter()), part));
    }
    String name = FileNames.book(book.title(), "m4b");
    List<ChapterMark> marks = new ArrayList<>();
    Draft.write(
        directory.resolve(name),
        draft -> marks.addAll(M4b.write(draft, all, book, cover).chapters()));
    List<WrittenChapter> written = new ArrayList<>();
    for (int i = 0; i < chapters.size(); i++) {
      ChapterMark mark = marks.get(i);
      // Each chapter but the first begins with what its encoder put in front.
      long first = mark.start() + (i == 0 ? 0 : M4b.FRAME);
      written.add(chapters.get(i).in(name, mark.start(), mark.end() - mark.start(), first));
    }
    return written;
  }
}
