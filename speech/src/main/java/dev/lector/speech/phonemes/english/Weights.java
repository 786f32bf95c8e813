package dev.lector.speech.phonemes.english;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;

/**
 * Weights of a linear model, one byte for each hash of a feature and a label; features that the
 * training never saw weigh nothing, as do nearly all other places (Weinberger et al., "Feature
 * hashing for large scale multitask learning", 2009).
 */
final class Weights {
  private final byte[] table;

  /** Takes over a table whose length is a power of two. */
  Weights(byte[] table) {
    if (Integer.bitCount(table.length) != 1) {
      throw new IllegalArgumentException("not a power of two: " + table.length);
    }
    this.table = table;
  }

  /** Reads a compressed table from the class path. */
  static Weights load(String resource) {
    try (InputStream in = Weights.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no " + resource + " on the class path");
      }
      return new Weights(new GZIPInputStream(in, 1 << 16).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  /** What the features say for a label. */
  int score(Features features, int label) {
    int sum = 0;
    for (int i = 0; i < features.size(); i++) {
      sum += table[index(features.hash(i), label, table.length)];
    }
    return sum;
  }

  /** Where the weight of a feature and a label is. */
  static int index(int feature, int label, int size) {
    return mix(feature ^ (label * 0x9E3779B9)) & (size - 1);
  }

  private static int mix(int h) {
    int mixed = (h ^ (h >>> 16)) * 0x85EBCA6B;
    mixed = (mixed ^ (mixed >>> 13)) * 0xC2B2AE35;
    return mixed ^ (mixed >>> 16);
  }
}
