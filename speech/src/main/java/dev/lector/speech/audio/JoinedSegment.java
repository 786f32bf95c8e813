package dev.lector.speech.audio;

import static java.nio.charset.StandardCharsets.UTF_8;

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
 * @param sentence which of the script's sentences it says, from 0
 * @param samples 16-bit mono, with the silence before it
 * @param words when its words are heard in the recording; empty where the engine does not tell
 * @param pauseAfterMs what is to be heard as silence before the next segment, ms
 */
@SuppressWarnings("ArrayRecordComponent") // goes straight on; never compared
public record JoinedSegment(
    int sentence, short[] samples, List<TimedWord> words, int pauseAfterMs) {
  /** Of the bytes below; another form gets another number. */
  private static final int FORM = 1;

  /** Keeps an unmodifiable copy of the words. */
  public JoinedSegment {
    words = List.copyOf(words);
  }

  /**
   * All of it, big-endian: {@value #FORM}, sentence and pause (4 bytes each); the number of words
   * (4 bytes), and of each its start and end in the sentence (4 bytes each), its times (8 bytes
   * each), the length of its UTF-8 (4 bytes) and that; the samples (2 bytes each).
   */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(2 * samples.length + 64);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(FORM);
      out.writeInt(sentence);
      out.writeInt(pauseAfterMs);
      out.writeInt(words.size());
      for (TimedWord word : words) {
        byte[] spoken = word.word().getBytes(UTF_8);
        out.writeInt(word.start());
        out.writeInt(word.end());
        out.writeLong(word.startMs());
        out.writeLong(word.endMs());
        out.writeInt(spoken.length);
        out.write(spoken);
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
      int sentence = in.readInt();
      int pause = in.readInt();
      int count = in.readInt();
      List<TimedWord> words = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int start = in.readInt();
        int end = in.readInt();
        long from = in.readLong();
        long to = in.readLong();
        String spoken = new String(in.readNBytes(in.readInt()), UTF_8);
        words.add(new TimedWord(spoken, sentence, start, end, from, to));
      }
      byte[] pcm = in.readAllBytes();
      short[] samples = new short[pcm.length / Short.BYTES];
      ByteBuffer.wrap(pcm).asShortBuffer().get(samples);
      return new JoinedSegment(sentence, samples, words, pause);
    }
  }
}
