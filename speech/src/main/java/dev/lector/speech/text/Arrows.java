package dev.lector.speech.text;

import java.util.List;

/**
 * Arrows that say something: from one number to another ("60s → 5m", "10 -> 20"), up and down
 * ("costs ↓ 3%"), and the keys with arrows. Other arrows are a short pause.
 */
final class Arrows {
  private static final String RIGHT = "(?:[→⇒⟶➔➜➝➞]|[-=]{1,2}>)";

  /**
   * Arrows of hyphens and equals signs: {@code -->}, {@code <==}, and {@code ->} between spaces. To
   * be applied before signs of programs, which take {@code > 1} for a comparison.
   */
  List<Rule> drawn() {
    return List.of(
        Rewrite.of("(?<![\\w<>!=-])(?:<?[-=]{2,9}>|<[-=]{2,9})(?![\\w<>=-])", "→")
            .given("->", "=>", "<-", "<="),
        Rewrite.of("(?<=\\s)->(?=\\s)", "→").given("->"));
  }

  List<Rule> rules() {
    return List.of(
        Gate.of(
            Arrows::right,
            List.of(
                // 60s → 5m: the second is a time like the first
                Rewrite.of(
                    "(?=\\d)(?<![\\w.,])(\\d{1,4}(?:\\.\\d{1,3})?) ?s ?" + RIGHT + " ?(?=\\d)",
                    m -> m.group(1) + " sec to "),
                Rewrite.of(
                    "(?<=\\d ?(?:ms|h|hr|hrs) ?)" + RIGHT + " ?(?=\\d{1,4}m(?!\\w))", " to "),
                Rewrite.of(
                    "(?=\\d)(?<=\\d ?(?:sec|ms|h|hr|hrs) to )(\\d{1,4})m(?!\\w)",
                    m -> m.group(1) + " min"),
                Rewrite.of("(?=\\d)(?<=\\d sec to )(\\d{1,4}) ?s(?!\\w)", m -> m.group(1) + " sec"),
                Rewrite.of(
                    "(?<=\\d ?[A-Za-z%°]{0,4}\\)? ?)" + RIGHT + " ?(?=[-+~$£€]?\\.?\\d)", " to "),
                // 3 files → 1 archive
                Rewrite.of("(?<=(?<![\\w.,])\\d{1,9} [a-z]{2,16} )" + RIGHT + "(?= \\d)", "to"))),
        Rewrite.of(
                "(?<=\\b(?:[Pp]ress|[Hh]it|[Tt]ap|keys?|arrows?|or|and|then) )([←→])(?! ?\\d)",
                m -> m.group().equals("←") ? "left" : "right")
            .given("←", "→"),
        Rewrite.of("[↑▲⬆]", " up ").given("↑", "▲", "⬆"),
        Rewrite.of("[↓▼⬇]", " down ").given("↓", "▼", "⬇"));
  }

  private static boolean right(String paragraph) {
    for (int i = 0; i < paragraph.length(); i++) {
      char c = paragraph.charAt(i);
      if ((c >= '→' && c <= '➞')
          || (c == '>' && i > 0 && "-=".indexOf(paragraph.charAt(i - 1)) >= 0)) {
        return true;
      }
    }
    return false;
  }
}
