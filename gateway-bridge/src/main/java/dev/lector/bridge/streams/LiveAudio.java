package dev.lector.bridge.streams;

import dev.lector.events.SpeechSynthesized;
import java.io.IOException;
import java.util.Optional;

/** Audio whose end may not be made yet. For one thread at a time. */
public interface LiveAudio extends AutoCloseable {
  /** Media type; known when {@link #next} has given something, or the audio is whole. */
  String contentType();

  /** Hz; 0 when not known. */
  int sampleRate();

  /**
   * Waits for the next piece.
   *
   * @return empty at the end of the whole
   * @throws IOException when there will be no more though it is not whole: what was written so far
   *     must not look like the whole
   */
  Optional<Piece> next() throws IOException, InterruptedException;

  /**
   * What is told of the whole, once {@link #next} has come to its end.
   *
   * @return empty when that does not come in time
   */
  Optional<SpeechSynthesized> told() throws InterruptedException;

  /** What was given of the object so far, and before it was gone on with. */
  Cursor position();

  /**
   * Nobody comes again for the rest: if this is closed before the end, and nobody else wants the
   * audio, it need not be made.
   */
  void endsWithItsClient();

  /** The client is gone: what waits for the next piece waits no longer. */
  void clientLeft();

  @Override
  void close();
}
