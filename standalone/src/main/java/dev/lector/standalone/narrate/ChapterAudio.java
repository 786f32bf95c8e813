package dev.lector.standalone.narrate;

import dev.lector.speech.audio.WavHeader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The audio of a chapter whose passages have all been fetched: their samples one after the other,
 * and the pauses as samples of silence, so that every passage's place is known to the sample.
 */
final class ChapterAudio {
  private static final int BUFFER = 1 << 16;

  private final Chapter chapter;
  private final List<SpokenItem> items = new ArrayList<>();
  private final AudioCache cache;
  private final List<Place> places = new ArrayList<>();
  private int sampleRate;
  private int channels;
  private long samples;

  /**
   * A passage's place in its chapter.
   *
   * @param start first sample
   * @param samples how many; the pause behind it is not counted
   */
  record Place(Passage passage, long start, long samples) {}

  /**
   * Finds where everything comes to stand.
   *
   * @param audio of every passage, by the passage's id
   */
  ChapterAudio(Chapter chapter, Map<String, SpokenItem> audio, AudioCache cache)
      throws IOException, NarrationException {
    this.chapter = chapter;
    this.cache = cache;
    for (Passage passage : chapter.passages()) {
      SpokenItem item = Objects.requireNonNull(audio.get(passage.id()));
      items.add(item);
      try (InputStream in = cache.open(item)) {
        place(passage, WavHeader.read(in));
      }
    }
  }

  private void place(Passage passage, WavHeader header) throws NarrationException {
    if (places.isEmpty()) {
      sampleRate = header.sampleRate();
      channels = header.channels();
    }
    boolean same =
        header.sampleRate() == sampleRate
            && header.channels() == channels
            && header.bitsPerSample() == 16;
    if (!same) {
      throw new NarrationException(
          "The passages of a chapter have different sample rates: workers with different models"
              + " took part. Name one with --model");
    }
    long length = header.dataBytes() / bytesPerSample();
    places.add(new Place(passage, samples, length));
    samples += length + pause(passage);
  }

  private long pause(Passage passage) {
    return (long) sampleRate * passage.pauseMs() / 1_000;
  }

  private int bytesPerSample() {
    return Short.BYTES * channels;
  }

  Chapter chapter() {
    return chapter;
  }

  /** Hz. */
  int sampleRate() {
    return sampleRate;
  }

  int channels() {
    return channels;
  }

  /** How many there are of each channel, pauses included. */
  long samples() {
    return samples;
  }

  List<Place> places() {
    return places;
  }

  /** Takes bytes of samples. */
  interface Sink {
    /**
     * The next samples.
     *
     * @param pcm 16-bit little-endian, channels interleaved; whole samples only
     * @param length bytes of it that count
     */
    void write(byte[] pcm, int length) throws IOException;
  }

  /** Gives all samples in order. */
  void copyTo(Sink sink) throws IOException {
    byte[] buffer = new byte[BUFFER];
    for (int i = 0; i < items.size(); i++) {
      try (InputStream in = cache.open(items.get(i))) {
        copy(in, sink, buffer, WavHeader.read(in).dataBytes());
      }
      silence(sink, pause(places.get(i).passage()) * bytesPerSample());
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

  /** Digest of all samples, and of how they are encoded. */
  String digest(String encoding) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(encoding.getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < items.size(); i++) {
        String part = items.get(i).sha256() + ' ' + places.get(i).passage().pauseMs() + '\n';
        digest.update(part.getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256, but this one", e);
    }
  }
}
