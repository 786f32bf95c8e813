package dev.lector.speech.phonemes.english;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Trains {@code pos-tagger.bin.gz}: {@code PosTaggerTrainer OUT TEST TRAIN…}, files of one sentence
 * a line, tokens with their tags between tabs: {@code The DT<TAB>cat NN}. Where they come from is
 * told in ORIGIN.md beside the weights.
 */
final class PosTaggerTrainer {
  private static final int BITS = 21;
  private static final int ROUNDS = 6;
  private static final double CLIP = 12;

  private record Sentence(List<String> tokens, List<Integer> tags) {}

  private PosTaggerTrainer() {}

  public static void main(String[] args) throws IOException {
    List<Sentence> test = read(Path.of(args[1]));
    List<Sentence> train = new ArrayList<>();
    for (int i = 2; i < args.length; i++) {
      train.addAll(read(Path.of(args[i])));
    }
    PerceptronTable table = new PerceptronTable(BITS);
    Random order = new Random(7);
    for (int round = 0; round < ROUNDS; round++) {
      Collections.shuffle(train, order);
      int wrong = 0;
      for (Sentence sentence : train) {
        wrong += learn(table, sentence);
      }
      System.out.println("round " + round + ": " + wrong + " wrong");
    }
    byte[] bytes = table.averaged(CLIP);
    PerceptronTable.write(bytes, Path.of(args[0]));
    PosTagger tagger = new PosTagger(new Weights(bytes));
    int right = 0;
    int all = 0;
    for (Sentence sentence : test) {
      String[] tags = tagger.tag(sentence.tokens());
      for (int i = 0; i < tags.length; i++) {
        right += PosTagger.TAGS.indexOf(tags[i]) == sentence.tags().get(i) ? 1 : 0;
        all++;
      }
    }
    System.out.printf(
        "%.2f %% of %d right, %d bytes%n", 100.0 * right / all, all, Files.size(Path.of(args[0])));
  }

  private static int learn(PerceptronTable table, Sentence sentence) {
    PosTagger.Sight sight = new PosTagger.Sight(sentence.tokens());
    String[] tags = new String[sentence.tags().size()];
    Features features = new Features();
    int wrong = 0;
    for (int i = 0; i < tags.length; i++) {
      table.next();
      sight.at(i, tags, features);
      int best = 0;
      float most = Float.NEGATIVE_INFINITY;
      for (int tag = 0; tag < PosTagger.TAGS.size(); tag++) {
        float score = table.score(features, tag);
        if (score > most) {
          most = score;
          best = tag;
        }
      }
      int right = sentence.tags().get(i);
      if (right >= 0 && best != right) {
        table.change(features, right, 1);
        table.change(features, best, -1);
        wrong++;
      }
      tags[i] = PosTagger.TAGS.get(best);
    }
    return wrong;
  }

  private static List<Sentence> read(Path file) throws IOException {
    List<Sentence> sentences = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      List<String> tokens = new ArrayList<>();
      List<Integer> tags = new ArrayList<>();
      for (String item : Arrays.asList(line.split("\t", -1))) {
        int space = item.lastIndexOf(' ');
        tokens.add(item.substring(0, space));
        tags.add(PosTagger.TAGS.indexOf(item.substring(space + 1)));
      }
      sentences.add(new Sentence(tokens, tags));
    }
    return sentences;
  }
}
