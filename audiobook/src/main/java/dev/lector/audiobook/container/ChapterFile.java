package dev.lector.audiobook.container;

import dev.lector.audiobook.AudiobookException;
import dev.lector.audiobook.BookMetadata;
import dev.lector.audiobook.Cover;
import dev.lector.audiobook.EncodedChapter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;

/** A chapter that is a file of its own, with tags and the book's cover. */
public enum ChapterFile {
  /** MP3 with ID3v2.3, which the oldest players read, and a header that tells the length. */
  MP3("mp3"),

  /** Opus in Ogg; the cover is a comment, as RFC 7845 allows and players read. */
  OPUS("opus"),

  /** FLAC. */
  FLAC("flac");

  private final String muxer;

  ChapterFile(String muxer) {
    this.muxer = muxer;
  }

  /** Options of FFmpeg's muxer. */
  private Map<String, String> options() {
    return switch (this) {
      case MP3 -> Map.of("id3v2_version", "3", "write_xing", "1");
      // Equal audio gives equal bytes.
      case OPUS -> Map.of("serial_offset", "1");
      case FLAC -> Map.of();
    };
  }

  /**
   * Writes a chapter's file.
   *
   * @param file to be written; what was there is replaced
   * @param chapter encoded in this format
   * @param number of the chapter, from 1
   * @param of how many there are
   * @throws AudiobookException when the audio cannot be read, or the file cannot be written
   */
  public void write(
      Path file,
      EncodedChapter chapter,
      int number,
      int of,
      BookMetadata book,
      Optional<Cover> cover)
      throws AudiobookException {
    Libav.load();
    Map<String, String> tags = Tags.chapter(book, chapter.title(), number, of);
    List<Cover> pictures = cover.stream().toList();
    try (AudioInput in = new AudioInput(chapter.audio());
        ContainerFile out = new ContainerFile(file, muxer, in.stream())) {
      if (this == OPUS) {
        cover.ifPresent(image -> tags.put("METADATA_BLOCK_PICTURE", PictureBlock.of(image)));
        pictures = List.of();
      }
      out.tags(tags);
      out.start(pictures, options());
      AVPacket packet = avcodec.av_packet_alloc();
      try {
        while (in.read(packet)) {
          out.copy(packet, in.stream().time_base());
          avcodec.av_packet_unref(packet);
        }
      } finally {
        avcodec.av_packet_free(packet);
      }
      out.finish();
    }
  }
}
