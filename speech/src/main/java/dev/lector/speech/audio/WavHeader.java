package dev.lector.speech.audio;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What the header of a WAV file says. Format: RIFF WAVE of Microsoft and IBM, "Multimedia
 * Programming Interface and Data Specifications 1.0" (1991).
 *
 * @param sampleRate Hz
 * @param channels 1 is mono
 * @param bitsPerSample 16 in the files Lector writes
 * @param dataBytes length of the samples, bytes
 */
public record WavHeader(int sampleRate, int channels, int bitsPerSample, long dataBytes) {
  /** Length of the header that {@link #toBytes} writes. */
  public static final int BYTES = 44;

  private static final int FORMAT_PCM = 1;
  private static final int FORMAT_EXTENSIBLE = 0xFFFE;
  // Other chunks (names, cue points) may stand before the samples; a file with more of them is not
  // one of ours.
  private static final int MAX_BYTES_BEFORE_DATA = 1 << 20;

  /**
   * Refuses what no file can hold.
   *
   * @throws IllegalArgumentException when a value is out of range
   */
  public WavHeader {
    if (sampleRate < 1
        || channels < 1
        || bitsPerSample < 8
        || bitsPerSample % 8 != 0
        || dataBytes < 0) {
      throw new IllegalArgumentException(
          "Not a WAV format: %d Hz, %d channels, %d bits, %d bytes"
              .formatted(sampleRate, channels, bitsPerSample, dataBytes));
    }
  }

  /** Length of the audio, ms, rounded down. */
  public long durationMs() {
    return dataBytes * 1000 / ((long) sampleRate * channels * (bitsPerSample / 8));
  }

  /** The header of a file whose length is not known yet: both its sizes are 2^32-1. */
  static byte[] ofStream(int sampleRate, int channels, int bitsPerSample) {
    ByteBuffer header =
        ByteBuffer.wrap(new WavHeader(sampleRate, channels, bitsPerSample, 0).toBytes());
    return header.putInt(4, -1).putInt(BYTES - Integer.BYTES, -1).array();
  }

  /** The canonical header: RIFF, one PCM {@code fmt } chunk of 16 bytes, {@code data}. */
  public byte[] toBytes() {
    int frame = channels * bitsPerSample / 8;
    return ByteBuffer.allocate(BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(ascii("RIFF"))
        .putInt((int) (BYTES - 8 + dataBytes))
        .put(ascii("WAVE"))
        .put(ascii("fmt "))
        .putInt(16)
        .putShort((short) FORMAT_PCM)
        .putShort((short) channels)
        .putInt(sampleRate)
        .putInt(sampleRate * frame)
        .putShort((short) frame)
        .putShort((short) bitsPerSample)
        .put(ascii("data"))
        .putInt((int) dataBytes)
        .array();
  }

  /**
   * Reads a header and leaves the stream at the first sample.
   *
   * @throws IOException when the stream ends early or is not a PCM WAV file
   */
  public static WavHeader read(InputStream in) throws IOException {
    ByteBuffer riff = take(in, 12);
    if (!tag(riff, 0).equals("RIFF") || !tag(riff, 8).equals("WAVE")) {
      throw new IOException("Not a WAV file: it does not start with RIFF and WAVE");
    }
    ByteBuffer format = null;
    long skipped = 0;
    while (true) {
      ByteBuffer chunk = take(in, 8);
      long size = Integer.toUnsignedLong(chunk.getInt(4));
      String name = tag(chunk, 0);
      if (name.equals("data")) {
        return fromFormat(format, size);
      }
      long padded = size + (size & 1);
      skipped += padded;
      if (skipped > MAX_BYTES_BEFORE_DATA) {
        throw new IOException(
            "Not a WAV file of speech: no samples in its first "
                + MAX_BYTES_BEFORE_DATA
                + " bytes");
      }
      if (name.equals("fmt ") && size >= 16) {
        format = take(in, (int) padded);
      } else {
        in.skipNBytes(padded);
      }
    }
  }

  private static WavHeader fromFormat(@Nullable ByteBuffer format, long dataBytes)
      throws IOException {
    if (format == null) {
      throw new IOException("Not a WAV file: its samples come before their format");
    }
    int encoding = Short.toUnsignedInt(format.getShort(0));
    if (encoding != FORMAT_PCM && encoding != FORMAT_EXTENSIBLE) {
      throw new IOException("A WAV file of encoding " + encoding + ", where PCM (1) is wanted");
    }
    try {
      return new WavHeader(
          format.getInt(4),
          Short.toUnsignedInt(format.getShort(2)),
          Short.toUnsignedInt(format.getShort(14)),
          dataBytes);
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static ByteBuffer take(InputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("Not a whole WAV file: it ends in its header");
    }
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static String tag(ByteBuffer buffer, int at) {
    byte[] letters = new byte[4];
    buffer.get(at, letters);
    return new String(letters, StandardCharsets.US_ASCII);
  }

  private static byte[] ascii(String tag) {
    return tag.getBytes(StandardCharsets.US_ASCII);
  }
}
