package dev.lector.bench.farm;

import dev.lector.speech.batch.Priority;
import dev.lector.speech.synthesis.PreparedSpeech;
import dev.lector.speech.synthesis.SpeechAudio;
import dev.lector.speech.synthesis.SpeechOrder;
import dev.lector.speech.synthesis.Synthesizer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Takes its time instead of speaking: every lane that synthesises has a GPU of its own. */
record SleepingSynthesizer(Service service) implements Synthesizer {
  private static final int SAMPLE_RATE = 16_000;

  /** Not empty, so that whoever counts bytes finds some. */
  private static final byte[] AUDIO = new byte[64];

  @Override
  public PreparedSpeech prepare(SpeechOrder order) {
    return new Prepared(Task.parse(order.text()), address(order.text()), service);
  }

  private static String address(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest) + ".wav";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  @Override
  public void close() {}

  private record Prepared(Task task, String address, Service service) implements PreparedSpeech {
    @Override
    public String contentType() {
      return "audio/wav";
    }

    @Override
    public String modelId() {
      return "sleep";
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
    public SpeechAudio synthesize(Priority priority) throws InterruptedException {
      service.work(task);
      return new SpeechAudio(AUDIO.clone(), SAMPLE_RATE, 1, task.nanos() / 1_000_000);
    }
  }
}
