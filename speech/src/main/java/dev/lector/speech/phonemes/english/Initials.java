package dev.lector.speech.phonemes.english;

import java.util.List;
import java.util.Set;

/** Whether an A is the initial of someone. */
final class Initials {
  /** Common ones, which name neither makes nor places: with A Jones. */
  private static final Set<String> SURNAMES =
      Set.of(
          "Smith",
          "Jones",
          "Taylor",
          "Williams",
          "Evans",
          "Thomas",
          "Johnson",
          "Roberts",
          "Walker",
          "Wright",
          "Robinson",
          "Thompson",
          "Hughes",
          "Edwards",
          "Clarke",
          "Jackson",
          "Harris",
          "Cooper",
          "Morris",
          "Moore",
          "Watson",
          "Anderson",
          "Harrison",
          "Morgan",
          "Patel",
          "Davies",
          "Wilson",
          "Davis",
          "Martinez",
          "Garcia",
          "Kumar",
          "Singh",
          "Khan",
          "Nguyen",
          "Kim",
          "Lee",
          "Campbell",
          "Mitchell",
          "Phillips",
          "Parker",
          "Collins",
          "Murphy",
          "Kelly");

  private Initials() {}

  /** With A Jones, A Smith won; but A Taylor guitar. */
  static boolean isInitial(int i, List<String> tokens, String[] tags) {
    if (!SURNAMES.contains(LetterA.word(tokens, i + 1))) {
      return false;
    }
    String before = LetterA.word(tokens, i - 1);
    boolean inside = !before.isEmpty() && Character.isLowerCase(before.charAt(0));
    boolean verb = i + 2 < tags.length && Set.of("VBD", "VBZ").contains(tags[i + 2]);
    return verb || (inside && (i + 2 >= tags.length || !tags[i + 2].startsWith("N")));
  }
}
