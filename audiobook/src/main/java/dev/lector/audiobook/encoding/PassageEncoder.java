package dev.lector.audiobook.encoding;

import dev.lector.audiobook.AudiobookException;
import dev.lector.speech.audio.AudioFormat;
import dev.lector.speech.audio.EncoderFailedException;
import dev.lector.speech.audio.FileEncoder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Encodes joined passages into one file. Equal samples give equal bytes. */
public final class PassageEncoder {
  private static final int BUFFER = 1 << 16;

  private PassageEncoder() {}

  /**
   * Encodes them.
   *
   * @param format with its settings
   * @param sampleRate Hz of the passages
   * @param file to be written; a file of the same name with {@code .body} is used on the way
   * @throws AudiobookException when passages differ, or the encoder fails
   */
  public static void encode(JoinedPassages audio, AudioFormat format, int sampleRate, Path file)
      throws IOException {
    Path body = file.resolveSibling(file.getFileName() + ".body");
    try (FileEncoder encoder = new FileEncoder(format, sampleRate)) {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(body), BUFFER)) {
        audio.copyTo((pcm, length) -> out.write(encoder.encode(samples(pcm, length))));
        out.write(encoder.end());
      }
      // The header tells the length, which is known now only.
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
        out.write(encoder.header());
        Files.copy(body, out);
      }
    } catch (EncoderFailedException e) {
      throw new AudiobookException(String.valueOf(e.getMessage()));
    } finally {
      Files.deleteIfExists(body);
    }
  }

  private static short[] samples(byte[] pcm, int length) {
    short[] samples = new short[length / Short.BYTES];
    ByteBuffer.wrap(pcm, 0, length).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
    return samples;
  }
}
