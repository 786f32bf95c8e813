package dev.lector.tts.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * The tensors that one run of a Piper graph takes, over direct buffers that are kept from run to
 * run: ONNX Runtime reads them in place, and no native memory waits for the garbage collector. For
 * one run at a time.
 */
final class RunInputs {
  private final LongBuffer length = longs(1);
  private final FloatBuffer scales = bytes(3 * Float.BYTES).asFloatBuffer();
  private final LongBuffer speaker = longs(1);
  private LongBuffer ids = longs(512);

  /** Fills the buffers and opens tensors over them by the graph's names; the caller closes them. */
  Map<String, OnnxTensor> open(
      OrtEnvironment environment,
      long[] utterance,
      float[] threeScales,
      long sid,
      boolean takesSpeaker)
      throws OrtException {
    if (ids.capacity() < utterance.length) {
      ids = longs(2 * utterance.length);
    }
    ids.clear().put(utterance).flip();
    length.put(0, utterance.length);
    scales.put(0, threeScales);
    speaker.put(0, sid);
    Map<String, OnnxTensor> tensors = new HashMap<>();
    try {
      tensors.put(
          "input", OnnxTensor.createTensor(environment, ids, new long[] {1, utterance.length}));
      tensors.put("input_lengths", OnnxTensor.createTensor(environment, length, new long[] {1}));
      tensors.put("scales", OnnxTensor.createTensor(environment, scales, new long[] {3}));
      if (takesSpeaker) {
        tensors.put("sid", OnnxTensor.createTensor(environment, speaker, new long[] {1}));
      }
      return tensors;
    } catch (OrtException | RuntimeException | Error e) {
      tensors.values().forEach(OnnxTensor::close);
      throw e;
    }
  }

  private static LongBuffer longs(int count) {
    return bytes(count * Long.BYTES).asLongBuffer();
  }

  private static ByteBuffer bytes(int count) {
    return ByteBuffer.allocateDirect(count).order(ByteOrder.nativeOrder());
  }
}
