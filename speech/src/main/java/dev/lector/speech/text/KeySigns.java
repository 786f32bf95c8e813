package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The signs of keys and terminals, whose minus is often a dash: VOL–, CH–, BATT–, the + and –
 * buttons. Elsewhere a dash behind capitals is one: "the US– and UK".
 */
final class KeySigns {
  private static final int NEAR = 60;

  private static final String THINGS =
      "(?:buttons?|keys?|signs?|symbols?|terminals?|poles?|leads?|pads?|arrows?)\\b";

  /** Words about things that have such labels. */
  private static final Pattern PRESSED =
      Pattern.compile(
          "\\b(?i:press(?:es|ed|ing)?|hold(?:ing)?|push(?:ing)?|tap|tapping|buttons?|keys?|release|remote|keypad|display|connect(?:s|ed|ing)?|cable|wires?|terminals?|twice|repeatedly|lower|turn|menu)\\b");

  List<Rule> rules() {
    return List.of(
        Rewrite.within(
                "(?=[VCTBZLM])(?<![\\w-])(VOL|Vol|CH|TEMP|Temp|BATT?|Batt?|BASS|TREBLE|ZOOM|LEVEL|MIN|MODE|LIGHT)([–−-])(?=[\\s,.;:!?)\"/]|$)(?! (?:and|or|to) \\w{1,20}-\\w)",
                KeySigns::label)
            .given("–", "−", "-"),
        // press the + and – buttons
        Rewrite.of(
                "(?<![\\w\\d+–−-])\\+( (?:and|or) )[–−-](?= " + THINGS + "|[,.;:!?)]|$)",
                m -> "plus" + m.group(1) + "minus")
            .given("+ "),
        Rewrite.of(
                "(?<![\\w\\d+–−-])[–−-]( (?:and|or) )\\+(?= " + THINGS + "|[,.;:!?)]|$)",
                m -> "minus" + m.group(1) + "plus")
            .given(" +"),
        // hold the – button
        Rewrite.of(
                "(?<=\\b(?:[Tt]he|[Aa]|[Pp]ress|[Tt]ap|[Hh]old) )[–−-](?= " + THINGS + ")", "minus")
            .given(" – ", " − ", " - "));
  }

  private static @Nullable String label(MatchResult m, String paragraph) {
    String near = Neighbours.around(paragraph, m.start() - NEAR, m.end() + NEAR);
    boolean pair = near.contains(m.group(1) + "+");
    return pair || PRESSED.matcher(near).find() ? m.group(1) + " minus" : null;
  }
}
