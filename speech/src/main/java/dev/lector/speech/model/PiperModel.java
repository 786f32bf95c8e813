package dev.lector.speech.model;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.lector.speech.voice.Voice;
import dev.lector.speech.voice.VoiceList;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Piper voice. The graph takes {@code input} int64 [batch, ids], {@code input_lengths} int64
 * [batch], {@code scales} float32 [3] (noise, length, noise of durations) and, with several
 * speakers, {@code sid} int64 [batch]; it gives {@code output} float32 with the samples in its last
 * dimension, and in newer exports {@code output_lengths} int64 [batch], how many of them count.
 * Without these, or with a batch of one written into the graph, utterances are run one by one.
 */
final class PiperModel implements SpeechModel {
  private static final Logger log = LoggerFactory.getLogger(PiperModel.class);
  private static final String OUTPUT = "output";
  private static final String OUTPUT_LENGTHS = "output_lengths";

  /**
   * ONNX Runtime's matrix products take more terms at a time where a row has 64 columns or fewer,
   * and so round in another order. Rows that are all longer sound the same alone and in company.
   */
  private static final int SHORTEST_ROW = 72;

  private final String id;
  private final String revision;
  private final PiperConfig config;
  private final VoiceList voices;
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final String provider;
  private final Batcher batcher;
  // As many as there are slots, at most.
  private final Queue<RunInputs> idleInputs = new ConcurrentLinkedQueue<>();
  private final int shortestRow;
  private final boolean takesSpeaker;
  private final boolean givesLengths;

  /**
   * Takes over an open session.
   *
   * @param provider execution provider the session was opened with
   * @param concurrency runs at once
   * @param limits of a run; the number of tokens is decided
   */
  PiperModel(
      String id,
      String revision,
      PiperConfig config,
      VoiceList voices,
      OrtEnvironment environment,
      OrtSession session,
      String provider,
      int concurrency,
      BatchLimits limits) {
    this.id = id;
    this.revision = revision;
    this.config = config;
    this.voices = voices;
    this.environment = environment;
    this.session = session;
    this.provider = provider;
    this.takesSpeaker = session.getInputNames().contains("sid");
    this.givesLengths = session.getOutputNames().contains(OUTPUT_LENGTHS);
    BatchLimits possible =
        givesLengths && takesBatches(session) ? limits : new BatchLimits(limits.tokens(), 1);
    this.shortestRow = possible.size() > 1 ? SHORTEST_ROW : 0;
    this.batcher = new Batcher(id, concurrency, possible, this::run);
  }

  private static boolean takesBatches(OrtSession session) {
    try {
      NodeInfo input = session.getInputInfo().get("input");
      return input != null
          && input.getInfo() instanceof TensorInfo tensor
          && tensor.getShape()[0] < 0;
    } catch (OrtException e) {
      log.debug("The graph does not say which shapes it takes", e);
      return false;
    }
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String revision() {
    return revision;
  }

  @Override
  public int sampleRate() {
    return config.sampleRate();
  }

  @Override
  public String language() {
    return config.language();
  }

  @Override
  public VoiceList voices() {
    return voices;
  }

  @Override
  public String provider() {
    return provider;
  }

  @Override
  public Utterance encode(String phonemes) {
    return config.phonemes().pack(phonemes);
  }

  @Override
  public double lengthScale(double speed) {
    return config.lengthScale() / speed;
  }

  @Override
  public PendingSpeech submit(
      Utterance utterance, Voice voice, double speed, Urgency urgency, int rank) {
    float[] scales = {config.noiseScale(), (float) lengthScale(speed), config.noiseW()};
    return pending(batcher.submit(utterance.ids(), scales, voice.speaker(), urgency, rank));
  }

  /** One run; {@code scales} as the graph takes them. */
  float[] run(long[] ids, float[] scales, long speaker)
      throws InferenceException, InterruptedException {
    return submit(ids, scales, speaker).await();
  }

  /** An utterance into the queue; {@code scales} as the graph takes them. */
  PendingSpeech submit(long[] ids, float[] scales, long speaker) {
    return pending(batcher.submit(ids, scales, speaker, Urgency.INTERACTIVE, 0));
  }

  private PendingSpeech pending(Ticket ticket) {
    return new PendingSpeech() {
      @Override
      public float[] await() throws InferenceException, InterruptedException {
        try {
          batcher.runHere(ticket);
          float[] samples = ticket.result.get();
          // Inside a model nobody hears an interrupt, and a result that is there asks for none.
          if (Thread.interrupted()) {
            throw new InterruptedException("The worker leaves");
          }
          return samples;
        } catch (InterruptedException e) {
          batcher.cancel(ticket);
          throw e;
        } catch (ExecutionException e) {
          Throwable cause = e.getCause() == null ? e : e.getCause();
          throw new InferenceException("Model " + id + " failed: " + cause.getMessage(), cause);
        }
      }

      @Override
      public void cancel() {
        batcher.cancel(ticket);
      }
    };
  }

  /** One run of just these, which have equal scales. */
  List<float[]> run(List<Ticket> group) throws OrtException {
    try (OrtSession.RunOptions options = new OrtSession.RunOptions()) {
      if (group.size() > 1) {
        return infer(group, options);
      }
      Ticket alone = group.getFirst();
      batcher.abortWith(alone, () -> terminate(options));
      try {
        return infer(group, options);
      } finally {
        batcher.finished(alone);
      }
    }
  }

  private List<float[]> infer(List<Ticket> group, OrtSession.RunOptions options)
      throws OrtException {
    RunInputs inputs =
        Objects.requireNonNullElseGet(idleInputs.poll(), () -> new RunInputs(shortestRow));
    Map<String, OnnxTensor> tensors = inputs.open(environment, group, takesSpeaker);
    try (OrtSession.Result result = session.run(tensors, options)) {
      return samples(result, group.size());
    } finally {
      tensors.values().forEach(OnnxTensor::close);
      idleInputs.add(inputs);
    }
  }

  private List<float[]> samples(OrtSession.Result result, int count) throws OrtException {
    FloatBuffer audio = tensor(result, OUTPUT).getFloatBuffer();
    int row = audio.remaining() / count;
    LongBuffer lengths = givesLengths ? tensor(result, OUTPUT_LENGTHS).getLongBuffer() : null;
    List<float[]> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int length = lengths == null ? row : Math.clamp(lengths.get(i), 0, row);
      float[] samples = new float[length];
      audio.get(i * row, samples);
      all.add(samples);
    }
    return all;
  }

  private static OnnxTensor tensor(OrtSession.Result result, String name) throws OrtException {
    return result
        .get(name)
        .filter(OnnxTensor.class::isInstance)
        .map(OnnxTensor.class::cast)
        .orElseThrow(() -> new OrtException("the graph gave no tensor " + name));
  }

  private static void terminate(OrtSession.RunOptions options) {
    try {
      options.setTerminate(true);
    } catch (OrtException | IllegalStateException e) {
      // The run then simply goes on to its end.
      log.debug("A run could not be cut short", e);
    }
  }

  @Override
  public void close() {
    batcher.close();
    try {
      session.close();
    } catch (OrtException e) {
      log.warn("Model {} could not be freed", id, e);
    }
  }
}
