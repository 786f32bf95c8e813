package dev.lector.speech.phonemes.english;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Trains {@code letters-us.*} or {@code letters-gb.*} from the lexicon on the class path: {@code
 * LetterRulesTrainer us|gb OUT_DIR}. Letters are aligned with none, one or two sounds by
 * expectation maximisation (its Viterbi form); then a perceptron learns which.
 */
final class LetterRulesTrainer {
  private static final int BITS = 20;
  private static final int ROUNDS = 6;
  private static final int HELD_OUT = 50;
  private static final int RAREST = 12;
  private static final double CLIP = 10;
  private static final String SILENT = "_";

  private record Pair(String word, List<String> sounds) {}

  private LetterRulesTrainer() {}

  public static void main(String[] args) throws IOException {
    List<Pair> pairs = pairs(args[0]);
    Map<String, Double> costs = new HashMap<>();
    List<Pair> aligned = List.of();
    for (int round = 0; round < 6; round++) {
      aligned = align(pairs, costs);
      costs = costs(aligned);
    }
    Map<Character, List<String>> sounds = sounds(aligned);
    aligned =
        new ArrayList<>(
            aligned.stream()
                .filter(
                    pair -> {
                      for (int i = 0; i < pair.word().length(); i++) {
                        List<String> known = sounds.get(pair.word().charAt(i));
                        if (known == null || !known.contains(pair.sounds().get(i))) {
                          return false;
                        }
                      }
                      return true;
                    })
                .toList());
    System.out.println(aligned.size() + " of " + pairs.size() + " aligned");
    Collections.shuffle(aligned, new Random(5));
    List<Pair> held = aligned.subList(0, aligned.size() / HELD_OUT);
    List<Pair> train = new ArrayList<>(aligned.subList(held.size(), aligned.size()));
    byte[] bytes = train(train, sounds);
    Path dir = Path.of(args[1]);
    PerceptronTable.write(bytes, dir.resolve("letters-" + args[0] + ".bin.gz"));
    StringBuilder list = new StringBuilder();
    sounds.forEach(
        (letter, of) -> list.append(letter).append('\t').append(String.join(" ", of)).append('\n'));
    Files.writeString(dir.resolve("letters-" + args[0] + ".txt"), list);
    LetterRules rules = new LetterRules(sounds, new Weights(bytes));
    long right =
        held.stream()
            .filter(
                p ->
                    rules
                        .phonemes(p.word())
                        .equals(String.join("", p.sounds()).replace(SILENT, "")))
            .count();
    held.stream()
        .limit(25)
        .forEach(
            p ->
                System.out.println(
                    p.word() + " " + rules.phonemes(p.word()) + " " + String.join("", p.sounds())));
    System.out.printf("%.1f %% of %d held-out words%n", 100.0 * right / held.size(), held.size());
  }

  private static byte[] train(List<Pair> train, Map<Character, List<String>> sounds) {
    PerceptronTable table = new PerceptronTable(BITS);
    Features features = new Features();
    for (int round = 0; round < ROUNDS; round++) {
      Collections.shuffle(train, new Random(round));
      int wrong = 0;
      for (Pair pair : train) {
        LetterRules.Spelling spelling = new LetterRules.Spelling(pair.word());
        boolean failed = false;
        for (int i = pair.word().length() - 1; i >= 0; i--) {
          table.next();
          spelling.at(i, features);
          String best = SILENT;
          float most = Float.NEGATIVE_INFINITY;
          for (String sound : sounds.getOrDefault(pair.word().charAt(i), List.of())) {
            float score = table.score(features, LetterRules.label(sound));
            if (score > most) {
              most = score;
              best = sound;
            }
          }
          String right = pair.sounds().get(i);
          if (!best.equals(right)) {
            table.change(features, LetterRules.label(right), 1);
            table.change(features, LetterRules.label(best), -1);
            failed = true;
          }
          spelling.says(right);
        }
        wrong += failed ? 1 : 0;
      }
      System.out.println("round " + round + ": " + wrong);
    }
    return table.averaged(CLIP);
  }

  private static List<Pair> pairs(String accent) throws IOException {
    List<Pair> pairs = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(
                    LetterRules.class.getResourceAsStream("misaki-" + accent + ".txt.gz")),
                StandardCharsets.US_ASCII))) {
      Lexicon lexicon = Lexicon.load(accent.equals("gb"));
      for (String line : in.lines().toList()) {
        String word = line.substring(0, line.indexOf('\t'));
        if (!word.matches("[A-Za-z][a-z]{2,20}")) {
          continue;
        }
        Lexicon.Entry entry = lexicon.find(word);
        if (entry != null) {
          pairs.add(new Pair(word.toLowerCase(Locale.ROOT), units(entry.standard())));
        }
      }
    }
    return pairs;
  }

  private static List<String> units(String phonemes) {
    List<String> units = new ArrayList<>();
    String mark = "";
    for (int i = 0; i < phonemes.length(); i++) {
      char c = phonemes.charAt(i);
      if (c == StressMarks.PRIMARY || c == StressMarks.SECONDARY) {
        mark = String.valueOf(c);
      } else if (c == 'ː' && !units.isEmpty()) {
        units.set(units.size() - 1, units.getLast() + c);
      } else {
        units.add(mark + c);
        mark = "";
      }
    }
    return units;
  }

  private static List<Pair> align(List<Pair> pairs, Map<String, Double> costs) {
    List<Pair> aligned = new ArrayList<>();
    for (Pair pair : pairs) {
      List<String> best = align(pair, costs);
      if (best != null) {
        aligned.add(new Pair(pair.word(), best));
      }
    }
    return aligned;
  }

  private static @Nullable List<String> align(Pair pair, Map<String, Double> costs) {
    int letters = pair.word().length();
    int units = pair.sounds().size();
    double[][] cost = new double[letters + 1][units + 1];
    int[][] from = new int[letters + 1][units + 1];
    for (int i = 0; i <= letters; i++) {
      for (int j = 0; j <= units; j++) {
        cost[i][j] = i == 0 && j == 0 ? 0 : Double.POSITIVE_INFINITY;
        for (int many = 0; i > 0 && many <= Math.min(2, j); many++) {
          String sound = sound(pair.sounds(), j - many, j);
          double step = cost[i - 1][j - many] + cost(pair.word().charAt(i - 1), sound, costs);
          if (step < cost[i][j]) {
            cost[i][j] = step;
            from[i][j] = many;
          }
        }
      }
    }
    if (Double.isInfinite(cost[letters][units])) {
      return null;
    }
    List<String> sounds = new ArrayList<>();
    int j = units;
    for (int i = letters; i > 0; i--) {
      int many = from[i][j];
      sounds.addFirst(sound(pair.sounds(), j - many, j));
      j -= many;
    }
    return sounds;
  }

  private static String sound(List<String> units, int from, int to) {
    return from == to ? SILENT : String.join("", units.subList(from, to));
  }

  private static double cost(char letter, String sound, Map<String, Double> costs) {
    if (costs.isEmpty()) {
      boolean vowelLetter = "aeiouy".indexOf(letter) >= 0;
      boolean vowelSound = sound.chars().anyMatch(c -> StressMarks.isVowel((char) c) || c == 'ᵊ');
      boolean same = sound.indexOf(letter) >= 0;
      return sound.equals(SILENT) ? 1.5 : same ? 0 : vowelLetter == vowelSound ? 1 : 3;
    }
    return costs.getOrDefault(letter + sound, 14.0);
  }

  private static Map<String, Double> costs(List<Pair> aligned) {
    Map<String, Integer> counts = new HashMap<>();
    Map<Character, Integer> letters = new HashMap<>();
    for (Pair pair : aligned) {
      for (int i = 0; i < pair.word().length(); i++) {
        counts.merge(pair.word().charAt(i) + pair.sounds().get(i), 1, Integer::sum);
        letters.merge(pair.word().charAt(i), 1, Integer::sum);
      }
    }
    Map<String, Double> costs = new HashMap<>();
    counts.forEach(
        (key, n) -> costs.put(key, -Math.log((double) n / letters.getOrDefault(key.charAt(0), 1))));
    return costs;
  }

  private static Map<Character, List<String>> sounds(List<Pair> aligned) {
    Map<Character, Map<String, Integer>> counts = new TreeMap<>();
    for (Pair pair : aligned) {
      for (int i = 0; i < pair.word().length(); i++) {
        counts
            .computeIfAbsent(pair.word().charAt(i), c -> new TreeMap<>())
            .merge(pair.sounds().get(i), 1, Integer::sum);
      }
    }
    Map<Character, List<String>> sounds = new TreeMap<>();
    counts.forEach(
        (letter, of) -> {
          of.values().removeIf(n -> n < RAREST);
          sounds.put(letter, List.copyOf(of.keySet()));
        });
    return sounds;
  }
}
