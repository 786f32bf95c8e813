package dev.lector.bridge.speech;

import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.ErrorShape;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;
import dev.lector.bridge.jobs.KnownJob;
import dev.lector.bridge.streams.AudioStreams;
import dev.lector.bridge.streams.Cursor;
import dev.lector.bridge.streams.StreamReplies;
import dev.lector.events.SpeechSynthesized;

/**
 * {@code POST /text-to-speech/stream}: what another dialect asks for, with the audio itself in the
 * answer, while it is made.
 */
public final class StreamDialect implements SpeechDialect {
  private final SpeechDialect asked;
  private final AudioStreams streams;

  /**
   * @param asked reads requests, and writes what is not audio
   * @param streams has the audio
   */
  public StreamDialect(SpeechDialect asked, AudioStreams streams) {
    this.asked = asked;
    this.streams = streams;
  }

  @Override
  public SpeechParameters read(Call call, SpeechLimits limits) throws RefusedException {
    return asked.read(call, limits);
  }

  @Override
  public Reply done(Call call, SpeechSynthesized speech) {
    return StreamReplies.whole(call, streams, speech, Cursor.BEGINNING);
  }

  @Override
  public Reply later(Call call, KnownJob job) {
    return asked.later(call, job);
  }

  @Override
  public ErrorShape errors() {
    return asked.errors();
  }

  @Override
  public boolean streams() {
    return true;
  }
}
