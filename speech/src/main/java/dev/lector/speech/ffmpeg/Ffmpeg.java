package dev.lector.speech.ffmpeg;

import dev.lector.speech.audio.EncoderFailedException;
import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Loader;

/** FFmpeg's libraries: loaded when they are first wanted, and what their calls return. */
final class Ffmpeg {
  /** What wrote a file, as part of its content address: another version may sound different. */
  static final String VERSION = "ffmpeg 8.1";

  private static final int LONGEST_MESSAGE = 256;

  private Ffmpeg() {}

  /**
   * Loads the libraries, unless they are there.
   *
   * @throws EncoderFailedException when there are none for this machine
   */
  static void load() {
    // Each pointer is freed by hand, so that no thread has to look for those that were forgotten;
    // and the memory of a process that runs models is not this library's to limit.
    System.setProperty("org.bytedeco.javacpp.noPointerGC", "true");
    System.setProperty("org.bytedeco.javacpp.maxPhysicalBytes", "0");
    try {
      Loader.load(avformat.class);
      avutil.av_log_set_level(avutil.AV_LOG_ERROR);
    } catch (LinkageError e) {
      throw new EncoderFailedException(
          "FFmpeg's libraries cannot be loaded on this machine; WAV needs none.", e);
    }
  }

  /**
   * Checks what a call returned.
   *
   * @param code negative for an error
   * @param call for the message
   * @return {@code code}
   */
  static int check(int code, String call) {
    if (code < 0) {
      byte[] message = new byte[LONGEST_MESSAGE];
      avutil.av_strerror(code, message, message.length);
      String text = new String(message, StandardCharsets.UTF_8);
      throw new EncoderFailedException(
          "FFmpeg: " + call + ": " + text.substring(0, text.indexOf('\0')), null);
    }
    return code;
  }
}
