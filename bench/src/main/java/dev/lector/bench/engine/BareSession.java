package dev.lector.bench.engine;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * The starter voice's graph run by ONNX Runtime and nothing else, with the session options of the
 * product. For one thread.
 */
final class BareSession implements AutoCloseable {
  static final String VOICE = "en_US-starter-low";
  private static final String FILE = "/dev/lector/voices/" + VOICE + "/" + VOICE + ".onnx";
  // The voice's configuration: noise, length, noise of durations.
  private static final float[] SCALES = {0.333f, 1.0f, 0.0f};

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;

  BareSession(int threads) throws OrtException, IOException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        InputStream in = BareSession.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new FileNotFoundException(FILE);
      }
      options.setMemoryPatternOptimization(false);
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      options.addConfigEntry("session.intra_op.allow_spinning", threads > 1 ? "1" : "0");
      options.addConfigEntry("session.force_spinning_stop", "1");
      session = environment.createSession(in.readAllBytes(), options);
    }
  }

  /** An utterance's tensors, made ahead; the caller closes them. */
  Map<String, OnnxTensor> inputs(long[] ids, long speaker) throws OrtException {
    Map<String, OnnxTensor> tensors = new HashMap<>();
    tensors.put(
        "input", OnnxTensor.createTensor(environment, longs(ids), new long[] {1, ids.length}));
    tensors.put(
        "input_lengths", OnnxTensor.createTensor(environment, longs(ids.length), new long[] {1}));
    FloatBuffer scales = bytes(SCALES.length * Float.BYTES).asFloatBuffer().put(SCALES).flip();
    tensors.put("scales", OnnxTensor.createTensor(environment, scales, new long[] {3}));
    tensors.put("sid", OnnxTensor.createTensor(environment, longs(speaker), new long[] {1}));
    return tensors;
  }

  /**
   * One {@code session.run}; its output is not even copied.
   *
   * @return how many samples it made
   */
  long run(Map<String, OnnxTensor> inputs) throws OrtException {
    try (OrtSession.Result result = session.run(inputs)) {
      return ((OnnxTensor) result.get(0)).getInfo().getNumElements();
    }
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }

  private static LongBuffer longs(long... values) {
    return bytes(values.length * Long.BYTES).asLongBuffer().put(values).flip();
  }

  private static ByteBuffer bytes(int count) {
    return ByteBuffer.allocateDirect(count).order(ByteOrder.nativeOrder());
  }
}
