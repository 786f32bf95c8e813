package dev.lector.standalone.narrate;

import dev.lector.speech.audio.WavHeader;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Joins the passages of a chapter to one WAV file (16-bit PCM): their samples one after the other,
 * and the pauses as samples of silence, so that every passage's place is known to the sample.
 */
final class ChapterWriter {
  /** Longest data of a WAV file: its header counts to 2^32 - 1. */
  private static final long LONGEST = 0xffff_ffffL - WavHeader.BYTES;

  private final Path directory;
  private final AudioCache cache;

  ChapterWriter(Path directory, AudioCache cache) {
    this.directory = directory;
    this.cache = cache;
  }

  /**
   * Where a passage is in its chapter's file.
   *
   * @param start first sample
   * @param samples how many; the pause behind it is not counted
   */
  record Place(Passage passage, long start, long samples) {}

  /**
   * A chapter's file.
   *
   * @param file its name
   * @param sampleRate Hz
   * @param samples how many it has
   */
  record Written(Chapter chapter, String file, int sampleRate, long samples, List<Place> places) {}

  /**
   * Writes a chapter.
   *
   * @param audio of every passage, by the passage's id
   */
  Written write(Chapter chapter, Map<String, SpokenItem> audio)
      throws IOException, NarrationException {
    Layout layout = layout(chapter, audio);
    String name = fileName(chapter);
    Path draft = directory.resolve("." + name + ".draft");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft), 1 << 16)) {
        long bytes = layout.samples * layout.bytesPerSample;
        out.write(new WavHeader(layout.sampleRate, layout.channels, 16, bytes).toBytes());
        for (Passage passage : chapter.passages()) {
          try (InputStream in = open(passage, audio)) {
            WavHeader header = WavHeader.read(in);
            copy(in, out, header.dataBytes());
          }
          out.write(new byte[Math.toIntExact(layout.pause(passage) * layout.bytesPerSample)]);
        }
      }
      Files.move(
          draft,
          directory.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
    return new Written(chapter, name, layout.sampleRate, layout.samples, layout.places);
  }

  private Layout layout(Chapter chapter, Map<String, SpokenItem> audio)
      throws IOException, NarrationException {
    Layout layout = new Layout();
    for (Passage passage : chapter.passages()) {
      try (InputStream in = open(passage, audio)) {
        layout.add(passage, WavHeader.read(in));
      }
    }
    if (layout.samples * layout.bytesPerSample > LONGEST) {
      throw new NarrationException(
          "Chapter %d is longer than a WAV file can be; give it more headings"
              .formatted(chapter.number()));
    }
    return layout;
  }

  private InputStream open(Passage passage, Map<String, SpokenItem> audio) throws IOException {
    return cache.open(Objects.requireNonNull(audio.get(passage.id())));
  }

  private static void copy(InputStream in, OutputStream out, long bytes) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long left = bytes;
    while (left > 0) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        throw new IOException("An audio file is shorter than its header says");
      }
      out.write(buffer, 0, read);
      left -= read;
    }
  }

  private static String fileName(Chapter chapter) {
    String words = chapter.title().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
    String slug = words.replaceAll("^-|-$", "");
    String cut = slug.length() > 60 ? slug.substring(0, 60) : slug;
    return cut.isEmpty()
        ? "%03d.wav".formatted(chapter.number())
        : "%03d-%s.wav".formatted(chapter.number(), cut);
  }

  /** Where everything comes to stand. */
  private static final class Layout {
    private final List<Place> places = new ArrayList<>();
    private int sampleRate;
    private int channels;
    private int bytesPerSample;
    private long samples;

    void add(Passage passage, WavHeader header) throws NarrationException {
      if (places.isEmpty()) {
        sampleRate = header.sampleRate();
        channels = header.channels();
        bytesPerSample = 2 * channels;
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
      long length = header.dataBytes() / bytesPerSample;
      places.add(new Place(passage, samples, length));
      samples += length + pause(passage);
    }

    long pause(Passage passage) {
      return (long) sampleRate * passage.pauseMs() / 1_000;
    }
  }
}
