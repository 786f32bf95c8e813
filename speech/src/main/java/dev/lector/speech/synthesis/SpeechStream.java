package dev.lector.speech.synthesis;

import java.util.Optional;

/**
 * Takes speech while it is made, and keeps each sentence that is done for whoever has to take the
 * work up again. What is kept first counts, whoever made it: an engine may say the same otherwise a
 * second time. For one thread at a time.
 *
 * @param <E> what it throws when it takes no more: nothing else of the text is said
 */
public interface SpeechStream<E extends Exception> {
  /**
   * A sentence that was kept; empty when none was.
   *
   * @param number among the sentences with something to say, from 0
   */
  Optional<byte[]> kept(int number) throws E, InterruptedException;

  /**
   * Keeps a sentence before any of it is given away.
   *
   * @return what counts: {@code sentence}, or what was kept of it before
   */
  byte[] keep(int number, byte[] sentence) throws E, InterruptedException;

  /** Takes the next part; the engine goes on with later ones meanwhile. */
  void accept(SpeechPart part) throws E, InterruptedException;
}
