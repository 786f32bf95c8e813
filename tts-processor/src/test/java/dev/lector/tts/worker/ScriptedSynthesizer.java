package dev.lector.tts.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lector.speech.audio.AudioFormat;
import dev.lector.speech.audio.AudioTimes;
import dev.lector.speech.audio.JoinedSegment;
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
import dev.lector.speech.synthesis.SpeechPart;
import dev.lector.speech.synthesis.SpeechStream;
import dev.lector.speech.synthesis.Synthesizer;
import dev.lector.speech.synthesis.Timings;
import dev.lector.speech.text.Checkpoint;
import dev.lector.speech.text.SourceRange;
import dev.lector.speech.voice.Gender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Says texts as tones of silence, at once, except those for which something else is scripted. A
 * stream of a text says what is between its {@value #BREAK} one by one, and no two times alike.
 */
public final class ScriptedSynthesizer implements Synthesizer {
  static final int SAMPLE_RATE = 16_000;
  static final String BREAK = "|";
  public static final int SAMPLES_PER_CHARACTER = 160;

  private final Map<String, Script> loading = new ConcurrentHashMap<>();
  private final Map<String, Script> preparing = new ConcurrentHashMap<>();
  private final Map<String, Consumer<Checkpoint>> reading = new ConcurrentHashMap<>();
  private final Map<String, Script> synthesizing = new ConcurrentHashMap<>();
  private final Map<String, Integer> synthesised = new ConcurrentHashMap<>();
  private final Map<String, String> warnings = new ConcurrentHashMap<>();
  private final Map<String, String> alike = new ConcurrentHashMap<>();
  private final AtomicInteger takes = new AtomicInteger();
  private final List<SpeechOrder> orders = new CopyOnWriteArrayList<>();
  private volatile AudioFormat format = new WavFormat();

  /** What happens with a text before it is said. */
  @FunctionalInterface
  public interface Script {
    void run() throws SpeechException, InterruptedException;
  }

  /** What happens when a model is loaded, which it is from its end on. */
  public void whenLoading(String model, Script script) {
    loading.put(model, script);
  }

  public void whenPreparing(String text, Script script) {
    preparing.put(text, script);
  }

  /** What passes checkpoints before a text's reading is there. */
  public void whenReading(String text, Consumer<Checkpoint> script) {
    reading.put(text, script);
  }

  public void whenSynthesizing(String text, Script script) {
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

  private byte[] sentence(String text, int number) {
    short[] samples = new short[SAMPLES_PER_CHARACTER * text.length()];
    Arrays.fill(samples, (short) takes.incrementAndGet());
    return new JoinedSegment(new TimedSentence(number, 0, 0), samples, List.of(), 0).toBytes();
  }

  /** In which format everything is said from now on. */
  public void speakAs(AudioFormat other) {
    format = other;
  }

  /** How often a text was synthesised to its end. */
  public int timesSynthesised(String text) {
    return synthesised.getOrDefault(text, 0);
  }

  /** What was asked for, in order. */
  public List<SpeechOrder> orders() {
    return List.copyOf(orders);
  }

  @Override
  public PreparedSpeech prepare(SpeechOrder order) throws SpeechException {
    orders.add(order);
    load(order.modelId());
    run(preparing.getOrDefault(order.text(), () -> {}));
    return new Prepared(order);
  }

  @Override
  public Optional<String> needsLoading(SpeechOrder order) {
    return Optional.of(order.modelId()).filter(loading::containsKey);
  }

  @Override
  public void load(String model) throws SpeechException {
    Script script = loading.get(model);
    if (script != null) {
      run(script);
      loading.remove(model);
    }
  }

  private static void run(Script script) throws SpeechException {
    try {
      script.run();
    } catch (InterruptedException e) {
      throw new SpeechException(Reason.SYNTHESIS_FAILED, "interrupted", true, e);
    }
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
        List.of(
            new Capabilities.Model(
                "scripted",
                List.of(),
                16_000,
                List.of(new Capabilities.Speaker("monotone", "en", Gender.UNKNOWN)))));
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
    public String streamAddress() {
      return address().replaceFirst("^.", address().startsWith("0") ? "1" : "0");
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
    public List<String> warnings() {
      return order.strict()
          ? List.of("strict")
          : Optional.ofNullable(warnings.get(order.text())).stream().toList();
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
    public <E extends Exception> SpeechAudio stream(Priority priority, SpeechStream<E> stream)
        throws SpeechException, E, InterruptedException {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      List<String> sentences = List.of(order.text().split(Pattern.quote(BREAK)));
      PcmEncoder encoder = format.encoder(SAMPLE_RATE);
      int start = 0;
      for (int i = 0; i < sentences.size(); i++) {
        String sentence = sentences.get(i);
        Optional<byte[]> kept = stream.kept(i);
        byte[] counts;
        if (kept.isPresent()) {
          counts = kept.get();
        } else {
          synthesizing.getOrDefault(sentence, () -> {}).run();
          synthesised.merge(sentence, 1, Integer::sum);
          counts = stream.keep(i, sentence(sentence, i));
        }
        byte[] header = i == 0 ? encoder.header(PcmEncoder.UNKNOWN) : new byte[0];
        byte[] sound = encoder.encode(samples(counts));
        byte[] bytes = Arrays.copyOf(header, header.length + sound.length);
        System.arraycopy(sound, 0, bytes, header.length, sound.length);
        file.writeBytes(bytes);
        SourceRange source = new SourceRange(start, start + sentence.length());
        stream.accept(
            new SpeechPart(
                bytes,
                source,
                List.of(new Timings.Word(sentence, sentence, source, 10L * start, 20L))));
        start += sentence.length() + 1;
      }
      file.write(0);
      file.write(0);
      return new SpeechAudio(file.toByteArray(), SAMPLE_RATE, 1, 10L * order.text().length());
    }

    private static short[] samples(byte[] kept) {
      try {
        return JoinedSegment.of(kept).samples();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
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
