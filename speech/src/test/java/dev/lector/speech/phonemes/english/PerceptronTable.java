package dev.lector.speech.phonemes.english;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Weights in training: an averaged perceptron's, which become the bytes of a {@link Weights}. */
final class PerceptronTable {
  private final float[] now;
  private final double[] sum;
  private final int[] since;
  private int step;

  PerceptronTable(int bits) {
    now = new float[1 << bits];
    sum = new double[1 << bits];
    since = new int[1 << bits];
  }

  float score(Features features, int label) {
    float score = 0;
    for (int i = 0; i < features.size(); i++) {
      score += now[Weights.index(features.hash(i), label, now.length)];
    }
    return score;
  }

  void next() {
    step++;
  }

  void change(Features features, int label, float by) {
    for (int i = 0; i < features.size(); i++) {
      int at = Weights.index(features.hash(i), label, now.length);
      sum[at] += (double) (step - since[at]) * now[at];
      since[at] = step;
      now[at] += by;
    }
  }

  /** The averages as bytes; {@code clip} is the largest weight that is kept apart. */
  byte[] averaged(double clip) {
    byte[] bytes = new byte[now.length];
    for (int at = 0; at < now.length; at++) {
      double average = (sum[at] + (double) (step - since[at]) * now[at]) / Math.max(1, step);
      bytes[at] = (byte) Math.clamp(Math.round(average / clip * 127), -127, 127);
    }
    return bytes;
  }

  static void write(byte[] bytes, Path file) throws IOException {
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(file)) {
          {
            def.setLevel(Deflater.BEST_COMPRESSION);
          }
        }) {
      out.write(bytes);
    }
  }
}
