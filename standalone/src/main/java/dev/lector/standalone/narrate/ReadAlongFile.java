package dev.lector.standalone.narrate;

import dev.lector.audiobook.EncodedChapter;
import dev.lector.audiobook.container.M4a;
import dev.lector.books.document.BookException;
import dev.lector.books.readalong.AudioTrack;
import dev.lector.books.readalong.ReadAlongEpub;
import dev.lector.books.readalong.SpokenSentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The publisher's EPUB with the speech of its chapters, made of chapters that are encoded as they
 * come.
 */
final class ReadAlongFile implements BookWriter {
  private final Path source;
  private final Path directory;
  private final EncodedParts parts;
  private final String title;
  private final String narrator;
  private final Map<Integer, Spoken> spoken = new ConcurrentHashMap<>();

  private record Spoken(AudioTrack track, List<SpokenSentence> sentences) {}

  /**
   * @param source the publisher's EPUB
   * @param title of the book
   * @param narrator who speaks; empty where nobody knows
   */
  ReadAlongFile(Path source, Path directory, EncodedParts parts, String title, String narrator) {
    this.source = source;
    this.directory = directory;
    this.parts = parts;
    this.title = title;
    this.narrator = narrator;
  }

  /**
   * Refuses a book that cannot be read along, before anything is said.
   *
   * @throws NarrationException when it cannot; says what to do
   */
  static void require(Path source) throws NarrationException {
    if (!source.toString().toLowerCase(Locale.ROOT).endsWith(".epub")) {
      throw new NarrationException(
          "--format epub marks the sentences of an EPUB, and %s is none; take --format m4b, or make an EPUB of it first"
              .formatted(source));
    }
    try (ReadAlongEpub _ = ReadAlongEpub.open(source)) {
      return;
    } catch (BookException e) {
      throw new NarrationException(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new NarrationException(source + " cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public WrittenChapter write(ChapterAudio audio) throws IOException, NarrationException {
    EncodedParts.Part part = parts.encode(audio);
    Path file = part.file().resolveSibling(part.file().getFileName() + ".m4a");
    if (!Files.exists(file)) {
      EncodedChapter chapter = new EncodedChapter(Titles.of(audio.chapter()), part.file());
      Draft.write(file, draft -> M4a.write(draft, chapter));
    }
    String name = "c%03d.m4a".formatted(audio.chapter().number());
    long length = part.samples() * 1_000 / part.sampleRate();
    spoken.put(
        audio.chapter().number(),
        new Spoken(
            new AudioTrack(name, file, "audio/mp4", length),
            new SpokenSentences(audio, part, name).list()));
    return new WrittenChapter(
        audio.chapter(), name, part.sampleRate(), 0, part.samples(), part.places());
  }

  @Override
  public List<WrittenChapter> finish(List<WrittenChapter> chapters)
      throws IOException, NarrationException {
    List<SpokenSentence> sentences = new ArrayList<>();
    List<AudioTrack> tracks = new ArrayList<>();
    for (WrittenChapter chapter : chapters) {
      Spoken one = spoken.get(chapter.chapter().number());
      if (one == null) {
        throw new IllegalStateException("not encoded: " + chapter.chapter().number());
      }
      sentences.addAll(one.sentences());
      tracks.add(one.track());
    }
    String name = FileNames.book(title, "epub");
    Draft.write(directory.resolve(name), draft -> write(draft, sentences, tracks));
    return chapters.stream().map(chapter -> chapter.in(name, 0, chapter.samples(), 0)).toList();
  }

  private void write(Path draft, List<SpokenSentence> sentences, List<AudioTrack> tracks)
      throws IOException, NarrationException {
    try (ReadAlongEpub book = ReadAlongEpub.open(source)) {
      book.write(draft, sentences, tracks, narrator)
          .notices()
          .forEach(notice -> System.err.println("lector: " + notice));
    } catch (BookException e) {
      throw new NarrationException(String.valueOf(e.getMessage()), e);
    }
  }
}
