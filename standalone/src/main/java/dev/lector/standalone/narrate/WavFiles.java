package dev.lector.standalone.narrate;

import dev.lector.books.passages.Chapter;
import dev.lector.speech.audio.WavHeader;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A WAV file (16-bit PCM) for each chapter. */
final class WavFiles implements BookWriter {
  /** Longest data of a WAV file: its header counts to 2^32 - 1. */
  private static final long LONGEST = 0xffff_ffffL - WavHeader.BYTES;

  private final Path directory;

  WavFiles(Path directory) {
    this.directory = directory;
  }

  @Override
  public WrittenChapter write(ChapterAudio audio) throws IOException, NarrationException {
    Chapter chapter = audio.chapter();
    long bytes = audio.samples() * Short.BYTES * audio.channels();
    if (bytes > LONGEST) {
      throw new NarrationException(
          "Chapter %d is longer than a WAV file can be; give it more headings, or take another --format"
              .formatted(chapter.number()));
    }
    String name = FileNames.chapter(chapter, "wav");
    Draft.write(
        directory.resolve(name),
        draft -> {
          try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft), 1 << 16)) {
            WavHeader header = new WavHeader(audio.sampleRate(), audio.channels(), 16, bytes);
            out.write(header.toBytes());
            audio.joined().copyTo((pcm, length) -> out.write(pcm, 0, length));
          }
        });
    return new WrittenChapter(
        chapter, name, audio.sampleRate(), 0, audio.samples(), audio.places());
  }

  @Override
  public List<WrittenChapter> finish(List<WrittenChapter> chapters) {
    return chapters;
  }
}
