package dev.lector.speech.audio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * WAV files of 16-bit mono with the canonical header of 44 bytes. One of unknown length says 2^32-1
 * bytes, as players of streams expect.
 */
public final class WavFormat implements AudioFormat {
  private static final int BITS = 16;

  @Override
  public String id() {
    return "wav";
  }

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
  public long mostFrames() {
    return (LARGEST_FILE - WavHeader.BYTES) / Short.BYTES;
  }

  @Override
  public Optional<AudioProperties> read(InputStream file, long bytes) throws IOException {
    WavHeader header = WavHeader.read(file);
    return Optional.of(
        new AudioProperties(header.sampleRate(), header.channels(), header.durationMs()));
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
