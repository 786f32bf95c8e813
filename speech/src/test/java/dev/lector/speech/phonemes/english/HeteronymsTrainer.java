package dev.lector.speech.phonemes.english;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Trains {@code heteronyms.bin.gz}: {@code HeteronymsTrainer OUT TEST TRAIN…}, files of {@code
 * word<TAB>reading<TAB>sentence<TAB>occurrence}, the occurrence counted from 0. Where the sentences
 * come from is told in speech/english/README.md.
 */
final class HeteronymsTrainer {
  private static final int BITS = 19;
  private static final int ROUNDS = 12;
  private static final double CLIP = 6;

  private record Case(
      String word, String reading, List<String> tokens, List<String> tags, int at) {}

  private HeteronymsTrainer() {}

  public static void main(String[] args) throws IOException {
    PosTagger tagger = PosTagger.load();
    Map<String, List<String>> readings = Heteronyms.readings();
    List<Case> test = read(Path.of(args[1]), tagger);
    List<Case> train = new ArrayList<>();
    for (int i = 2; i < args.length; i++) {
      train.addAll(read(Path.of(args[i]), tagger));
    }
    PerceptronTable table = new PerceptronTable(BITS);
    Features features = new Features();
    for (int round = 0; round < ROUNDS; round++) {
      Collections.shuffle(train, new Random(round));
      int wrong = 0;
      for (Case one : train) {
        table.next();
        Heteronyms.see(one.at(), one.tokens(), one.tags().toArray(new String[0]), features);
        String best = one.reading();
        float most = score(table, features, one, best) - 2;
        for (String reading : readings.getOrDefault(one.word(), List.of())) {
          float score = score(table, features, one, reading);
          if (!reading.equals(one.reading()) && score > most) {
            most = score;
            best = reading;
          }
        }
        if (!best.equals(one.reading())) {
          table.change(features, Heteronyms.label(one.word(), one.reading()), 1);
          table.change(features, Heteronyms.label(one.word(), best), -1);
          wrong++;
        }
      }
      System.out.println("round " + round + ": " + wrong + " of " + train.size());
    }
    byte[] bytes = table.averaged(CLIP);
    PerceptronTable.write(bytes, Path.of(args[0]));
    Heteronyms heteronyms = new Heteronyms(readings, new Weights(bytes));
    long right =
        test.stream()
            .filter(
                one ->
                    one.reading()
                        .equals(
                            heteronyms.reading(
                                one.at(),
                                one.tokens(),
                                one.tags().toArray(new String[0]),
                                features)))
            .count();
    System.out.printf("%.2f %% of %d%n", 100.0 * right / test.size(), test.size());
  }

  private static float score(PerceptronTable table, Features features, Case one, String reading) {
    return table.score(features, Heteronyms.label(one.word(), reading));
  }

  private static List<Case> read(Path file, PosTagger tagger) throws IOException {
    List<Case> cases = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      String[] field = line.split("\t", -1);
      Tokenizer.Split split = Tokenizer.split(field[2]);
      int left = Integer.parseInt(field[3]);
      for (int i = 0; i < split.tagged().size(); i++) {
        if (split.tagged().get(i).toLowerCase(Locale.ROOT).equals(field[0]) && left-- == 0) {
          cases.add(
              new Case(field[0], field[1], split.tagged(), List.of(tagger.tag(split.tagged())), i));
        }
      }
    }
    return cases;
  }
}
