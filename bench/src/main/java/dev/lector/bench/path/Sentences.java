package dev.lector.bench.path;

import dev.lector.bench.machinery.HttpConnections;
import java.io.IOException;

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

  /**
   * Has one spoken.
   *
   * @throws IOException when the answer is anything but audio
   */
  static void ask(HttpConnections client, int index) throws IOException {
    HttpConnections.Answer answer = client.post("/text-to-speech", json(index));
    if (answer.status() != 200 || !answer.body().contains("/media/")) {
      throw new IOException("No audio, but " + answer);
    }
  }
}
