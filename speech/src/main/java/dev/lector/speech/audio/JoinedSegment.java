package dev.lector.speech.audio;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A segment as it goes into a recording: what is kept of it while the rest is made, so that a
 * recording can be taken up again where it ended and comes out the same.
 *
 * @param heard which of the script's sentences it says, and when that is heard in the recording
 * @param samples 16-bit mono, with the silence before it
 * @param words when its words are heard in the recording; empty where the engine does not tell
 * @param pauseAfterMs what is to be heard as silence before the next segment, ms
 */
@SuppressWarnings("ArrayRecordComponent") // goes straight on; never compared
public record JoinedSegment(
    TimedSentence heard, short[] samples, List<TimedWord> words, int pauseAfterMs) {
  /** Of the bytes below; another form gets another number. */
  private static final int FORM = 1;

  /** Keeps an unmodifiable copy of the words. */
  public JoinedSegment {
    words = List.copyOf(words);
  }

  /** Which of the script's sentences it says, from 0. */
  public int sentence() {
    return heard.sentence();
  }

  /**
   * All of it, big-endian: {@value #FORM} and the sentence (4 bytes each), its times (8 bytes
   * each), the pause and the number of words (4 bytes each), and of each word its start and end in
   * the sentence (4 bytes each) and its times (8 bytes each); the samples (2 bytes each).
   */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(2 * samples.length + 64);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(FORM);
      out.writeInt(heard.sentence());
      out.writeLong(heard.startMs());
      out.writeLong(heard.endMs());
      out.writeInt(pauseAfterMs);
      out.writeInt(words.size());
      for (TimedWord word : words) {
        out.writeInt(word.start());
        out.writeInt(word.end());
        out.writeLong(word.startMs());
        out.writeLong(word.endMs());
      }
      ByteBuffer pcm = ByteBuffer.allocate(Short.BYTES * samples.length);
      pcm.asShortBuffer().put(samples);
      out.write(pcm.array());
    } catch (IOException e) {
      throw new UncheckedIOException("Memory can be written to", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads what {@link #toBytes} gave.
   *
   * @throws IOException when it is in another form, or not whole
   */
  public static JoinedSegment of(byte[] bytes) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int form = in.readInt();
      if (form != FORM) {
        throw new IOException("A kept segment of form " + form + ", where " + FORM + " is read");
      }
      TimedSentence heard = new TimedSentence(in.readInt(), in.readLong(), in.readLong());
      int pause = in.readInt();
      int count = in.readInt();
      List<TimedWord> words = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int start = in.readInt();
        int end = in.readInt();
        long from = in.readLong();
        long to = in.readLong();
        words.add(new TimedWord(heard.sentence(), start, end, from, to));
      }
      byte[] pcm = in.readAllBytes();
      short[] samples = new short[pcm.length / Short.BYTES];
      ByteBuffer.wrap(pcm).asShortBuffer().get(samples);
      return new JoinedSegment(heard, samples, words, pause);
    }
  }
}
