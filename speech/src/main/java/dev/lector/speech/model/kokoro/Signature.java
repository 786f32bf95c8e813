package dev.lector.speech.model.kokoro;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a Kokoro graph calls what it takes and gives, which differs from export to export:
 *
 * <pre>
 * input_ids or tokens               int64 [batch, tokens]
 * style or ref_s                    float32 [batch, 256]
 * speed                             any of SPEEDS, one value or one a row
 * input_lengths                     int64 [batch], only where rows may share a run
 * waveform or audio                 float32, 24 kHz, the samples in the last dimension
 * pred_dur, duration or durations   frames of 600 samples for each token, in some
 * wave_lengths                      int64 [batch], how many samples count, in some
 * </pre>
 *
 * @param ids input
 * @param style input
 * @param speed input
 * @param lengths input; {@code null} where each row runs alone
 * @param speedType float32, float64, float16, int32 or int64
 * @param speedPerRow whether each row of a run has a speed of its own
 * @param speedIsScalar whether the speed is a tensor without dimensions
 * @param audio output
 * @param durations output; {@code null} where the graph does not tell
 * @param waveLengths output; {@code null} where the graph does not tell
 */
record Signature(
    String ids,
    String style,
    String speed,
    @Nullable String lengths,
    OnnxJavaType speedType,
    boolean speedPerRow,
    boolean speedIsScalar,
    String audio,
    @Nullable String durations,
    @Nullable String waveLengths) {
  private static final List<String> IDS = List.of("input_ids", "tokens");
  private static final List<String> STYLE = List.of("style", "ref_s");
  private static final String SPEED = "speed";
  private static final Set<OnnxJavaType> SPEEDS =
      Set.of(
          OnnxJavaType.FLOAT,
          OnnxJavaType.DOUBLE,
          OnnxJavaType.FLOAT16,
          OnnxJavaType.INT32,
          OnnxJavaType.INT64);
  private static final Set<OnnxJavaType> SOUND = Set.of(OnnxJavaType.FLOAT, OnnxJavaType.FLOAT16);
  private static final String LENGTHS = "input_lengths";
  private static final List<String> AUDIO = List.of("waveform", "audio");
  private static final List<String> DURATIONS = List.of("pred_dur", "duration", "durations");
  private static final String WAVE_LENGTHS = "wave_lengths";

  /** Whether a graph with these inputs and outputs has such a signature. */
  static boolean isOne(Set<String> inputs, Set<String> outputs) {
    return one(IDS, inputs).isPresent()
        && one(STYLE, inputs).isPresent()
        && inputs.contains(SPEED)
        && one(AUDIO, outputs).isPresent();
  }

  /** Reads that of an open graph, for which {@link #isOne} is true. */
  static Signature of(OrtSession session) throws OrtException {
    Set<String> inputs = session.getInputNames();
    Set<String> outputs = session.getOutputNames();
    TensorInfo speed = tensor(session.getInputInfo(), SPEED);
    String ids = one(IDS, inputs).orElseThrow();
    String style = one(STYLE, inputs).orElseThrow();
    String audio = one(AUDIO, outputs).orElseThrow();
    require(session.getInputInfo(), ids, Set.of(OnnxJavaType.INT64));
    require(session.getInputInfo(), style, Set.of(OnnxJavaType.FLOAT));
    require(session.getInputInfo(), SPEED, SPEEDS);
    require(session.getOutputInfo(), audio, SOUND);
    long[] shape = speed.getShape();
    return new Signature(
        ids,
        style,
        SPEED,
        inputs.contains(LENGTHS) ? LENGTHS : null,
        speed.type,
        shape.length > 0 && shape[0] < 0,
        shape.length == 0,
        audio,
        one(DURATIONS, outputs).orElse(null),
        outputs.contains(WAVE_LENGTHS) ? WAVE_LENGTHS : null);
  }

  /** Whether rows may share a run. */
  boolean batched() {
    return lengths != null;
  }

  /** The nearest speed that the graph can be given. */
  double speed(double wanted) {
    return wholeSpeeds() ? Math.max(1, Math.rint(wanted)) : wanted;
  }

  /** Whether the speed is an integer. */
  boolean wholeSpeeds() {
    return speedType == OnnxJavaType.INT32 || speedType == OnnxJavaType.INT64;
  }

  /** Else it would load, and fail with every sentence. */
  private static void require(Map<String, NodeInfo> nodes, String name, Set<OnnxJavaType> types)
      throws OrtException {
    OnnxJavaType type = tensor(nodes, name).type;
    if (!types.contains(type)) {
      throw new IllegalArgumentException(
          "the graph's %s is %s, where Lector has %s".formatted(name, type, new TreeSet<>(types)));
    }
  }

  private static TensorInfo tensor(Map<String, NodeInfo> nodes, String name) throws OrtException {
    NodeInfo node = nodes.get(name);
    if (node != null && node.getInfo() instanceof TensorInfo tensor) {
      return tensor;
    }
    throw new OrtException("the graph's " + name + " is no tensor");
  }

  private static Optional<String> one(List<String> names, Set<String> there) {
    return names.stream().filter(there::contains).findFirst();
  }
}
