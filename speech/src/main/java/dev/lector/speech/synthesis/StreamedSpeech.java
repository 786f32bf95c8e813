package dev.lector.speech.synthesis;

import dev.lector.speech.audio.AudioEncoder;
import dev.lector.speech.audio.AudioFormat;
import dev.lector.speech.audio.JoinedSegment;
import dev.lector.speech.audio.RecordingTooLongException;
import dev.lector.speech.audio.Segment;
import dev.lector.speech.audio.UnsoundAudioException;
import dev.lector.speech.batch.Priority;
import dev.lector.speech.model.InferenceException;
import dev.lector.speech.model.VoiceEngine;
import dev.lector.speech.synthesis.SpeechException.Reason;
import dev.lector.speech.text.Script;
import dev.lector.speech.text.Sentence;
import dev.lector.speech.voice.VoiceChoice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A text on its way into a stream: each sentence is kept, then encoded and given away. What was
 * kept before is given away first, from the beginning: encoded anew, since encoders of compressed
 * formats cannot go on in the middle, and the same each time. For one use and one thread.
 *
 * @param <E> what the stream throws
 */
final class StreamedSpeech<E extends Exception> implements AutoCloseable {
  private final VoiceEngine model;
  private final Script script;
  private final List<Passage> passages;
  private final int sampleRate;
  private final StreamLevel level;
  private final SpeechStream<E> stream;
  private final AudioEncoder encoder;
  private final ByteArrayOutputStream file = new ByteArrayOutputStream();

  StreamedSpeech(
      VoiceEngine model,
      AudioFormat format,
      Script script,
      List<Passage> passages,
      int leadMs,
      Duration longest,
      StreamLevel level,
      SpeechStream<E> stream) {
    this.model = model;
    this.script = script;
    this.passages = passages;
    this.sampleRate = format.sampleRate(model.sampleRate());
    this.level = level;
    this.stream = stream;
    this.encoder = new AudioEncoder(format, model.sampleRate(), longest, leadMs, null);
  }

  /** Says all of it; what was not given away of the file is its last bytes. */
  SpeechAudio say(Priority priority)
      throws SpeechException,
          InferenceException,
          UnsoundAudioException,
          RecordingTooLongException,
          E,
          InterruptedException {
    int number = 0;
    int next = 0;
    Optional<byte[]> kept = stream.kept(number);
    while (kept.isPresent()) {
      JoinedSegment before = read(kept.get());
      give(before, number);
      next = before.sentence() + 1;
      number++;
      kept = stream.kept(number);
    }
    try (SentenceQueue ahead = SentenceQueue.forStream(model, passages, priority, next)) {
      while (ahead.hasNext()) {
        Segment said = ahead.next();
        VoiceChoice choice = passages.get(said.sentence()).choice();
        byte[] made = encoder.join(level.of(said, choice, priority)).toBytes();
        give(read(stream.keep(number, made)), number);
        number++;
      }
    }
    if (number == 0) {
      throw new SpeechException(
          Reason.INVALID_TEXT, "Nothing in the text can be pronounced.", false);
    }
    file.writeBytes(encoder.end());
    return new SpeechAudio(
        file.toByteArray(), sampleRate, 1, encoder.durationMs(), encoder.times());
  }

  @Override
  public void close() {
    encoder.close();
  }

  private void give(JoinedSegment segment, int number)
      throws RecordingTooLongException, E, InterruptedException {
    byte[] header = number == 0 ? encoder.header() : new byte[0];
    byte[] sound = encoder.add(segment);
    byte[] bytes = Arrays.copyOf(header, header.length + sound.length);
    System.arraycopy(sound, 0, bytes, header.length, sound.length);
    file.writeBytes(bytes);
    Sentence sentence = passages.get(segment.sentence()).sentence();
    stream.accept(new SpeechPart(bytes, sentence.source(), words(segment, sentence)));
  }

  private List<Timings.Word> words(JoinedSegment segment, Sentence sentence) {
    return segment.words().stream().map(word -> Timings.word(word, sentence, script)).toList();
  }

  private JoinedSegment read(byte[] kept) throws SpeechException {
    try {
      JoinedSegment segment = JoinedSegment.of(kept);
      if (segment.sentence() >= passages.size()) {
        throw new IOException("it says sentence " + segment.sentence());
      }
      return segment;
    } catch (IOException e) {
      throw new SpeechException(
          Reason.SYNTHESIS_FAILED,
          "What was kept of this text cannot be read: " + e.getMessage(),
          true,
          e);
    }
  }
}
