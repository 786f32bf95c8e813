package dev.lector.speech.text;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Binoculars by what they magnify and how wide they are: "my 8x42s", "10x50s". To be applied before
 * seconds.
 */
final class Binoculars {
  /** Who trains does ten times fifty of something. */
  private static final Pattern TRAINING =
      Pattern.compile(
          "\\b(?i:swim\\w{0,4}|sprint\\w{0,3}|intervals?|reps?|sets?|planks?|rest|holds?|run\\w{0,4}|jog\\w{0,4}|freestyle|kick)\\b");

  private static final String PAIRS =
      "([678]|10|12|15|16|18|20)x(20|21|25|26|32|35|40|42|44|50|54|56|63|70|80)s";

  private final Numbers numbers;

  Binoculars(Numbers numbers) {
    this.numbers = numbers;
  }

  List<Rule> rules() {
    return List.of(
        Rewrite.within(
                "(?=\\d)(?<![\\w.,/$£€×-])" + PAIRS + "(?![\\w'’])",
                (m, paragraph) ->
                    TRAINING.matcher(paragraph).find()
                        ? null
                        : m.group(1) + " by " + numbers.names(m.group(2)))
            .shaped("0s"));
  }
}
