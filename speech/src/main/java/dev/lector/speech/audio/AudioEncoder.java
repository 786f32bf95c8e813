package dev.lector.speech.audio;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Segments in, the bytes of a file out, as soon as each is there. A file that is sent while it is
 * made begins with {@link #header} before the first segment; one that is stored when it is whole
 * gets its header after {@link #end}, with its true length. For one recording and one thread at a
 * time. Each method throws {@link EncoderFailedException} when the encoder fails.
 */
public final class AudioEncoder implements AutoCloseable {
  private final SpeechJoiner joiner;
  private final FileEncoder file;
  private final int sampleRate;
  private final List<TimedSentence> sentences = new ArrayList<>();
  private final List<TimedWord> words = new ArrayList<>();

  /**
   * Begins a recording.
   *
   * @param sampleRate Hz; that of all segments
   * @param longest the recording may become
   * @throws EncoderFailedException when the encoder is not there on this machine
   */
  public AudioEncoder(AudioFormat format, int sampleRate, Duration longest) {
    this(format, sampleRate, longest, 0, null);
  }

  /**
   * Begins a recording with a silence.
   *
   * @param sampleRate Hz; that of all segments
   * @param longest the recording may become
   * @param leadMs silence beside what every recording begins with, ms
   * @param loudness that the whole is brought to: none of it is encoded before its end; {@code
   *     null} for that of the samples
   * @throws EncoderFailedException when the encoder is not there on this machine
   */
  public AudioEncoder(
      AudioFormat format,
      int sampleRate,
      Duration longest,
      int leadMs,
      @Nullable Loudness loudness) {
    int rate = format.sampleRate(sampleRate);
    this.joiner =
        new SpeechJoiner(sampleRate, longest, format.mostFrames() * sampleRate / rate, leadMs);
    this.file = new FileEncoder(format, sampleRate, loudness);
    this.sampleRate = sampleRate;
  }

  /** What stands before the first segment: for a file of unknown length until the end. */
  public byte[] header() {
    return file.header();
  }

  /**
   * A segment's bytes, with the silence before it.
   *
   * @throws RecordingTooLongException when the recording would be longer than it may be
   */
  public byte[] add(Segment segment) throws RecordingTooLongException {
    return add(join(segment));
  }

  /** A segment as it would go into the recording next; it is not there before it is added. */
  public JoinedSegment join(Segment segment) {
    SpeechJoiner.Joined joined = joiner.join(segment);
    List<TimedWord> times = new ArrayList<>();
    for (WordTime time : segment.times()) {
      times.add(
          new TimedWord(
              segment.sentence(),
              time.start(),
              time.end(),
              millis(joined.place(time.from())),
              millis(joined.place(time.to()))));
    }
    TimedSentence heard =
        new TimedSentence(segment.sentence(), millis(joined.from()), millis(joined.to()));
    return new JoinedSegment(heard, joined.samples(), times, segment.pauseAfterMs());
  }

  /**
   * The bytes of what was joined, here or for the same recording before.
   *
   * @throws RecordingTooLongException when the recording would be longer than it may be
   */
  public byte[] add(JoinedSegment joined) throws RecordingTooLongException {
    joiner.append(joined.samples().length, joined.pauseAfterMs());
    sentences.add(joined.heard());
    words.addAll(joined.words());
    return file.encode(joined.samples());
  }

  /**
   * The last bytes; no segment follows.
   *
   * @throws RecordingTooLongException when the recording would be longer than it may be
   */
  public byte[] end() throws RecordingTooLongException {
    ByteArrayOutputStream last = new ByteArrayOutputStream();
    last.writeBytes(file.encode(joiner.end()));
    last.writeBytes(file.end());
    return last.toByteArray();
  }

  /** Frees what the encoder holds outside the heap. */
  @Override
  public void close() {
    file.close();
  }

  /** Length of the recording so far, ms. */
  public long durationMs() {
    return millis(joiner.frames());
  }

  /** When what was added is heard in the recording, and its words as far as the engine tells. */
  public AudioTimes times() {
    return new AudioTimes(sentences, words);
  }

  /** Samples that were louder than full scale and were cut to it so far. */
  public long clippedSamples() {
    return joiner.clippedSamples();
  }

  private long millis(long frames) {
    return frames * 1000 / sampleRate;
  }
}
