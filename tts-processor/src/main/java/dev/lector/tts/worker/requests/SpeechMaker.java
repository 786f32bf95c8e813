package dev.lector.tts.worker.requests;

import dev.lector.audio.AudioKey;
import dev.lector.audio.AudioStore;
import dev.lector.audio.StoredAudio;
import dev.lector.events.SpeechRequested;
import dev.lector.events.SpeechSynthesized;
import dev.lector.speech.audio.EncodingSettings;
import dev.lector.speech.audio.Loudness;
import dev.lector.speech.batch.Priority;
import dev.lector.speech.ssml.TextType;
import dev.lector.speech.synthesis.PreparedSpeech;
import dev.lector.speech.synthesis.SpeechAudio;
import dev.lector.speech.synthesis.SpeechException;
import dev.lector.speech.synthesis.SpeechOrder;
import dev.lector.speech.synthesis.Synthesizer;
import dev.lector.speech.text.ReadingWish;
import dev.lector.tts.worker.common.WorkerMetrics;
import dev.lector.tts.worker.lanes.WorkTraces;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns a request into stored audio. Looks the audio up under its key first, so that what was ever
 * said once is not synthesised again: a repeat after a crash costs a look-up. Safe for use by many
 * threads.
 */
public final class SpeechMaker {
  /** A model that is replaced so often while one request waits is being written to. */
  private static final int MOST_PREPARED = 3;

  private final Synthesizer synthesizer;
  private final AudioShelf shelf;
  private final StreamMaker streams;
  private final WorkerMetrics metrics;
  private final WorkTraces traces;
  private final InFlight inFlight = new InFlight();

  /**
   * Makes speech for everybody.
   *
   * @param shared whether tenants share what they have in common
   */
  public SpeechMaker(
      Synthesizer synthesizer,
      AudioStore store,
      boolean shared,
      int storeAttempts,
      WorkerMetrics metrics,
      WorkTraces traces) {
    this.synthesizer = synthesizer;
    this.metrics = metrics;
    this.traces = traces;
    StoreCalls calls = new StoreCalls(storeAttempts, metrics, traces);
    this.shelf = new AudioShelf(store, shared, calls, metrics);
    this.streams = new StreamMaker(store, shelf, calls, this::said);
  }

  /**
   * Makes sure that the audio is in the store. Of several who ask for the same at once, one makes
   * it and the others wait for it.
   *
   * @param priority who waits for it
   * @param timing to add to
   * @throws SpeechException when there will be no audio
   * @throws StorageFailedException when the audio store does not answer
   * @throws InterruptedException when the worker leaves before it was done
   */
  SpeechSynthesized make(SpeechRequested request, Priority priority, Timing timing)
      throws SpeechException, StorageFailedException, InterruptedException {
    Attempt<StorageFailedException> attempt =
        speech -> {
          Wanted wanted = wanted(request, speech, speech.address(), priority, timing);
          try (InFlight.Making _ = inFlight.enter(wanted.key(), timing)) {
            Optional<StoredAudio> existing = shelf.find(wanted);
            if (existing.isPresent()) {
              return shelf.found(wanted, existing.get(), () -> synthesize(wanted));
            }
            SpeechAudio audio = synthesize(wanted);
            return shelf.made(wanted, shelf.put(wanted, audio), audio);
          }
        };
    return prepared(request, attempt);
  }

  /**
   * The same, and sends the audio to whoever listens while it is made.
   *
   * @param listening to whom
   * @throws AbandonedException when nobody listens any more, nor waits for the audio
   */
  SpeechSynthesized stream(
      SpeechRequested request, Priority priority, Timing timing, Listening listening)
      throws SpeechException, NoAudioException, InterruptedException {
    Attempt<NoAudioException> attempt =
        speech -> {
          Wanted wanted = wanted(request, speech, speech.streamAddress(), priority, timing);
          AudioKey plain = shelf.key(request.getTenant(), speech.address());
          try (InFlight.Making making = inFlight.enter(wanted.key(), timing)) {
            return streams.make(wanted, plain, making, listening);
          }
        };
    return prepared(request, attempt);
  }

  /**
   * Objects were erased from the store by somebody else.
   *
   * @param uris where they were
   */
  public void erased(Collection<String> uris) {
    shelf.erased(uris);
  }

  /** What is done with a request that is prepared. */
  @FunctionalInterface
  private interface Attempt<E extends Exception> {
    SpeechSynthesized with(PreparedSpeech speech) throws SpeechException, E, InterruptedException;
  }

  /**
   * Prepares a request, and once more where its model is replaced while it waits for its turn: the
   * model as it is now has other addresses.
   */
  private <E extends Exception> SpeechSynthesized prepared(
      SpeechRequested request, Attempt<E> attempt) throws SpeechException, E, InterruptedException {
    for (int times = 1; ; times++) {
      try {
        return attempt.with(synthesizer.prepare(order(request)));
      } catch (SpeechException e) {
        if (e.reason() != SpeechException.Reason.MODEL_REPLACED || times == MOST_PREPARED) {
          throw e;
        }
      }
    }
  }

  private Wanted wanted(
      SpeechRequested request,
      PreparedSpeech speech,
      String address,
      Priority priority,
      Timing timing) {
    AudioKey key = shelf.key(request.getTenant(), address);
    return new Wanted(request, key, speech, priority, timing);
  }

  private static SpeechOrder order(SpeechRequested request) throws SpeechException {
    return new SpeechOrder(
        SpeechOrder.script(request.getText(), TextType.valueOf(request.getTextType().name())),
        request.getModelId(),
        request.getDescription(),
        request.getVoice(),
        request.getLanguage(),
        request.getSpeed(),
        request.getFormat().name(),
        new EncodingSettings(request.getSampleRate(), request.getBitRate()),
        new ReadingWish(request.getLexicon(), request.getNormalize(), request.getTenant()),
        request.getStrict(),
        loudness(request));
  }

  private static @Nullable Loudness loudness(SpeechRequested request) throws SpeechException {
    Double lufs = request.getLoudness();
    try {
      return lufs == null ? null : new Loudness(lufs, request.getTruePeak());
    } catch (IllegalArgumentException e) {
      throw new SpeechException(
          SpeechException.Reason.INVALID_LOUDNESS, e.getMessage() + ".", false, e);
    }
  }

  private SpeechAudio synthesize(Wanted wanted) throws SpeechException, InterruptedException {
    StreamMaker.Saying<RuntimeException> saying =
        () -> wanted.speech().synthesize(wanted.priority());
    return said(wanted.timing(), saying);
  }

  private <E extends Exception> SpeechAudio said(Timing timing, StreamMaker.Saying<E> saying)
      throws SpeechException, E, InterruptedException {
    long start = System.nanoTime();
    try {
      WorkTraces.Step<SpeechAudio, SpeechException, E> step = saying::say;
      SpeechAudio audio = traces.step("synthesize", step);
      metrics.synthesised(
          Duration.ofNanos(System.nanoTime() - start), Duration.ofMillis(audio.durationMs()));
      return audio;
    } finally {
      timing.addSynthesis(System.nanoTime() - start);
    }
  }
}
