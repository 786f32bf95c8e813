package dev.lector.audiobook.container;

import static dev.lector.audiobook.container.Libav.check;

import dev.lector.audiobook.AudiobookException;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/** Packets of a file with one audio stream. */
final class AudioInput implements AutoCloseable {
  private final AVFormatContext context = new AVFormatContext(null);
  private final AVStream stream;

  AudioInput(Path file) throws AudiobookException {
    check(
        avformat.avformat_open_input(context, Libav.url(file), null, null), file + " is not audio");
    try {
      check(
          avformat.avformat_find_stream_info(context, (AVDictionary) null),
          file + " cannot be read");
      int found =
          avformat.av_find_best_stream(
              context,
              avutil.AVMEDIA_TYPE_AUDIO,
              -1,
              -1,
              (org.bytedeco.javacpp.PointerPointer<?>) null,
              0);
      this.stream = context.streams(check(found, file + " has no audio"));
    } catch (AudiobookException | RuntimeException e) {
      close();
      throw e;
    }
  }

  AVStream stream() {
    return stream;
  }

  /**
   * Reads the next packet.
   *
   * @param packet to be filled; its reference is the caller's to give back
   * @return false at the end
   */
  boolean read(AVPacket packet) throws AudiobookException {
    int code = avformat.av_read_frame(context, packet);
    if (code == avutil.AVERROR_EOF()) {
      return false;
    }
    check(code, "read audio");
    return true;
  }

  @Override
  public void close() {
    avformat.avformat_close_input(context);
  }
}
