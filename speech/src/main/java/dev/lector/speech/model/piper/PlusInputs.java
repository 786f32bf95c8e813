package dev.lector.speech.model.piper;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * What exports of piper-plus take beside Piper's own inputs, each only where the graph has it:
 *
 * <pre>
 * lid                      int64 [batch], the language
 * prosody_features         int64 or float32 [batch, ids, 3 or 16], of Japanese; zeros otherwise
 * speaker_embedding        float32 [batch, 192 or 256], a voice to imitate; zeros for none
 * speaker_embedding_mask   int64 or float32 [batch] or [batch, 1], 0 where there is none
 * </pre>
 *
 * Source: piper-plus, {@code docs/spec/inference-input-contract.toml} and {@code
 * python_run/piper/voice.py}. Of types, ranks and sizes the graph itself has the last word.
 */
final class PlusInputs {
  private static final String LANGUAGE = "lid";
  private static final String PROSODY = "prosody_features";
  private static final String EMBEDDING = "speaker_embedding";

  /** With sizes for the dimensions that a graph leaves open, the first two apart. */
  private static final Map<String, Integer> SIZES =
      Map.of(LANGUAGE, 1, PROSODY, 3, EMBEDDING, 256, EMBEDDING + "_mask", 1);

  private final Map<String, TensorInfo> inputs = new TreeMap<>();
  private final long language;

  /**
   * Reads what a graph takes.
   *
   * @param language number of the language that is spoken
   */
  PlusInputs(OrtSession session, long language) throws OrtException {
    this.language = language;
    for (Map.Entry<String, NodeInfo> input : session.getInputInfo().entrySet()) {
      if (SIZES.containsKey(input.getKey())
          && input.getValue().getInfo() instanceof TensorInfo tensor) {
        inputs.put(input.getKey(), tensor);
      }
    }
  }

  /**
   * Opens the tensors of a run.
   *
   * @param tensors takes them up; the caller closes them
   * @param rows utterances
   * @param ids symbols of each, padding included
   */
  void open(OrtEnvironment environment, int rows, long ids, Map<String, OnnxTensor> tensors)
      throws OrtException {
    for (Map.Entry<String, TensorInfo> input : inputs.entrySet()) {
      String name = input.getKey();
      long[] shape = input.getValue().getShape().clone();
      for (int i = 0; i < shape.length; i++) {
        boolean ofIds = name.equals(PROSODY) && i == 1;
        shape[i] =
            i == 0 ? rows : ofIds ? ids : shape[i] > 0 ? shape[i] : SIZES.getOrDefault(name, 1);
      }
      int count = Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
      tensors.put(name, filled(environment, name, input.getValue().type, shape, count));
    }
  }

  private OnnxTensor filled(
      OrtEnvironment environment, String name, OnnxJavaType type, long[] shape, int count)
      throws OrtException {
    if (type == OnnxJavaType.FLOAT) {
      return OnnxTensor.createTensor(environment, FloatBuffer.allocate(count), shape);
    }
    long[] values = new long[count];
    Arrays.fill(values, name.equals(LANGUAGE) ? language : 0);
    return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
  }
}
