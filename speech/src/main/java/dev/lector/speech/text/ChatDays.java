package dev.lector.speech.text;

import java.util.List;
import java.util.Map;

/**
 * Weekdays as messages write them: "Are you free Sat?", "See you Sat!", "thurs? 7pm", "see u tues".
 * To be applied before numbers and other weekdays.
 */
final class ChatDays {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("mon", "Monday"),
          Map.entry("tue", "Tuesday"),
          Map.entry("tues", "Tuesday"),
          Map.entry("wed", "Wednesday"),
          Map.entry("weds", "Wednesday"),
          Map.entry("thu", "Thursday"),
          Map.entry("thur", "Thursday"),
          Map.entry("thurs", "Thursday"),
          Map.entry("fri", "Friday"),
          Map.entry("sat", "Saturday"),
          Map.entry("sun", "Sunday"));

  /** When on a day somebody meets. */
  private static final String HOUR =
      "(?=[?!.,]{0,2} (?:at |@ ?|around |after |before |about )?\\d{1,2}(?:[:.]\\d\\d)? ?(?:am|pm|ish)\\b|[?!,]? (?:night|morning|morn|afternoon|evening|eve|arvo|lunch)\\b)";

  /** What is said before the day on which somebody meets. */
  private static final String MEETING =
      "\\b(?:[Ss]ee (?:you|ya|u|them|her|him)|[Ff]ree(?: on| this| next)?|[Oo]n for|[Uu]p for|[Bb]usy|[Ww]orks?|[Tt]his|[Nn]ext|[Ll]ast|[Tt]il|[Tt]ill|[Uu]ntil|[Bb]y|[Mm]eet(?: you| u| up)?|[Hh]ere|[Hh]ome|[Bb]ack|[Aa]round|[Hh]ow about|[Ww]hat about|[Dd]oing|[Oo]ff|[Oo]ut|[Ll]eav(?:e|ing)|[Cc]om(?:e|ing)|[Pp]arty|[Gg]ame|[Dd]inner|[Ll]unch|[Bb]runch|[Ww]atch)";

  List<Rule> rules() {
    return List.of(
        // on for Sat?
        Rewrite.of(
                "(?=S)(?<=(?<![A-Za-z'])[a-z][a-z']{0,12},? )(?<!\\bthe )Sat(?=[?!]|,? (?:yet|still|instead|night|morning|afternoon|evening)\\b)",
                "Saturday")
            .given("Sat"),
        Rewrite.of(
                "(?=S)(?<=" + MEETING + " )(Sat|Sun)(?=[?!,;:)]|\\.(?! ?[a-z0-9(&])|\\s{0,3}$)",
                m -> day(m.group(1)))
            .given("Sat", "Sun"),
        Rewrite.of("(?=[MW])(?<=" + MEETING + " )(Mon|Wed)(?=[?!]|\\s{0,3}$)", m -> day(m.group(1)))
            .given("Mon", "Wed"),
        // thurs? 7pm
        Rewrite.of("(?<![\\w'/.-])(tues|thurs|thur)(?![\\w'-]|\\.\\w)", m -> day(m.group(1)))
            .given("tues", "thur"),
        Rewrite.of("(?<![\\w'/.-])(mon|tue|weds?|thu|fri)" + HOUR, m -> day(m.group(1)))
            .given("mon", "tue", "wed", "thu", "fri"),
        Rewrite.of(
                "(?=[mtwfs])(?<="
                    + MEETING
                    + " |\\bon )(mon|tue|weds?|thu|fri|sat|sun)(?=[?!]|\\s{0,3}$|(?<=\\b(?:[Ss]ee|ya|u|you|free|on) \\w{3,4})[.,]|"
                    + HOUR
                    + ")",
                m -> day(m.group(1)))
            .given("mon", "tue", "wed", "thu", "fri", "sat", "sun"));
  }

  private static String day(String written) {
    return NAMES.getOrDefault(Neighbours.lower(written), written);
  }
}
