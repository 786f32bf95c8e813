package dev.lector.speech.model.kokoro;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.lector.speech.batch.BatchLimits;
import dev.lector.speech.batch.Run;
import dev.lector.speech.model.EngineRuntime;
import dev.lector.speech.model.OnnxRuns;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Kokoro graph, of any {@link Signature}. */
final class KokoroNetwork implements AutoCloseable {
  static final int SAMPLE_RATE = 24_000;

  /** A unit of duration: 25 ms. */
  static final int SAMPLES_PER_FRAME = 600;

  private static final String CPU = "CPUExecutionProvider";

  /**
   * Two minutes of audio at about 75 ms a token, padding included. A run takes some 35 MB for each
   * second of it (measured on a CPU).
   */
  private static final int MOST_TOKENS = 1_600;

  private final EngineRuntime runtime;
  private final OrtEnvironment environment;
  private final OnnxRuns runs;
  private final Signature signature;
  private final BatchLimits limits;

  /** Takes over an open session. */
  KokoroNetwork(EngineRuntime runtime, OrtSession session, Signature signature) {
    this.runtime = runtime;
    this.environment = runtime.environment();
    this.runs = new OnnxRuns(session);
    this.signature = signature;
    BatchLimits most = runtime.limits();
    // On a CPU a run of several takes as long as its rows one by one, and each of them as long as
    // all.
    boolean shared = signature.batched() && !runtime.provider().equals(CPU);
    this.limits = new BatchLimits(Math.min(most.tokens(), MOST_TOKENS), shared ? most.size() : 1);
  }

  Signature signature() {
    return signature;
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

  /** One run of these; of equal speeds where the graph takes one for all. */
  List<KokoroSound> run(Run<KokoroInput> run) throws OrtException {
    return runs.run(run, options -> infer(run.inputs(), options));
  }

  /** {@link #run(Run)} that nobody can cancel. */
  List<KokoroSound> run(List<KokoroInput> group) throws OrtException {
    return runs.run(options -> infer(group, options));
  }

  private List<KokoroSound> infer(List<KokoroInput> group, OrtSession.RunOptions options)
      throws OrtException {
    Map<String, OnnxTensor> tensors = new HashMap<>();
    try {
      open(group, tensors);
      try (OrtSession.Result result = runs.call(tensors, options)) {
        return sounds(result, group);
      }
    } finally {
      tensors.values().forEach(OnnxTensor::close);
    }
  }

  private void open(List<KokoroInput> group, Map<String, OnnxTensor> tensors) throws OrtException {
    int count = group.size();
    int longest = group.stream().mapToInt(input -> input.ids().length).max().orElse(0);
    LongBuffer ids = LongBuffer.allocate(count * longest);
    LongBuffer lengths = LongBuffer.allocate(count);
    FloatBuffer styles = FloatBuffer.allocate(count * StyleTables.COLUMNS);
    for (int row = 0; row < count; row++) {
      ids.position(row * longest).put(group.get(row).ids());
      lengths.put(row, group.get(row).ids().length);
      styles.put(group.get(row).style());
    }
    tensors.put(
        signature.ids(),
        OnnxTensor.createTensor(environment, ids.clear(), new long[] {count, longest}));
    tensors.put(
        signature.style(),
        OnnxTensor.createTensor(
            environment, styles.clear(), new long[] {count, StyleTables.COLUMNS}));
    tensors.put(signature.speed(), speeds(group));
    if (signature.lengths() != null) {
      tensors.put(
          signature.lengths(), OnnxTensor.createTensor(environment, lengths, new long[] {count}));
    }
  }

  private OnnxTensor speeds(List<KokoroInput> group) throws OrtException {
    int count = signature.speedPerRow() ? group.size() : 1;
    long[] shape = signature.speedIsScalar() ? new long[0] : new long[] {count};
    ByteBuffer speeds =
        ByteBuffer.allocateDirect(count * signature.speedType().size)
            .order(ByteOrder.nativeOrder());
    for (KokoroInput input : group.subList(0, count)) {
      float speed = input.speed();
      switch (signature.speedType()) {
        case INT32 -> speeds.putInt(Math.round(speed));
        case INT64 -> speeds.putLong(Math.round(speed));
        case DOUBLE -> speeds.putDouble(speed);
        case FLOAT16 -> speeds.putShort(Float.floatToFloat16(speed));
        default -> speeds.putFloat(speed);
      }
    }
    return OnnxTensor.createTensor(environment, speeds.flip(), shape, signature.speedType());
  }

  private List<KokoroSound> sounds(OrtSession.Result result, List<KokoroInput> group)
      throws OrtException {
    int count = group.size();
    FloatBuffer audio = OnnxRuns.tensor(result, signature.audio()).getFloatBuffer();
    int row = audio.remaining() / count;
    int[] frames = integers(result, signature.durations());
    int[] lengths = integers(result, signature.waveLengths());
    List<KokoroSound> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int symbols = group.get(i).ids().length;
      int padded = frames.length / count;
      int[] own =
          padded < symbols
              ? new int[0]
              : Arrays.copyOfRange(frames, i * padded, i * padded + symbols);
      long told = SAMPLES_PER_FRAME * Arrays.stream(own).asLongStream().sum();
      long length =
          lengths.length == count ? lengths[i] : signature.batched() && own.length > 0 ? told : row;
      float[] samples = new float[Math.clamp(length, 0, row)];
      audio.get(i * row, samples);
      // Durations of another unit, or of another sound, tell nothing.
      boolean fit = Math.abs(told - samples.length) <= SAMPLES_PER_FRAME;
      all.add(new KokoroSound(samples, fit ? own : new int[0]));
    }
    return all;
  }

  /** A tensor of whole numbers, of whatever type; empty when the graph has none of that name. */
  private static int[] integers(OrtSession.Result result, @Nullable String name)
      throws OrtException {
    if (name == null) {
      return new int[0];
    }
    OnnxTensor tensor = OnnxRuns.tensor(result, name);
    TensorInfo info = tensor.getInfo();
    return switch (info.type) {
      case INT64 -> {
        LongBuffer values = tensor.getLongBuffer();
        int[] integers = new int[values.remaining()];
        Arrays.setAll(integers, i -> Math.clamp(values.get(i), 0, Integer.MAX_VALUE));
        yield integers;
      }
      case INT32 -> {
        IntBuffer values = tensor.getIntBuffer();
        int[] integers = new int[values.remaining()];
        values.get(integers);
        yield integers;
      }
      case FLOAT, FLOAT16 -> {
        FloatBuffer values = tensor.getFloatBuffer();
        int[] integers = new int[values.remaining()];
        Arrays.setAll(integers, i -> Math.round(values.get(i)));
        yield integers;
      }
      default -> new int[0];
    };
  }

  @Override
  public void close() {
    runs.close();
  }
}
