package dev.lector.audiobook.container;

import dev.lector.audiobook.AudiobookException;
import dev.lector.audiobook.BookMetadata;
import dev.lector.audiobook.ChapterMark;
import dev.lector.audiobook.Cover;
import dev.lector.audiobook.EncodedChapter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avcodec;

/**
 * A book in one file: MPEG-4 with AAC-LC, chapters both as Nero's list and as QuickTime's text
 * track, cover and tags; what a player needs first stands first. The chapters' packets follow one
 * another as they are.
 */
public final class M4b {
  /** Samples of an AAC-LC packet, and as many the encoder puts before the first. */
  public static final int FRAME = 1024;

  private M4b() {}

  /**
   * A book's file.
   *
   * @param sampleRate Hz
   * @param samples how many it has
   * @param chapters their places
   */
  public record Written(int sampleRate, long samples, List<ChapterMark> chapters) {
    /** Keeps an unmodifiable copy of the list. */
    public Written {
      chapters = List.copyOf(chapters);
    }
  }

  /**
   * Writes a book.
   *
   * @param file to be written; what was there is replaced
   * @param chapters AAC-LC in ADTS of one sample rate and number of channels, each encoded from its
   *     first sample on; at least one
   * @throws AudiobookException when they differ, one cannot be read, or the file cannot be written
   */
  public static Written write(
      Path file, List<EncodedChapter> chapters, BookMetadata book, Optional<Cover> cover)
      throws AudiobookException {
    Libav.load();
    try (AudioInput first = new AudioInput(chapters.getFirst().audio());
        ContainerFile out = new ContainerFile(file, "ipod", first.stream())) {
      out.priming(FRAME);
      out.tags(Tags.book(book));
      out.language(Tags.iso639(book.language()));
      out.start(cover.stream().toList(), Map.of("movflags", "+faststart"));
      int sampleRate = first.stream().codecpar().sample_rate();
      List<ChapterMark> marks = new ArrayList<>();
      // The first packet decodes to what the encoder put in front: it is heard before the start.
      long at = -FRAME;
      for (EncodedChapter chapter : chapters) {
        long end = append(out, chapter, first.stream(), at);
        marks.add(new ChapterMark(chapter.title(), Math.max(0, at), end));
        at = end;
      }
      out.chapters(marks);
      out.finish();
      return new Written(sampleRate, at, marks);
    }
  }

  /** Copies a chapter's packets, and returns where the next one begins. */
  static long append(ContainerFile out, EncodedChapter chapter, AVStream like, long at)
      throws AudiobookException {
    AVPacket packet = avcodec.av_packet_alloc();
    long next = at;
    try (AudioInput in = new AudioInput(chapter.audio())) {
      requireSame(chapter, like, in.stream());
      while (in.read(packet)) {
        try {
          out.write(packet, next, FRAME);
        } finally {
          avcodec.av_packet_unref(packet);
        }
        next += FRAME;
      }
    } finally {
      avcodec.av_packet_free(packet);
    }
    return next;
  }

  private static void requireSame(EncodedChapter chapter, AVStream like, AVStream stream)
      throws AudiobookException {
    boolean same =
        stream.codecpar().codec_id() == like.codecpar().codec_id()
            && stream.codecpar().sample_rate() == like.codecpar().sample_rate()
            && stream.codecpar().ch_layout().nb_channels()
                == like.codecpar().ch_layout().nb_channels();
    if (!same) {
      throw new AudiobookException(
          "\"%s\" has %d Hz, the chapters before it %d Hz: one file has one rate. Name one model with --model"
              .formatted(
                  chapter.title(), stream.codecpar().sample_rate(), like.codecpar().sample_rate()));
    }
  }
}
