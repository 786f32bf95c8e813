package dev.lector.standalone.narrate;

import dev.lector.audiobook.AudiobookException;
import dev.lector.audiobook.encoding.JoinedPassages;
import dev.lector.audiobook.encoding.PassageAudio;
import dev.lector.books.passages.Chapter;
import dev.lector.books.passages.Passage;
import dev.lector.speech.audio.WavHeader;
import dev.lector.times.TimesDocument;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The audio of a chapter whose passages have all been fetched: their samples one after the other,
 * and the pauses as samples of silence, so that every passage's place is known to the sample.
 */
final class ChapterAudio {
  private final Chapter chapter;
  private final List<SpokenItem> items = new ArrayList<>();
  private final AudioCache cache;
  private final JoinedPassages joined;
  private final List<Place> places = new ArrayList<>();
  private @Nullable WavHeader first;
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
    List<PassageAudio> sounds = new ArrayList<>();
    for (Passage passage : chapter.passages()) {
      SpokenItem item = Objects.requireNonNull(audio.get(passage.id()));
      items.add(item);
      sounds.add(sound(item, passage, cache));
      try (InputStream in = cache.open(item)) {
        place(passage, WavHeader.read(in));
      }
    }
    this.joined = new JoinedPassages(sounds);
  }

  private static PassageAudio sound(SpokenItem item, Passage passage, AudioCache cache) {
    return new PassageAudio() {
      @Override
      public InputStream open() throws IOException {
        return cache.open(item);
      }

      @Override
      public int pauseMs() {
        return passage.pauseMs();
      }
    };
  }

  private void place(Passage passage, WavHeader header) throws NarrationException {
    if (first == null) {
      first = header;
    }
    try {
      JoinedPassages.requireSame(first, header);
    } catch (AudiobookException e) {
      throw new NarrationException(e.getMessage() + " with --model", e);
    }
    long length = header.dataBytes() / bytesPerSample();
    places.add(new Place(passage, samples, length));
    samples += length + pause(passage);
  }

  private long pause(Passage passage) {
    return JoinedPassages.pause(sampleRate(), passage.pauseMs());
  }

  private int bytesPerSample() {
    return Short.BYTES * channels();
  }

  Chapter chapter() {
    return chapter;
  }

  /** Hz. */
  int sampleRate() {
    return Objects.requireNonNull(first).sampleRate();
  }

  int channels() {
    return Objects.requireNonNull(first).channels();
  }

  /** How many there are of each channel, pauses included. */
  long samples() {
    return samples;
  }

  List<Place> places() {
    return places;
  }

  /**
   * When the text of a passage is heard; empty where nobody told.
   *
   * @param passage its index in the chapter
   */
  Optional<TimesDocument> times(int passage) throws IOException {
    return cache.times(items.get(passage));
  }

  /** Its samples and pauses. */
  JoinedPassages joined() {
    return joined;
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
