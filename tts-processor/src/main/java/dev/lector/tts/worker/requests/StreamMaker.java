package dev.lector.tts.worker.requests;

import dev.lector.audio.AudioKey;
import dev.lector.audio.AudioStore;
import dev.lector.audio.StoredAudio;
import dev.lector.events.SpeechSynthesized;
import dev.lector.speech.synthesis.SpeechAudio;
import dev.lector.speech.synthesis.SpeechException;
import dev.lector.speech.synthesis.SpeechException.Reason;
import dev.lector.tts.worker.segments.SegmentStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Makes audio for somebody who listens meanwhile: each sentence is kept, then sent; the whole is
 * stored, and only then the last of it sent. Safe for use by many threads.
 */
final class StreamMaker {
  private final AudioStore store;
  private final AudioShelf shelf;
  private final StoreCalls calls;
  private final Mouth mouth;

  /**
   * What makes audio.
   *
   * @param <E> why it may be told to stop
   */
  @FunctionalInterface
  interface Saying<E extends Exception> {
    SpeechAudio say() throws SpeechException, E, InterruptedException;
  }

  /** Has audio made, and notes how long that took. */
  @FunctionalInterface
  interface Mouth {
    <E extends Exception> SpeechAudio say(Timing timing, Saying<E> saying)
        throws SpeechException, E, InterruptedException;
  }

  StreamMaker(AudioStore store, AudioShelf shelf, StoreCalls calls, Mouth mouth) {
    this.store = store;
    this.shelf = shelf;
    this.calls = calls;
    this.mouth = mouth;
  }

  /**
   * Makes it, or sends what was stored before.
   *
   * @param wanted under the key of streams
   * @param plain key of the same audio as those get it who do not listen
   * @param making the caller's turn to make it
   */
  SpeechSynthesized make(Wanted wanted, AudioKey plain, InFlight.Making making, Listening listening)
      throws SpeechException, NoAudioException, InterruptedException {
    if (listening.abandoned().getAsBoolean()) {
      throw new AbandonedException();
    }
    SegmentStream out = listening.stream();
    KeptSentences kept = new KeptSentences(store, calls, wanted, making, listening);
    Wanted there = wanted;
    Optional<StoredAudio> existing = shelf.find(wanted);
    // What another attempt has sent is what it had kept, and nothing else may follow on it.
    if (existing.isEmpty() && kept.isEmpty()) {
      there = wanted.at(plain);
      existing = shelf.find(there);
    }
    if (existing.isPresent()) {
      Wanted stored = there;
      SpeechSynthesized speech =
          shelf.found(stored, existing.get(), () -> stored.speech().synthesize(stored.priority()));
      send(existing.get(), speech, out, wanted.timing());
      return speech;
    }
    out.isOf(wanted.key(), wanted.speech().contentType(), wanted.speech().sampleRate());
    SpeechAudio audio = say(wanted, kept);
    StoredAudio stored = shelf.put(wanted, audio);
    if (!stored.sha256().equals(Sha256.of(audio.bytes()))) {
      // Another worker's sentences were kept, and removed again, while these were made.
      throw new SpeechException(
          Reason.SYNTHESIS_FAILED,
          "Another stream of the same text was stored first, and it sounds otherwise; ask again.",
          true);
    }
    out.end(audio.bytes());
    SpeechSynthesized speech = shelf.made(wanted, stored, audio);
    kept.remove();
    return speech;
  }

  private SpeechAudio say(Wanted wanted, KeptSentences kept)
      throws SpeechException, NoAudioException, InterruptedException {
    Saying<NoAudioException> saying = () -> wanted.speech().stream(wanted.priority(), kept);
    return mouth.say(wanted.timing(), saying);
  }

  private void send(StoredAudio stored, SpeechSynthesized speech, SegmentStream out, Timing timing)
      throws StorageFailedException, InterruptedException {
    out.isOf(stored.key(), stored.contentType(), speech.getAudio().getSampleRate());
    try (InputStream in =
        calls.timed("open audio", timing, () -> store.open(stored.key(), 0, stored.bytes()))) {
      out.sendStored(in, stored.bytes());
    } catch (IOException e) {
      throw new StorageFailedException(
          "The audio could not be read to its end: " + e.getMessage(), e);
    }
  }
}
