package dev.lector.speech.ffmpeg;

import dev.lector.speech.audio.Resampler;
import dev.lector.speech.audio.Resampling;

/** Changes sample rates with libswresample. */
public final class SwResampling implements Resampling {
  @Override
  public Resampler open(int from, int to) {
    return new SwResampler(from, to);
  }
}
