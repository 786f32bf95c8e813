package dev.lector.bridge.speech;

import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.ErrorShape;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;
import dev.lector.bridge.jobs.KnownJob;
import dev.lector.bridge.streams.LiveAudio;
import dev.lector.bridge.streams.StreamReplies;
import dev.lector.events.SpeechSynthesized;

/**
 * One HTTP interface to speech: how a request is read, and how its answers look. What happens
 * between the two is the same for all of them, see {@link SpeechEndpoint}. Another interface is one
 * class, and one route in {@code Bridge}.
 */
public interface SpeechDialect {
  /**
   * Reads a request.
   *
   * @param limits bounds of its body
   * @throws RefusedException when it cannot be one
   */
  SpeechParameters read(Call call, SpeechLimits limits) throws RefusedException;

  /**
   * What the names of a request stand for in the farm as it is now. An {@code Idempotency-Key}
   * stands for what was read, so that a request that is sent again is the same when the farm has
   * changed.
   */
  default SpeechParameters resolve(SpeechParameters asked) {
    return asked;
  }

  /** The answer with the audio. */
  Reply done(Call call, SpeechSynthesized speech);

  /** The answer, a 202, to a request whose client asks for the audio later. */
  Reply later(Call call, KnownJob job);

  /** How errors look. */
  ErrorShape errors();

  /**
   * Whether audio is sent while it is made. Then {@link #live} answers, unless the audio is whole,
   * or there is none, before any of it is heard.
   */
  default boolean streams() {
    return false;
  }

  /**
   * The answer with audio that is still made.
   *
   * @param audio is to be closed with the body, as {@link StreamReplies} does
   */
  default Reply live(Call call, LiveAudio audio) {
    return StreamReplies.of(call, audio);
  }
}
