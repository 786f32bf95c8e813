package dev.lector.bench.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Sentences as narratives have them, from one word to some 150 characters. */
public final class Sentences {
  private static final String FILE = "sentences.txt";
  private static final long SEED = 4;

  private Sentences() {}

  /**
   * So many sentences, always the same ones in the same order. There are 60 different ones, so that
   * some are said several times; nothing on the way to the audio remembers them.
   */
  public static List<String> mixed(int count) throws IOException {
    List<String> all = all();
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    List<String> chosen = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      chosen.add(all.get(random.nextInt(all.size())));
    }
    return chosen;
  }

  private static List<String> all() throws IOException {
    try (InputStream in = Objects.requireNonNull(Sentences.class.getResourceAsStream(FILE))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank())
          .toList();
    }
  }
}
