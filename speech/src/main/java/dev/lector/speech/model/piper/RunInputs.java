package dev.lector.speech.model.piper;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tensors that one run of a Piper graph takes, over direct buffers that are kept from run to
 * run: ONNX Runtime reads them in place, and no native memory waits for the garbage collector. For
 * one run at a time.
 */
final class RunInputs {
  /** Piper's own padding symbol. */
  private static final long PAD = 0;

  private final int shortest;
  private final FloatBuffer scales = bytes(3 * Float.BYTES).asFloatBuffer();
  private LongBuffer lengths = longs(1);
  private LongBuffer speakers = longs(1);
  private LongBuffer ids = longs(512);

  /**
   * Inputs without a run yet.
   *
   * @param shortest symbols a row has at least, padding included
   */
  RunInputs(int shortest) {
    this.shortest = shortest;
  }

  /**
   * Fills the buffers and opens tensors over them by the graph's names; the caller closes them.
   *
   * @param group utterances of equal scales, each padded to the longest
   */
  Map<String, OnnxTensor> open(
      OrtEnvironment environment, List<PiperInput> group, boolean takesSpeaker)
      throws OrtException {
    int count = group.size();
    int longest = group.stream().mapToInt(input -> input.ids().length).max().orElse(0);
    longest = Math.max(longest, shortest);
    fill(group, count, longest);
    Map<String, OnnxTensor> tensors = new HashMap<>();
    try {
      tensors.put("input", OnnxTensor.createTensor(environment, ids, new long[] {count, longest}));
      tensors.put(
          "input_lengths", OnnxTensor.createTensor(environment, lengths, new long[] {count}));
      tensors.put("scales", OnnxTensor.createTensor(environment, scales, new long[] {3}));
      if (takesSpeaker) {
        tensors.put("sid", OnnxTensor.createTensor(environment, speakers, new long[] {count}));
      }
      return tensors;
    } catch (OrtException | RuntimeException | Error e) {
      tensors.values().forEach(OnnxTensor::close);
      throw e;
    }
  }

  private void fill(List<PiperInput> group, int count, int longest) {
    if (ids.capacity() < count * longest) {
      ids = longs(2 * count * longest);
    }
    if (lengths.capacity() < count) {
      lengths = longs(2 * count);
      speakers = longs(2 * count);
    }
    ids.clear();
    lengths.clear();
    speakers.clear();
    for (PiperInput input : group) {
      ids.put(input.ids());
      for (int i = input.ids().length; i < longest; i++) {
        ids.put(PAD);
      }
      lengths.put(input.ids().length);
      speakers.put(input.speaker());
    }
    ids.flip();
    lengths.flip();
    speakers.flip();
    PiperInput.Scales common = group.getFirst().scales();
    scales.put(0, common.noise()).put(1, common.length()).put(2, common.noiseW());
  }

  private static LongBuffer longs(int count) {
    return bytes(count * Long.BYTES).asLongBuffer();
  }

  private static ByteBuffer bytes(int count) {
    return ByteBuffer.allocateDirect(count).order(ByteOrder.nativeOrder());
  }
}
