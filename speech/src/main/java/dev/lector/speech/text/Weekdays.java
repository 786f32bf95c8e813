package dev.lector.speech.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;

/** Weekdays written short, where they certainly are ones: Mon-Fri, Sat. 14 Sept., Wed or Thu. */
final class Weekdays {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("Mon", "Monday"),
          Map.entry("Tue", "Tuesday"),
          Map.entry("Tues", "Tuesday"),
          Map.entry("Wed", "Wednesday"),
          Map.entry("Weds", "Wednesday"),
          Map.entry("Thu", "Thursday"),
          Map.entry("Thur", "Thursday"),
          Map.entry("Thurs", "Thursday"),
          Map.entry("Fri", "Friday"),
          Map.entry("Sat", "Saturday"),
          Map.entry("Sun", "Sunday"));
  private static final String SHORT = "(Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun)";
  private static final String LONG = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day";
  private static final String MONTH =
      "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\\b";

  List<Rule> rules() {
    return List.of(
        // Mon-Fri, Mon.-Sun., Monday–Friday
        Rewrite.of(
                "\\b(?:"
                    + SHORT
                    + "\\.?|("
                    + LONG
                    + "s?))\\s?[-–—]\\s?(?:"
                    + SHORT
                    + "(\\.(?=[,;:]| [a-z0-9(&]))?|("
                    + LONG
                    + "s?))(?![\\w])",
                m ->
                    day(m, 1, 2)
                        + " to "
                        + (m.group(3) == null ? m.group(5) : NAMES.get(m.group(3))))
            .given("-", "–", "—"),
        // before a date, another weekday, or a time
        Rewrite.of(
                "(?<![Tt]he )\\b"
                    + SHORT
                    + "(?:\\.,?|,)?(?= (?:the )?(?:\\d{1,2}(?!\\d)|"
                    + MONTH
                    + ")|\\.?(?:, | & | and | or |/)(?:"
                    + SHORT
                    + "|"
                    + LONG
                    + ")\\b)(?!/\\d)",
                m -> NAMES.get(m.group(1)) + (m.group().endsWith(",") ? "," : ""))
            .given(Weekdays::named),
        // behind another weekday or a word that days follow
        Rewrite.of(
                "(?=[MTWFS])(?<=\\b(?:"
                    + LONG
                    + "s?(?:, | & | and | or |/)(?:and |or )?|(?:[Oo]n|[Ee]very|[Ll]ast|[Nn]ext|[Tt]his|[Uu]ntil|[Bb]y|[Ff]rom|[Cc]losed|[Oo]pen) ))"
                    + SHORT
                    + "(?:\\.(?=[,;:]| [a-z0-9&])|\\b)(?! [A-Z][a-z])(?![-'’])"
                    // from Sun and HP
                    + "(?!(?<=(?:[Tt]his|[Bb]y|[Ff]rom) Sun) (?!to|till|until|at|from|night|morning|afternoon|evening)[a-z])",
                m -> NAMES.get(m.group(1)))
            .given(Weekdays::named),
        // Sat a.m., see you Sat pm
        Rewrite.of(
                "(?=[MTWFS])\\b"
                    + SHORT
                    + "\\.? (?:([AaPp])[Mm](?![\\w'.]|\\.\\w)|([AaPp])[Mm]\\.(?=\\s|$)|(?=[AaPp]\\.[Mm]\\.))",
                m ->
                    NAMES.get(m.group(1))
                        + " "
                        + (m.group(2) != null
                            ? m.group(2).toUpperCase(Locale.ROOT) + "M"
                            : m.group(3) != null
                                ? m.group(3).toUpperCase(Locale.ROOT) + "." + "M."
                                : ""))
            .given(Weekdays::named),
        // see you Weds.
        Rewrite.of("(?=W)(?<=[a-z,;] )Weds\\.(?=\\s{0,3}$)", "Wednesday.").given("Weds."),
        Rewrite.of(
                "(?=W)(?<=\\b(?:[Yy]ou|[Dd]ue|[Oo]n|[Bb]y|[Uu]ntil|[Tt]ill?|[Ff]rom|[Ll]ast|[Nn]ext|[Tt]his|[Ee]very|[Oo]r|[Aa]nd|[Cc]losed|back|there|here|in|[Ss]ince|[Bb]efore|[Aa]fter) )Weds(?=[.!?](?:\\s|$))",
                "Wednesday")
            .given("Weds"),
        // Sat. is the only one of them that is a word as well
        Rewrite.of("(?=[MTWFS])(?<=[a-z,] )Sat\\.(?= [a-z0-9])", "Saturday").given("Sat."),
        Rewrite.of("(?=[MTWFS])(?<=[a-z,] )Sun\\.(?= [a-z0-9])", "Sunday").given("Sun."),
        Rewrite.of(
                "(?=[MTWFS])(?<=[a-z,;] |\\b(?:COB|EOD|EOB|C\\.O\\.B\\.) )(Tues?|Weds|Thurs?|Thu|Fri)\\b(?!\\.)(?! [A-Z])(?![-'’])",
                m -> NAMES.get(m.group(1)))
            .given("Tue", "Thu", "Weds", "Fri"),
        Rewrite.of(
                "(?=[MTWFS])(?<=[a-z,;.] )(Tues|Weds|Thurs|Fri)\\.(?= [a-z0-9])",
                m -> NAMES.get(m.group(1)))
            .given("Tues.", "Weds.", "Thurs.", "Fri."));
  }

  private static boolean named(String paragraph) {
    for (String name : NAMES.keySet()) {
      if (paragraph.contains(name)) {
        return true;
      }
    }
    return false;
  }

  private static String day(MatchResult m, int shortName, int longName) {
    return m.group(shortName) == null
        ? m.group(longName)
        : NAMES.getOrDefault(m.group(shortName), "");
  }
}
