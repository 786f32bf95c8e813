package dev.lector.audiobook.container;

import dev.lector.audiobook.AudiobookException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Loader;

/** FFmpeg's libraries: loaded when they are first wanted, and what their calls take and return. */
final class Libav {
  private static final int LONGEST_MESSAGE = 256;

  private Libav() {}

  /**
   * Loads the libraries, unless they are there.
   *
   * @throws AudiobookException when there are none for this machine
   */
  static void load() throws AudiobookException {
    // Each pointer is freed by hand.
    System.setProperty("org.bytedeco.javacpp.noPointerGC", "true");
    System.setProperty("org.bytedeco.javacpp.maxPhysicalBytes", "0");
    try {
      Loader.load(avformat.class);
      avutil.av_log_set_level(avutil.AV_LOG_ERROR);
    } catch (LinkageError e) {
      throw new AudiobookException(
          "FFmpeg's libraries cannot be loaded on this machine; --format wav needs none.");
    }
  }

  /**
   * Checks what a call returned.
   *
   * @param code negative for an error
   * @param doing for the message
   * @return {@code code}
   */
  static int check(int code, String doing) throws AudiobookException {
    if (code < 0) {
      byte[] message = new byte[LONGEST_MESSAGE];
      avutil.av_strerror(code, message, message.length);
      String text = new String(message, StandardCharsets.UTF_8);
      throw new AudiobookException(doing + ": " + text.substring(0, text.indexOf('\0')));
    }
    return code;
  }

  /** A file as FFmpeg names it: without the prefix, a colon would end a protocol. */
  static String url(Path file) {
    return "file:" + file.toAbsolutePath();
  }

  /** A dictionary; whoever takes it frees it. */
  static AVDictionary dictionary(Map<String, String> entries) {
    AVDictionary dictionary = new AVDictionary(null);
    entries.forEach((name, value) -> avutil.av_dict_set(dictionary, name, value, 0));
    return dictionary;
  }
}
