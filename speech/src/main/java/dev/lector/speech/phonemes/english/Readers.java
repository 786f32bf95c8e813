package dev.lector.speech.phonemes.english;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Who read: behind one person "read" without an s is past, "Smith read a statement". */
final class Readers {
  private static final Set<String> ONE = Set.of("NN", "NNP");

  /** What is read, or where and to whom. */
  private static final Set<String> OBJECTS =
      Set.of("DT", "PRP", "PRP$", "IN", "RB", "RP", "TO", "JJ", "NN", "NNS", "NNP", "CD");

  /** Behind these a plain form follows: "let Tom read it", "did Tom read it". */
  private static final Set<String> PLAIN =
      Set.of(
          "let", "lets", "letting", "make", "makes", "made", "making", "help", "helps", "helped",
          "hear", "hears", "heard", "watch", "watches", "watched", "see", "saw", "seen", "have",
          "has", "had", "to", "do", "does", "did", "can", "could", "will", "would", "shall",
          "should", "may", "might", "must", "is", "are", "was", "were", "be", "been", "being",
          "that", "which", "who", "whom", "and", "or", "please", "if");

  /** Several, though the word is none of a plural. */
  private static final Set<String> SEVERAL =
      Set.of(
          "people",
          "police",
          "family",
          "team",
          "staff",
          "public",
          "crowd",
          "audience",
          "class",
          "majority",
          "number",
          "half",
          "rest",
          "lot",
          "must",
          "e",
          "sign",
          "note",
          "it");

  private Readers() {}

  /** Whether the subject of a bare "read" is one person, and nothing before asks for that form. */
  static boolean isPast(int i, List<String> tokens, String[] tags) {
    if (i < 1
        || i + 1 >= tags.length
        || !ONE.contains(tags[i - 1])
        || !OBJECTS.contains(tags[i + 1])
        || SEVERAL.contains(lower(tokens, i - 1))) {
      return false;
    }
    for (int j = i - 2; j >= 0 && Character.isLetter(tags[j].charAt(0)); j--) {
      if (PLAIN.contains(lower(tokens, j)) || tags[j].startsWith("VB")) {
        return false;
      }
    }
    return true;
  }

  private static String lower(List<String> tokens, int i) {
    return tokens.get(i).toLowerCase(Locale.ROOT);
  }
}
