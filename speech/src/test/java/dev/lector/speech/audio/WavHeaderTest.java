package dev.lector.speech.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;

class WavHeaderTest {
  private static final WavHeader HEADER = new WavHeader(22_050, 1, 16, 44_100);

  @Test
  void whatIsWrittenIsReadBack() throws Exception {
    ByteArrayInputStream in = new ByteArrayInputStream(HEADER.toBytes());

    assertThat(WavHeader.read(in)).isEqualTo(HEADER);
    assertThat(in.available()).isZero();
    assertThat(HEADER.durationMs()).isEqualTo(1000);
  }

  @Test
  void otherReadersUnderstandIt() throws Exception {
    byte[] file = Arrays.copyOf(HEADER.toBytes(), WavHeader.BYTES + 44_100);

    try (AudioInputStream in = AudioSystem.getAudioInputStream(new ByteArrayInputStream(file))) {
      AudioFormat format = in.getFormat();
      assertThat(format.getEncoding()).isEqualTo(AudioFormat.Encoding.PCM_SIGNED);
      assertThat(format.getSampleRate()).isEqualTo(22_050f);
      assertThat(format.getChannels()).isEqualTo(1);
      assertThat(format.isBigEndian()).isFalse();
      assertThat(in.getFrameLength()).isEqualTo(22_050);
    }
  }

  @Test
  void otherChunksBeforeTheSamplesAreSkipped() throws Exception {
    byte[] plain = HEADER.toBytes();
    ByteBuffer file = ByteBuffer.allocate(plain.length + 12).order(ByteOrder.LITTLE_ENDIAN);
    file.put(plain, 0, 36)
        .put("LIST".getBytes(StandardCharsets.US_ASCII))
        .putInt(3)
        .putInt(0)
        .put(plain, 36, 8);

    assertThat(WavHeader.read(new ByteArrayInputStream(file.array()))).isEqualTo(HEADER);
  }

  @Test
  void whatIsNotAWavFileIsRefused() {
    byte[] whole = HEADER.toBytes();
    byte[] compressed = whole.clone();
    compressed[20] = 85;
    byte[] noChannels = whole.clone();
    noChannels[22] = 0;

    assertThatThrownBy(() -> read(new byte[0])).isInstanceOf(EOFException.class);
    assertThatThrownBy(() -> read(Arrays.copyOf(whole, 30))).isInstanceOf(EOFException.class);
    assertThatThrownBy(
            () -> read("ID3 and fourty bytes of something else…".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("RIFF");
    assertThatThrownBy(() -> read(compressed))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("85");
    assertThatThrownBy(() -> read(noChannels))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("0 channels");
  }

  private static WavHeader read(byte[] bytes) throws IOException {
    return WavHeader.read(new ByteArrayInputStream(bytes));
  }
}
