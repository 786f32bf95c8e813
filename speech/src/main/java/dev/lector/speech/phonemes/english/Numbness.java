package dev.lector.speech.phonemes.english;

import java.util.Set;

/**
 * Whether number means more numb. Only behind a verb of becoming or feeling, or before "than": any
 * other number is one that is counted.
 */
final class Numbness {
  private static final Set<String> BECOMING =
      Set.of(
          "grow",
          "grows",
          "grew",
          "growing",
          "grown",
          "feel",
          "feels",
          "felt",
          "feeling",
          "get",
          "gets",
          "got",
          "getting",
          "gotten",
          "become",
          "becomes",
          "became",
          "becoming",
          "go",
          "goes",
          "went",
          "going",
          "turn",
          "turned",
          "even",
          "ever",
          "still",
          "much");

  private static final Set<String> BEING =
      Set.of("be", "am", "is", "are", "was", "were", "been", "'m", "'re", "seem", "seemed");

  private Numbness() {}

  /**
   * @param body whether a word nearby tells of fingers or the like
   */
  static boolean isNumb(Neighbours near, boolean body) {
    if (near.word(1).equals("than")) {
      return !near.isDetermined();
    }
    if (near.word(-1).equals("and") && near.word(-2).equals("number")) {
      return body;
    }
    if (BECOMING.contains(near.word(-1))) {
      return body
          || (near.isMark(1) && !near.word(-1).startsWith("get"))
          || near.word(1).equals("and");
    }
    return body && BEING.contains(near.word(-1)) && !near.tag(1).startsWith("N");
  }
}
