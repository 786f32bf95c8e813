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
import java.util.Iterator;
import java.util.List;
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
  private final Iterator<Passage> passages;
  private final UtteranceCheck check;
  private final Deque<Pending> pending = new ArrayDeque<>();
  private int read;
  private int rank;

  private record Pending(
      int sentence, Passage passage, Utterance utterance, PendingSpeech speech) {}

  SentenceQueue(VoiceEngine model, List<Passage> passages, Priority priority) {
    this.model = model;
    this.priority = priority;
    this.passages = passages.iterator();
    this.check = new UtteranceCheck(model.sampleRate());
  }

  /** Whether there is another sentence with something to say. */
  boolean hasNext() throws InterruptedException {
    while (pending.size() < AHEAD && passages.hasNext()) {
      if (Thread.interrupted()) {
        throw new InterruptedException("The worker leaves");
      }
      Passage passage = passages.next();
      int index = read++;
      Sentence sentence = passage.sentence();
      Utterance utterance =
          model.prepare(sentence.words(), sentence.pronunciations(), passage.choice());
      if (utterance.sounds() > 0) {
        pending.addLast(new Pending(index, passage, utterance, utterance.submit(priority, rank)));
        rank++;
      }
    }
    return !pending.isEmpty();
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
