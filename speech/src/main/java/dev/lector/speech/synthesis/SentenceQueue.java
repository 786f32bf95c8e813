package dev.lector.speech.synthesis;

import dev.lector.speech.audio.Segment;
import dev.lector.speech.audio.UnsoundAudioException;
import dev.lector.speech.audio.UtteranceCheck;
import dev.lector.speech.batch.Priority;
import dev.lector.speech.model.InferenceException;
import dev.lector.speech.model.PendingSpeech;
import dev.lector.speech.model.Utterance;
import dev.lector.speech.model.VoiceEngine;
import dev.lector.speech.text.Sentence;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.ListIterator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sentences of a text on their way through a model: some are ahead of the one that is waited
 * for, so that they can share runs with each other and with those of other texts. Each is checked;
 * what fails its check is made once more, since models draw noise and another draw may be sound.
 */
final class SentenceQueue implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SentenceQueue.class);

  /** Sentences at the model at once: what a run takes, and some to choose from. */
  private static final int AHEAD = 32;

  private final VoiceEngine model;
  private final Priority priority;
  private final ListIterator<Passage> passages;
  private final UtteranceCheck check;
  private final Deque<Pending> pending = new ArrayDeque<>();
  private int ahead;
  private int rank;

  private record Pending(
      int sentence, Passage passage, Utterance utterance, PendingSpeech speech) {}

  SentenceQueue(VoiceEngine model, List<Passage> passages, Priority priority) {
    this(model, passages, priority, 0, AHEAD);
  }

  private SentenceQueue(
      VoiceEngine model, List<Passage> passages, Priority priority, int from, int ahead) {
    this.model = model;
    this.priority = priority;
    this.passages = passages.listIterator(from);
    this.ahead = ahead;
    this.check = new UtteranceCheck(model.sampleRate());
  }

  /**
   * Sentences of which each is wanted as soon as it can be: the first is alone at the model, since
   * company would make it later, and of those that follow there are twice as many with each.
   *
   * @param from the first sentence that is wanted
   */
  static SentenceQueue forStream(
      VoiceEngine model, List<Passage> passages, Priority priority, int from) {
    return new SentenceQueue(model, passages, priority, from, 1);
  }

  /** Whether there is another sentence with something to say. */
  boolean hasNext() throws InterruptedException {
    fill();
    return !pending.isEmpty();
  }

  private void fill() throws InterruptedException {
    while (pending.size() < ahead && passages.hasNext()) {
      if (Thread.interrupted()) {
        throw new InterruptedException("The worker leaves");
      }
      int index = passages.nextIndex();
      Passage passage = passages.next();
      Sentence sentence = passage.sentence();
      Utterance utterance =
          model.prepare(sentence.words(), sentence.pronunciations(), passage.choice());
      if (utterance.sounds() > 0) {
        pending.addLast(new Pending(index, passage, utterance, utterance.submit(priority, rank)));
        rank++;
      }
    }
  }

  /** The next sentence's sound, checked; waits for it. */
  Segment next() throws InferenceException, UnsoundAudioException, InterruptedException {
    Pending first = pending.removeFirst();
    Segment segment = first.speech().await();
    try {
      check(segment, first.utterance());
    } catch (UnsoundAudioException e) {
      log.warn("A sentence is made once more: {}", e.getMessage());
      segment = first.utterance().submit(priority, 0).await();
      check(segment, first.utterance());
    }
    ahead = Math.min(AHEAD, 2 * ahead);
    // The model goes on while this one is encoded and sent.
    fill();
    Passage passage = first.passage();
    return segment.louder(passage.volume()).at(first.sentence(), passage.pauseAfterMs());
  }

  private void check(Segment segment, Utterance utterance) throws UnsoundAudioException {
    check.verify(segment.samples(), utterance.sounds(), utterance.lengthScale());
  }

  /** What is still on its way is not wanted any more. */
  @Override
  public void close() {
    pending.forEach(sentence -> sentence.speech().cancel());
    pending.clear();
  }
}
