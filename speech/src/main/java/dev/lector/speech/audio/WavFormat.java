package dev.lector.speech.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * WAV files of 16-bit mono with the canonical header of 44 bytes. One of unknown length says 2^32-1
 * bytes, as players of streams expect.
 */
public final class WavFormat implements AudioFormat {
  private static final int BITS = 16;

  @Override
  public String name() {
    return "wav";
  }

  @Override
  public String extension() {
    return "wav";
  }

  @Override
  public String contentType() {
    return "audio/wav";
  }

  @Override
  public PcmEncoder encoder(int sampleRate) {
    return new PcmEncoder() {
      @Override
      public byte[] header(long frames) {
        return frames == UNKNOWN
            ? WavHeader.ofStream(sampleRate, 1, BITS)
            : new WavHeader(sampleRate, 1, BITS, Short.BYTES * frames).toBytes();
      }

      @Override
      public byte[] encode(short[] samples) {
        byte[] pcm = new byte[Short.BYTES * samples.length];
        ByteBuffer.wrap(pcm).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().put(samples);
        return pcm;
      }

      @Override
      public byte[] trailer() {
        return new byte[0];
      }
    };
  }
}
