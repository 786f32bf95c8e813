package dev.lector.speech.audio;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Segments in, the bytes of a file out, as soon as each is there. A file that is sent while it is
 * made begins with {@link #header} before the first segment; one that is stored when it is whole
 * gets its header after {@link #end}, with its true length. For one recording and one thread at a
 * time.
 */
public final class AudioEncoder {
  private final SpeechJoiner joiner;
  private final PcmEncoder encoder;
  private final int sampleRate;
  private final List<TimedSentence> sentences = new ArrayList<>();
  private final List<TimedWord> words = new ArrayList<>();
  private boolean ended;

  /**
   * Begins a recording.
   *
   * @param sampleRate Hz; that of all segments
   * @param longest the recording may become
   */
  public AudioEncoder(AudioFormat format, int sampleRate, Duration longest) {
    this(format, sampleRate, longest, 0);
  }

  /**
   * Begins a recording with a silence.
   *
   * @param sampleRate Hz; that of all segments
   * @param longest the recording may become
   * @param leadMs silence beside what every recording begins with, ms
   */
  public AudioEncoder(AudioFormat format, int sampleRate, Duration longest, int leadMs) {
    this.joiner = new SpeechJoiner(sampleRate, longest, format.mostFrames(), leadMs);
    this.encoder = format.encoder(sampleRate);
    this.sampleRate = sampleRate;
  }

  /** What stands before the first segment: for a file of unknown length until the end. */
  public byte[] header() {
    return encoder.header(ended ? joiner.frames() : PcmEncoder.UNKNOWN);
  }

  /**
   * A segment's bytes, with the silence before it.
   *
   * @throws RecordingTooLongException when the recording would be longer than it may be
   */
  public byte[] add(Segment segment) throws RecordingTooLongException {
    SpeechJoiner.Joined joined = joiner.add(segment);
    sentences.add(
        new TimedSentence(segment.sentence(), millis(joined.from()), millis(joined.to())));
    for (WordTime time : segment.times()) {
      words.add(
          new TimedWord(
              segment.sentence(),
              time.start(),
              time.end(),
              millis(joined.place(time.from())),
              millis(joined.place(time.to()))));
    }
    return encoder.encode(joined.samples());
  }

  /**
   * The last bytes; no segment follows.
   *
   * @throws RecordingTooLongException when the recording would be longer than it may be
   */
  public byte[] end() throws RecordingTooLongException {
    byte[] silence = encoder.encode(joiner.end());
    byte[] trailer = encoder.trailer();
    ended = true;
    byte[] last = new byte[silence.length + trailer.length];
    System.arraycopy(silence, 0, last, 0, silence.length);
    System.arraycopy(trailer, 0, last, silence.length, trailer.length);
    return last;
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
