package dev.lector.speech.phonemes.english;

import java.util.List;
import java.util.Locale;

/**
 * Parts of speech by the Penn Treebank's tags: a greedy averaged perceptron (Collins,
 * "Discriminative training methods for hidden Markov models", 2002) over words, their endings, the
 * tags before and the words after. Safe for threads.
 */
final class PosTagger {
  private static final String RESOURCE = "pos-tagger.bin.gz";

  /** The treebank's tags, in the order of the weights. */
  static final List<String> TAGS =
      List.of(
          ("$ '' , -LRB- -RRB- . : `` ADD AFX CC CD DT EX FW GW HYPH IN JJ JJR JJS LS MD NFP NN NNP"
                  + " NNPS NNS PDT POS PRP PRP$ RB RBR RBS RP SYM TO UH VB VBD VBG VBN VBP VBZ WDT WP"
                  + " WP$ WRB")
              .split(" "));

  private static final int NEAR = 5;

  private final Weights weights;

  PosTagger(Weights weights) {
    this.weights = weights;
  }

  static PosTagger load() {
    return new PosTagger(Weights.load(RESOURCE));
  }

  /** The tag of each of a sentence's tokens, which are split as the treebank does: do, n't. */
  String[] tag(List<String> tokens) {
    String[] tags = new String[tokens.size()];
    Sight sight = new Sight(tokens);
    Features features = new Features();
    for (int i = 0; i < tags.length; i++) {
      sight.at(i, tags, features);
      tags[i] = TAGS.get(best(features));
    }
    return tags;
  }

  private int best(Features features) {
    int best = 0;
    int most = Integer.MIN_VALUE;
    for (int tag = 0; tag < TAGS.size(); tag++) {
      int score = weights.score(features, tag);
      if (score > most) {
        most = score;
        best = tag;
      }
    }
    return best;
  }

  /** What is seen at each word of a sentence. */
  static final class Sight {
    private static final String EDGE = "";

    private final List<String> tokens;
    private final String[] lower;

    Sight(List<String> tokens) {
      this.tokens = tokens;
      this.lower = new String[tokens.size()];
      for (int i = 0; i < lower.length; i++) {
        lower[i] = normal(tokens.get(i));
      }
    }

    /** Fills in the features of a token whose predecessors have their tags. */
    void at(int i, String[] tags, Features features) {
      String word = lower[i];
      String tag1 = i > 0 ? tags[i - 1] : "<";
      String tag2 = i > 1 ? tags[i - 2] : "<";
      String before = lower(i - 1);
      String after = lower(i + 1);
      String shape = shape(tokens.get(i));
      features.clear();
      features.add(0, "");
      features.add(1, word);
      features.add(2, end(word, 3));
      features.add(3, end(word, 2));
      features.add(4, end(word, 1));
      features.add(5, word.substring(0, Math.min(word.length(), 2)));
      features.add(6, shape, i == 0 ? "first" : "");
      features.add(7, tag1);
      features.add(8, tag1, tag2);
      features.add(9, tag1, word);
      features.add(10, before);
      features.add(11, before, word);
      features.add(12, lower(i - 2));
      features.add(13, after);
      features.add(14, word, after);
      features.add(15, lower(i + 2));
      features.add(16, end(after, 3));
      features.add(17, end(before, 3));
      features.add(18, tag1, after);
      features.add(19, after, lower(i + 2));
      features.add(20, tag1, shape);
      features.add(21, end(word, 3), shape);
      features.add(22, governor(i, tags), word);
      features.add(23, governor(i, tags), end(word, 3));
      features.add(24, tag1, end(word, 3));
    }

    /** The nearest verb, auxiliary or subject before the word, which tells a verb's form. */
    private String governor(int i, String[] tags) {
      for (int j = i - 1; j >= 0 && i - j <= NEAR; j--) {
        char first = tags[j].charAt(0);
        if (first == 'V' || first == 'M' || tags[j].equals("TO") || first == '.') {
          return lower[j];
        }
      }
      return EDGE;
    }

    private String lower(int i) {
      if (i < 0) {
        return "<";
      }
      return i < lower.length ? lower[i] : ">";
    }

    private static String normal(String token) {
      boolean digits = token.chars().anyMatch(Character::isDigit);
      return digits ? "0" : token.toLowerCase(Locale.ROOT).replace('’', '\'');
    }

    private static String end(String word, int length) {
      return word.length() <= length ? word : word.substring(word.length() - length);
    }

    private static String shape(String token) {
      char first = token.charAt(0);
      if (Character.isDigit(first)) {
        return "0";
      }
      if (!Character.isUpperCase(first)) {
        return Character.isLetter(first) ? "a" : ".";
      }
      boolean rest = token.chars().skip(1).anyMatch(Character::isLowerCase);
      return rest ? "Aa" : token.length() > 1 ? "AA" : "A";
    }
  }
}
