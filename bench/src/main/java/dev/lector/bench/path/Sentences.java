package dev.lector.bench.path;

/** Texts of requests: as long as sentences are, and no two the same. */
final class Sentences {
  private Sentences() {}

  static String of(int index) {
    return "Sentence %d of this load is about as long as most sentences of a book are, give or take."
        .formatted(index);
  }

  static String json(int index) {
    return "{\"text\":\"" + of(index) + "\"}";
  }
}
