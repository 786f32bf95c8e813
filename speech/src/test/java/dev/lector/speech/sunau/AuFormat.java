package dev.lector.speech.sunau;

import dev.lector.speech.audio.AudioFormat;
import dev.lector.speech.audio.AudioProperties;
import dev.lector.speech.audio.PcmEncoder;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Sun's AU files of 16-bit mono, big-endian: another format, which is this class and its line in
 * {@code META-INF/services}.
 */
public final class AuFormat implements AudioFormat {
  private static final int MAGIC = 0x2e736e64;
  private static final int HEADER = 24;
  private static final int LINEAR_16 = 3;

  @Override
  public String id() {
    return "au";
  }

  @Override
  public String name() {
    return "au-16";
  }

  @Override
  public String extension() {
    return "au";
  }

  @Override
  public String contentType() {
    return "audio/basic";
  }

  @Override
  public Optional<AudioProperties> read(InputStream file, long bytes) throws IOException {
    DataInputStream in = new DataInputStream(file);
    in.skipNBytes(8);
    long samples = Integer.toUnsignedLong(in.readInt()) / Short.BYTES;
    in.skipNBytes(4);
    int rate = in.readInt();
    return Optional.of(new AudioProperties(rate, in.readInt(), samples * 1_000 / rate));
  }

  @Override
  public PcmEncoder encoder(int sampleRate) {
    return new PcmEncoder() {
      @Override
      public byte[] header(long frames) {
        int size = frames == UNKNOWN ? -1 : Math.toIntExact(Short.BYTES * frames);
        return ByteBuffer.allocate(HEADER)
            .putInt(MAGIC)
            .putInt(HEADER)
            .putInt(size)
            .putInt(LINEAR_16)
            .putInt(sampleRate)
            .putInt(1)
            .array();
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
