package dev.lector.speech.phonemes.english;

/** Hashes of what is seen around a word, to be filled and read by one thread. */
final class Features {
  private final int[] hashes = new int[64];
  private int size;

  void clear() {
    size = 0;
  }

  /** Adds a feature: a kind and what is seen. */
  void add(int kind, String seen) {
    add(kind, seen, "");
  }

  /** Adds two things seen together. */
  void add(int kind, String first, String second) {
    hashes[size++] = (kind * 0x01000193 + first.hashCode()) * 0x01000193 + second.hashCode();
  }

  int size() {
    return size;
  }

  int hash(int i) {
    return hashes[i];
  }
}
