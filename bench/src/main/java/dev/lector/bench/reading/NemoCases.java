package dev.lector.bench.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The English cases of NVIDIA's NeMo-text-processing in a checkout of it: one file per category, in
 * each line the text and its readings with tildes between them.
 */
final class NemoCases {
  private static final String FOLDER = "tests/nemo_text_processing/en/data_text_normalization";
  private static final String START = "test_cases_";
  private static final String END = ".txt";

  /**
   * Not about what is read: choices among several readings by audio, phonemes passed through, marks
   * kept as written.
   */
  private static final Set<String> LEFT_OUT =
      Set.of("normalize_with_audio", "special_text", "punctuation_match_input");

  private NemoCases() {}

  /**
   * All of a checkout, by category.
   *
   * @throws IOException that says what is missing
   */
  static List<ReadingCase> in(Path checkout) throws IOException {
    Path folder = checkout.resolve(FOLDER);
    if (!Files.isDirectory(folder)) {
      throw new IOException(
          "No cases in "
              + folder
              + ". Clone https://github.com/NVIDIA/NeMo-text-processing and name the clone in "
              + ReadingBenchmark.CHECKOUT
              + ".");
    }
    List<ReadingCase> cases = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files.sorted()::iterator) {
        String name = file.getFileName().toString();
        if (name.startsWith(START) && name.endsWith(END)) {
          String category = name.substring(START.length(), name.length() - END.length());
          if (!LEFT_OUT.contains(category)) {
            Files.readAllLines(file).forEach(line -> add(category, line, cases));
          }
        }
      }
    }
    return cases;
  }

  // Lines with nothing to say are about the program that reads them.
  private static void add(String category, String line, List<ReadingCase> cases) {
    String[] parts = line.split("~", -1);
    List<String> readings =
        Arrays.stream(parts).skip(1).filter(it -> !Variants.words(it).isEmpty()).toList();
    if (!readings.isEmpty()) {
      cases.add(new ReadingCase(category, parts[0], readings));
    }
  }
}
