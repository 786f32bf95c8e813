package dev.lector.speech.model.kokoro;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lector.speech.audio.WavHeader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;

/**
 * A sentence and what PyTorch's own Kokoro made of it.
 *
 * @param wav file with the audio; empty for those whose durations alone are kept
 */
@SuppressWarnings("ArrayRecordComponent") // data of a test
record Golden(
    String text,
    String voice,
    double speed,
    String phonemes,
    long[] ids,
    int styleRow,
    int[] frames,
    String wav) {
  private static final String FOLDER = "/golden/kokoro/";

  static List<Golden> all() {
    try (InputStream in = resource("golden.json")) {
      JsonNode sentences = new ObjectMapper().readTree(in);
      return StreamSupport.stream(sentences.spliterator(), false).map(Golden::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Golden of(JsonNode json) {
    return new Golden(
        json.get("text").asText(),
        json.get("voice").asText(),
        json.get("speed").asDouble(),
        json.get("phonemes").asText(),
        StreamSupport.stream(json.get("ids").spliterator(), false)
            .mapToLong(JsonNode::asLong)
            .toArray(),
        json.get("style_row").asInt(),
        StreamSupport.stream(json.get("pred_dur").spliterator(), false)
            .mapToInt(JsonNode::asInt)
            .toArray(),
        json.path("wav").asText(""));
  }

  /** Samples of the WAV file, full scale is ±1. */
  float[] audio() throws IOException {
    try (InputStream in = resource(wav)) {
      WavHeader.read(in);
      ByteBuffer pcm = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
      float[] samples = new float[pcm.remaining() / 2];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = pcm.getShort() / 32_767f;
      }
      return samples;
    }
  }

  private static InputStream resource(String file) {
    return Objects.requireNonNull(Golden.class.getResourceAsStream(FOLDER + file), file);
  }

  @Override
  public String toString() {
    return voice + " at " + speed + ": " + text;
  }
}
