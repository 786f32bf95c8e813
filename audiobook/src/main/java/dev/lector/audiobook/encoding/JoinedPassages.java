package dev.lector.audiobook.encoding;

import dev.lector.audiobook.AudiobookException;
import dev.lector.speech.audio.WavHeader;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Passages one after the other, and the pauses as samples of silence, so that every passage's place
 * is known to the sample. Each passage is opened when its turn comes.
 */
public final class JoinedPassages {
  private static final int BUFFER = 1 << 16;
  private static final int BITS = 16;

  private final List<? extends PassageAudio> passages;

  /**
   * Passages in order.
   *
   * @param passages at least one
   */
  public JoinedPassages(List<? extends PassageAudio> passages) {
    this.passages = List.copyOf(passages);
  }

  /** Takes bytes of samples. */
  @FunctionalInterface
  public interface Sink {
    /**
     * The next samples.
     *
     * @param pcm 16-bit little-endian, channels interleaved; whole samples only
     * @param length bytes of it that count
     */
    void write(byte[] pcm, int length) throws IOException;
  }

  /** What the first passage is made of, as all are. */
  WavHeader form() throws IOException {
    try (InputStream in = passages.getFirst().open()) {
      return WavHeader.read(in);
    }
  }

  /**
   * Makes sure that a passage goes with the first one.
   *
   * @throws AudiobookException when it has another sample rate, or is no 16-bit PCM
   */
  public static void requireSame(WavHeader first, WavHeader passage) throws AudiobookException {
    boolean same =
        passage.sampleRate() == first.sampleRate()
            && passage.channels() == first.channels()
            && passage.bitsPerSample() == BITS;
    if (!same) {
      throw new AudiobookException(
          "The passages of a chapter have different sample rates: workers with different models"
              + " took part. Name one model");
    }
  }

  /** How many samples of silence a pause has. */
  public static long pause(int sampleRate, int ms) {
    return (long) sampleRate * ms / 1_000;
  }

  /**
   * Gives all samples in order.
   *
   * @throws AudiobookException when passages differ
   * @throws IOException when one cannot be read, and what the sink throws
   */
  public void copyTo(Sink sink) throws IOException {
    byte[] buffer = new byte[BUFFER];
    WavHeader first = null;
    for (PassageAudio passage : passages) {
      try (InputStream in = passage.open()) {
        WavHeader header = WavHeader.read(in);
        first = first == null ? header : first;
        requireSame(first, header);
        copy(in, sink, buffer, header.dataBytes());
      }
      long silent = pause(first.sampleRate(), passage.pauseMs());
      silence(sink, silent * Short.BYTES * first.channels());
    }
  }

  private static void copy(InputStream in, Sink sink, byte[] buffer, long bytes)
      throws IOException {
    long left = bytes;
    while (left > 0) {
      int want = (int) Math.min(buffer.length, left);
      int read = in.readNBytes(buffer, 0, want);
      if (read < want) {
        throw new IOException("An audio file is shorter than its header says");
      }
      sink.write(buffer, read);
      left -= read;
    }
  }

  private static void silence(Sink sink, long bytes) throws IOException {
    byte[] zeros = new byte[BUFFER];
    for (long left = bytes; left > 0; left -= BUFFER) {
      sink.write(zeros, (int) Math.min(BUFFER, left));
    }
  }
}
