package dev.lector.speech.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Signs that stand where a noun does, as manuals have them: "When the ⚠ indicator flashes", "press
 * ▶", "the ⏻ button". They are said by a short name. To be applied to the text as written, in which
 * they are pictures that nobody reads otherwise.
 */
final class SignNames {
  private static final String THING =
      "(?i:indicators?|buttons?|icons?|keys?|lights?|lamps?|symbols?|signs?|marks?|LEDs?|menus?|tabs?|arrows?|controls?)\\b";

  /** Words behind which a sign is what they are about. */
  private static final String BEHIND =
      "\\b(?i:the|an?|if|when|while|this|that|your|press|pressing|tap|tapping|click|clicking|hit|push|hold|holding|touch|select|choose"
          + "|use|find|shows?|showing|displays?|displayed|see|labell?ed|marked|flashes|flashing|called|named)";

  /** What is enumerated is a sign where a manual is read. */
  private static final String LISTED = "(?:\\b(?:or|and|then|with|to|plus)|,)";

  private static final Pattern MANUAL =
      Pattern.compile(
          "\\b(?i:press(?:es|ed|ing)?|tap(?:ped|ping)?|click(?:ed|ing)?|hold|buttons?|icons?|keys?|indicators?|symbols?|toolbar|remote|use|swipe|touch|toggle|dial|select|choose)\\b");

  private static final int NEAR = 60;

  private final Map<String, String> names = new HashMap<>();
  private final List<Rule> rules;

  SignNames(Tables tables) {
    for (List<String> row : tables.rows("sign-names.tsv", 2)) {
      names.put(row.get(0), row.get(1));
    }
    String sign = names.keySet().stream().sorted().collect(Collectors.joining("|", "(", ")"));
    String form = "[\\uFE0E\\uFE0F]?";
    rules =
        List.of(
            Rewrite.of("([⌘⌥⇧⌃])" + form + " ?", m -> name(m) + " ").given("⌘", "⌥", "⇧", "⌃"),
            // ☰ > Settings: an item of a menu has a capital
            Rewrite.of("(?<=\\w )" + sign + form + "(?= > \\p{Lu})", m -> titled(name(m)))
                .given(" > "),
            Rewrite.of(
                    sign + form + "(?= (" + THING + "))",
                    m -> m.group(2).startsWith("mark") ? name(m).replace(" mark", "") : name(m))
                .beyondAscii(),
            Rewrite.of(
                    "(?<=" + BEHIND + " [\"'“‘(\\[]?)" + sign + form + "(?=( \\p{Lu}\\w{1,12})?)",
                    this::noun)
                .beyondAscii(),
            Rewrite.within("(?<=" + LISTED + " )" + sign + form + "(?! \\p{Lu})", this::listed)
                .beyondAscii());
  }

  List<Rule> rules() {
    return rules;
  }

  // press ▶ Play: the name is there
  private @Nullable String noun(MatchResult m) {
    String next = m.group(2);
    return next == null ? name(m) : next.strip().equalsIgnoreCase(name(m)) ? "" : null;
  }

  private String name(MatchResult m) {
    return names.getOrDefault(m.group(1), "");
  }

  private static String titled(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private @Nullable String listed(MatchResult m, String text) {
    String near = Neighbours.around(text, m.start() - NEAR, m.start());
    return MANUAL.matcher(near).find() ? names.get(m.group(1)) : null;
  }
}
