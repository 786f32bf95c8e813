package dev.lector.bench.path;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lector.speech.audio.WavHeader;
import dev.lector.speech.batch.Priority;
import dev.lector.speech.synthesis.PreparedSpeech;
import dev.lector.speech.synthesis.SpeechAudio;
import dev.lector.speech.synthesis.SpeechOrder;
import dev.lector.speech.synthesis.Synthesizer;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Has the same second of silence ready for every text, under an address of its own. */
final class ReadyAudio implements Synthesizer {
  private static final int SAMPLE_RATE = 16_000;
  private static final SpeechAudio SECOND = new SpeechAudio(silence(), SAMPLE_RATE, 1, 1_000);

  @Override
  public PreparedSpeech prepare(SpeechOrder order) {
    return new Ready(address(order.text()));
  }

  @Override
  public void close() {}

  private static String address(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest) + ".wav";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] silence() {
    byte[] header = new WavHeader(SAMPLE_RATE, 1, 16, 2L * SAMPLE_RATE).toBytes();
    return ByteBuffer.allocate(header.length + 2 * SAMPLE_RATE).put(header).array();
  }

  private record Ready(String address) implements PreparedSpeech {
    @Override
    public String contentType() {
      return "audio/wav";
    }

    @Override
    public String modelId() {
      return "silence";
    }

    @Override
    public String voice() {
      return "none";
    }

    @Override
    public double speed() {
      return 1;
    }

    @Override
    public SpeechAudio synthesize(Priority priority) {
      return SECOND;
    }
  }
}
