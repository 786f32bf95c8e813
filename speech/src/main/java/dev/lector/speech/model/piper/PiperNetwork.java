package dev.lector.speech.model.piper;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.lector.speech.batch.BatchLimits;
import dev.lector.speech.batch.Run;
import dev.lector.speech.model.EngineRuntime;
import dev.lector.speech.model.OnnxRuns;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The graph of a Piper voice. It takes {@code input} int64 [batch, ids], {@code input_lengths}
 * int64 [batch], {@code scales} float32 [3] (noise, length, noise of durations) and, with several
 * speakers, {@code sid} int64 [batch]; it gives {@code output} float32 with the samples in its last
 * dimension, and in newer exports {@code output_lengths} int64 [batch], how many of them count.
 * Exports of piper-plus take {@link PlusInputs}, too. Without lengths, or with a batch of one
 * written into the graph, utterances are run one by one.
 */
final class PiperNetwork implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(PiperNetwork.class);
  private static final String OUTPUT = "output";
  private static final String OUTPUT_LENGTHS = "output_lengths";

  /**
   * ONNX Runtime's matrix products take more terms at a time where a row has 64 columns or fewer,
   * and so round in another order. Rows that are all longer sound the same alone and in company.
   */
  private static final int SHORTEST_ROW = 72;

  private final EngineRuntime runtime;
  private final OrtEnvironment environment;
  private final OnnxRuns runs;
  private final PlusInputs plus;
  private final @Nullable Durations durations;
  private final BatchLimits limits;
  // As many as there are slots, at most.
  private final Queue<RunInputs> idleInputs = new ConcurrentLinkedQueue<>();
  private final int shortestRow;
  private final boolean takesSpeaker;
  private final boolean givesLengths;

  /**
   * Takes over an open session.
   *
   * @param durations where the graph says how long each symbol is, if it does
   * @param language number of the language that is spoken, for a graph that knows several
   */
  PiperNetwork(
      EngineRuntime runtime, OrtSession session, @Nullable Durations durations, long language)
      throws OrtException {
    this.runtime = runtime;
    this.plus = new PlusInputs(session, language);
    this.environment = runtime.environment();
    this.runs = new OnnxRuns(session);
    this.takesSpeaker = session.getInputNames().contains("sid");
    this.givesLengths = session.getOutputNames().contains(OUTPUT_LENGTHS);
    this.durations =
        durations != null && session.getOutputNames().contains(durations.tensor())
            ? durations
            : null;
    this.limits =
        givesLengths && takesBatches(session)
            ? runtime.limits()
            : new BatchLimits(runtime.limits().tokens(), 1);
    this.shortestRow = limits.size() > 1 ? SHORTEST_ROW : 0;
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

  /** How much may go into a run. */
  BatchLimits limits() {
    return limits;
  }

  /** Runs at once. */
  int concurrency() {
    return runtime.concurrency();
  }

  String provider() {
    return runtime.provider();
  }

  /** One run of these, which have equal scales. */
  List<PiperSound> run(Run<PiperInput> run) throws OrtException {
    return runs.run(run, options -> infer(run.inputs(), options));
  }

  /** {@link #run(Run)} that nobody can cancel. */
  List<PiperSound> run(List<PiperInput> group) throws OrtException {
    return runs.run(options -> infer(group, options));
  }

  private List<PiperSound> infer(List<PiperInput> group, OrtSession.RunOptions options)
      throws OrtException {
    RunInputs inputs =
        Objects.requireNonNullElseGet(idleInputs.poll(), () -> new RunInputs(shortestRow));
    Map<String, OnnxTensor> tensors = inputs.open(environment, group, takesSpeaker);
    try {
      long ids = Objects.requireNonNull(tensors.get("input")).getInfo().getShape()[1];
      plus.open(environment, group.size(), ids, tensors);
      try (OrtSession.Result result = runs.call(tensors, options)) {
        return sounds(result, group);
      }
    } finally {
      tensors.values().forEach(OnnxTensor::close);
      idleInputs.add(inputs);
    }
  }

  private List<PiperSound> sounds(OrtSession.Result result, List<PiperInput> group)
      throws OrtException {
    int count = group.size();
    FloatBuffer audio = OnnxRuns.tensor(result, OUTPUT).getFloatBuffer();
    int row = audio.remaining() / count;
    LongBuffer lengths =
        givesLengths ? OnnxRuns.tensor(result, OUTPUT_LENGTHS).getLongBuffer() : null;
    FloatBuffer times =
        durations == null ? null : values(OnnxRuns.tensor(result, durations.tensor()));
    List<PiperSound> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int length = lengths == null ? row : Math.clamp(lengths.get(i), 0, row);
      int symbols = group.get(i).ids().length;
      int[] ends =
          durations == null || times == null || times.remaining() / count < symbols
              ? new int[0]
              : durations.ends(times, i * (times.remaining() / count), symbols, length);
      float[] samples = new float[durations == null ? length : durations.speech(ends, length)];
      audio.get(i * row, samples);
      all.add(new PiperSound(samples, ends));
    }
    return all;
  }

  private static FloatBuffer values(OnnxTensor tensor) {
    if (tensor.getInfo().type != OnnxJavaType.INT64) {
      return tensor.getFloatBuffer();
    }
    LongBuffer whole = tensor.getLongBuffer();
    FloatBuffer values = FloatBuffer.allocate(whole.remaining());
    while (whole.hasRemaining()) {
      values.put((float) whole.get());
    }
    return values.flip();
  }

  @Override
  public void close() {
    runs.close();
  }
}
