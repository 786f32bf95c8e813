package dev.lector.tts.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lector.speech.audio.AudioFormat;
import dev.lector.speech.audio.AudioTimes;
import dev.lector.speech.audio.PcmEncoder;
import dev.lector.speech.audio.TimedSentence;
import dev.lector.speech.audio.TimedWord;
import dev.lector.speech.audio.WavFormat;
import dev.lector.speech.audio.WavHeader;
import dev.lector.speech.batch.Priority;
import dev.lector.speech.synthesis.Capabilities;
import dev.lector.speech.synthesis.PreparedSpeech;
import dev.lector.speech.synthesis.Reading;
import dev.lector.speech.synthesis.SpeechAudio;
import dev.lector.speech.synthesis.SpeechException;
import dev.lector.speech.synthesis.SpeechException.Reason;
import dev.lector.speech.synthesis.SpeechOrder;
import dev.lector.speech.synthesis.Synthesizer;
import dev.lector.speech.synthesis.Timings;
import dev.lector.speech.text.Checkpoint;
import dev.lector.speech.text.SourceRange;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Says texts as tones of silence, at once, except those for which something else is scripted. */
public final class ScriptedSynthesizer implements Synthesizer {
  static final int SAMPLE_RATE = 16_000;
  public static final int SAMPLES_PER_CHARACTER = 160;

  private final Map<String, Script> preparing = new ConcurrentHashMap<>();
  private final Map<String, Consumer<Checkpoint>> reading = new ConcurrentHashMap<>();
  private final Map<String, Script> synthesizing = new ConcurrentHashMap<>();
  private final Map<String, Integer> synthesised = new ConcurrentHashMap<>();
  private final Map<String, String> warnings = new ConcurrentHashMap<>();
  private final Map<String, String> alike = new ConcurrentHashMap<>();
  private volatile AudioFormat format = new WavFormat();

  /** What happens with a text before it is said. */
  @FunctionalInterface
  public interface Script {
    void run() throws SpeechException, InterruptedException;
  }

  public void whenPreparing(String text, Script script) {
    preparing.put(text, script);
  }

  /** What passes checkpoints before a text's reading is there. */
  public void whenReading(String text, Consumer<Checkpoint> script) {
    reading.put(text, script);
  }

  void whenSynthesizing(String text, Script script) {
    synthesizing.put(text, script);
  }

  /** A text is said with a warning. */
  public void warn(String text, String warning) {
    warnings.put(text, warning);
  }

  /** Two texts are said alike, and so have the same audio. */
  public void sayAlike(String text, String other) {
    alike.put(text, other);
  }

  /** In which format everything is said from now on. */
  public void speakAs(AudioFormat other) {
    format = other;
  }

  /** How often a text was synthesised to its end. */
  public int timesSynthesised(String text) {
    return synthesised.getOrDefault(text, 0);
  }

  @Override
  public PreparedSpeech prepare(SpeechOrder order) throws SpeechException {
    try {
      preparing.getOrDefault(order.text(), () -> {}).run();
    } catch (InterruptedException e) {
      throw new SpeechException(Reason.SYNTHESIS_FAILED, "interrupted", true, e);
    }
    return new Prepared(order);
  }

  @Override
  public Map<String, String> facts() {
    return Map.of("engine", "scripted");
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(
        "cpu",
        "scripted",
        List.of(new Capabilities.Model("scripted", List.of(), List.of("en"), List.of("monotone"))));
  }

  @Override
  public void close() {}

  static byte[] wav(String text) {
    byte[] header =
        new WavHeader(SAMPLE_RATE, 1, 16, 2L * SAMPLES_PER_CHARACTER * text.length()).toBytes();
    return ByteBuffer.allocate(header.length + 2 * SAMPLES_PER_CHARACTER * text.length())
        .put(header)
        .array();
  }

  private byte[] audio(String text) {
    int samples = SAMPLES_PER_CHARACTER * text.length();
    PcmEncoder encoder = format.encoder(SAMPLE_RATE);
    byte[] header = encoder.header(samples);
    byte[] pcm = encoder.encode(new short[samples]);
    return ByteBuffer.allocate(header.length + pcm.length).put(header).put(pcm).array();
  }

  private final class Prepared implements PreparedSpeech {
    private final SpeechOrder order;

    Prepared(SpeechOrder order) {
      this.order = order;
    }

    @Override
    public String address() {
      try {
        byte[] digest =
            MessageDigest.getInstance("SHA-256")
                .digest(alike.getOrDefault(order.text(), order.text()).getBytes(UTF_8));
        return HexFormat.of().formatHex(digest) + "." + format.extension();
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public String contentType() {
      return format.contentType();
    }

    @Override
    public String modelId() {
      return order.modelId().isEmpty() ? "scripted" : order.modelId();
    }

    @Override
    public String voice() {
      return "monotone";
    }

    @Override
    public double speed() {
      return order.speed();
    }

    @Override
    public int spokenCharacters() {
      return 3 * order.text().length();
    }

    @Override
    public Reading reading(Checkpoint checkpoint) {
      reading.getOrDefault(order.text(), _ -> {}).accept(checkpoint);
      SourceRange all = new SourceRange(0, order.text().length());
      return new Reading(
          List.of(new Reading.Sentence(order.text(), order.text(), all, 0)), List.of());
    }

    @Override
    public List<String> warnings() {
      return Optional.ofNullable(warnings.get(order.text())).stream().toList();
    }

    @Override
    public Timings timings(AudioTimes times, long durationMs) {
      String text = order.text();
      SourceRange all = new SourceRange(0, text.length());
      return new Timings(
          times.sentences().stream()
              .map(it -> new Timings.Sentence(text, text, all, it.startMs(), it.endMs()))
              .toList(),
          times.words().stream()
              .map(it -> new Timings.Word(text, text, all, it.startMs(), it.endMs()))
              .toList(),
          List.of());
    }

    @Override
    public SpeechAudio synthesize(Priority priority) throws SpeechException, InterruptedException {
      synthesizing.getOrDefault(order.text(), () -> {}).run();
      synthesised.merge(order.text(), 1, Integer::sum);
      byte[] audio = audio(order.text());
      long millis = order.text().length() * 10L;
      return new SpeechAudio(
          audio,
          SAMPLE_RATE,
          1,
          millis,
          new AudioTimes(
              List.of(new TimedSentence(0, 0, millis)),
              List.of(new TimedWord(0, 0, order.text().length(), 0, millis))));
    }
  }
}
