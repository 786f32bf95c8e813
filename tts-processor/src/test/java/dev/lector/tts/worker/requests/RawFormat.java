package dev.lector.tts.worker.requests;

import dev.lector.speech.audio.AudioFormat;
import dev.lector.speech.audio.PcmEncoder;
import java.nio.ByteBuffer;

/** Samples and nothing else: a file does not tell what it is. */
final class RawFormat implements AudioFormat {
  @Override
  public String id() {
    return "raw";
  }

  @Override
  public String name() {
    return "raw";
  }

  @Override
  public String extension() {
    return "pcm";
  }

  @Override
  public String contentType() {
    return "audio/L16";
  }

  @Override
  public PcmEncoder encoder(int sampleRate) {
    return new PcmEncoder() {
      @Override
      public byte[] header(long frames) {
        return new byte[0];
      }

      @Override
      public byte[] encode(short[] samples) {
        ByteBuffer pcm = ByteBuffer.allocate(Short.BYTES * samples.length);
        pcm.asShortBuffer().put(samples);
        return pcm.array();
      }

      @Override
      public byte[] trailer() {
        return new byte[0];
      }
    };
  }
}
