package dev.lector.speech.phonemes;

import java.util.List;
import java.util.Random;
import java.util.function.IntSupplier;

/** Strings that nobody would write, the same ones for the same seed. */
final class RandomText {
  private static final String TYPED =
      "abcdefghijklmnopqrstuvwxyzAI'-  .,;:!?()[]{}<>\"&%$0123456789\n\t";

  private final Random random;
  private final List<IntSupplier> alphabets;

  RandomText(long seed) {
    random = new Random(seed);
    alphabets =
        List.of(
            () -> TYPED.charAt(random.nextInt(TYPED.length())),
            () -> "aeioutrsnl' ".charAt(random.nextInt(12)),
            () -> random.nextInt(0x20, 0x7f),
            () -> random.nextInt(0, 0x250),
            () -> random.nextInt(0x250, 0x3000),
            // Any UTF-16 unit: NUL, halves of surrogate pairs, private use.
            () -> random.nextInt(0x10000));
  }

  String next(int maxLength) {
    IntSupplier alphabet = alphabets.get(random.nextInt(alphabets.size()));
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(maxLength); left > 0; left--) {
      text.append((char) alphabet.getAsInt());
    }
    return text.toString();
  }
}
