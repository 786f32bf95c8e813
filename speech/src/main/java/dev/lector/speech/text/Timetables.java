package dev.lector.speech.text;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What timetables and programmes write short: "dep. Euston 07.43, arr. Crewe 09.20", "8.00 The One
 * Show", "Mons–Sats", "w/c 18 Mar", "doors 7.30". To be applied before numbers.
 */
final class Timetables {
  private static final String TIME = "((?:[01]?\\d|2[0-3]))\\.([0-5]\\d)";

  /** Numbers with a point are times in a paragraph that says so. */
  private static final Pattern TIMES =
      Pattern.compile(
          "\\b(?:[Dd]ep\\.|[Aa]rr\\.|[Dd]epart(?:s|ing)?\\b[^.]{0,40}\\d\\.\\d\\d|0\\d\\.[0-5]\\d[^.]{0,24} (?:[01]\\d|2[0-3])\\.[0-5]\\d)");

  /** Beside one of these, others are times where they stand like one. */
  private static final Pattern HALVES =
      Pattern.compile("\\b(?:[1-9]|1[0-2])\\.[0-5]\\d ?[ap]\\.?m\\b");

  /** Behind these, at the beginning of an item and before names, a number stands like a time. */
  private static final Pattern STANDING =
      Pattern.compile(
          "(?:\\b(?i:at|by|until|till|til|before|after|around|doors?|opens?|opening|closes?|closing|starts?|starting|begins?|ends?|finish(?:es)?|arriv\\w{1,3}|leav\\w{1,3}|k\\.?o\\.?|kick-?off"
              + "|tip-?off|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun|today|tonight|tomorrow|daily|show(?:ing)?s?|support|main act|headliners?|gig|curtain up|performances?|screenings?|bus(?:es)?|trains?|sailings?|breakfast|lunch"
              + "|dinner|tea|coffee|interval|curtain|curfew|last orders|meet|meeting|hours?|times?|[ap]m(?:,| and| or))[:,]? |:[0-5]\\d(?: ?[ap]m)?(?:,| and| or|, and) )$");

  private static final Pattern ITEM = Pattern.compile("(?:^|\\n|[.;!?•] |[ap]m, )$");

  private static final String MEASURED =
      "(?![\\w%°$£€²]|[.,]\\d| ?[%°×/]| (?:per ?cent|percent|million|billion|thousand|points?|[a-z]{1,3}\\b(?<! (?:to|and|or|am|pm|at|on|in|for|by|the|a|we|he|she|it|via|is|as|but|not|no|if))|miles|metres|meters|seconds|minutes"
          + "|hours|litres|times|inches|feet|goals|runs|each|average)\\b)";

  private static final String NUMBERS =
      "(?=\\d)(?<![\\w.,$£€¥:/+*=<>~−-]|[$£€] |[Vv]ersion )(?:"
          + TIME
          + "(?:(\\s?[-–]\\s?| to )"
          + TIME
          + ")?)"
          + "(?: ?([ap])\\.?m\\b(?:\\.(?= [a-z0-9,;]))?)?"
          + MEASURED;

  private static final int NEAR = 24;

  /** What a time is of: "8.00 The One Show". */
  private static final Pattern LISTED = Pattern.compile("^[:,]?(?: [-–])? [A-Z]");

  /** A later time of a list: 2.15, 4.45 and 7.30pm. */
  private static final Pattern LATER =
      Pattern.compile(
          "^(?:, \\d{1,2}\\.[0-5]\\d){0,2},?(?: and| or| &|,) \\d{1,2}\\.[0-5]\\d ?[ap]\\.?m\\b");

  private static final Map<String, String> DAYS =
      Map.ofEntries(
          Map.entry("Mon", "Mondays"),
          Map.entry("Tue", "Tuesdays"),
          Map.entry("Wed", "Wednesdays"),
          Map.entry("Thu", "Thursdays"),
          Map.entry("Thur", "Thursdays"),
          Map.entry("Fri", "Fridays"),
          Map.entry("Sat", "Saturdays"),
          Map.entry("Sun", "Sundays"));
  private static final String DAY = "(Mon|Tue|Wed|Thur?|Fri|Sat|Sun)s";

  List<Rule> rules() {
    return List.of(
        // Llandudno Jn 10.52, but no verse of John
        Rewrite.of("(?<=[a-z]{3} )Jn\\b\\.?(?! \\d{1,3}:\\d)", "Junction").given(" Jn"),
        // closes 45' before departure
        Rewrite.of("(?=')(?<=\\b\\d{1,3})'(?= (?:before|after|prior to) )", " minutes").given("' "),
        Gate.of(
            paragraph -> holds(paragraph, TIMES), List.of(Rewrite.of(NUMBERS, Timetables::time))),
        Gate.of(
            paragraph -> holds(paragraph, HALVES),
            List.of(Rewrite.within(NUMBERS, Timetables::standing))),
        // HW 03.41
        Rewrite.of(
                "(?=0)(?<![\\w.,:/$£€¥–-])(0\\d)\\.([0-5]\\d)(?![\\w.%:°]|,\\d|[-–]\\d)",
                m -> m.group(1) + ":" + m.group(2))
            .given("0"),
        // Wed 8 May, 7.30
        Rewrite.of(
                "(?=\\d)(?<=\\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\\.?,? (?:at )?)([1-9]|1\\d|2[0-3])\\.([0-5][05])(?=\\s?(?:[(,;:)]|$|pm|am)|\\.(?!\\d))",
                m -> m.group(1) + ":" + m.group(2))
            .shaped("0.0"),
        // leaves at 11.59
        Rewrite.of(
                "(?=\\d)(?<=\\b(?:leav(?:es?|ing)|depart(?:s|ing|ed)?|arriv(?:es?|ed|ing)|starts?|begins?|opens?|closes?|shuts?|kicks? off|sails?|last orders) (?:at )?)"
                    + TIME
                    + "(?=[,;:!?)]|\\.(?!\\d)|\\s{0,3}$|\\s(?:and|from|for|on|to|each|every|daily)\\b)",
                m -> m.group(1) + ":" + m.group(2))
            .shaped("0.0"),
        Rewrite.of(
                "(?<![\\w.])([Dd])ep\\. (?=(?:[A-Z][A-Za-z']{1,20} ){1,4}\\d{1,2}[.:]\\d\\d)",
                m -> m.group(1) + "eparting ")
            .given("ep. "),
        Rewrite.of(
                "(?<![\\w.])([Aa])rr\\. (?=(?:[A-Z][A-Za-z']{1,20} ){1,4}\\d{1,2}[.:]\\d\\d)",
                m -> m.group(1) + "rriving ")
            .given("rr. "),
        // dep 10:45, arr 14:00
        Rewrite.of(
                "(?<![\\w.'/-])([Dd]ep|[Aa]rr)(?= (?:\\d{1,2}[:.]\\d\\d(?!\\d)|\\d{1,2} ?[ap]m\\b|[01]\\d[0-5]\\d(?!\\w)))",
                m -> m.group(1) + (m.group(1).endsWith("p") ? "arts" : "ives"))
            .given("ep ", "rr "),
        Rewrite.of(
                "(?=\\d)(?<=\\b(?:[Dd]eparts|[Aa]rrives|[Dd]ep\\.|[Aa]rr\\.) )([01]\\d|2[0-3])([0-5]\\d)(?![\\w:]|\\.\\d)",
                m -> m.group(1) + ":" + m.group(2))
            .given("eparts ", "rrives ", "ep. ", "rr. "),
        // 20 mins before dep. Next sentence
        Rewrite.of(
                "(?<=\\b(?:[Bb]efore|[Aa]fter|[Pp]rior to|[Oo]n|[Uu]ntil|[Uu]pon|[Ss]cheduled|[Dd]ay of) )(dep|arr)(?:\\.(?=(\\s[A-Z]|\\s{0,3}$)?)|(?=[,;)]))",
                m ->
                    (m.group(1).equals("dep") ? "departure" : "arrival")
                        + (m.group(2) == null ? "" : "."))
            .given(" dep", " arr"),
        // Mons–Sats, Suns & Bank Hols
        Rewrite.of(
                "(?<![\\w.])"
                    + DAY
                    + "(?:\\s?[-–]\\s?"
                    + DAY
                    + "|(?= & Bank Hols?\\b| only\\b|,? excl?\\b))(?!\\w)",
                m ->
                    DAYS.get(m.group(1))
                        + (m.group(2) == null ? "" : " to " + DAYS.get(m.group(2))))
            .given("s-", "s –", "s–", "s - ", "s & Bank", "s only", "s ex", "s, ex"),
        Rewrite.of("(?<=\\b[Bb]ank )Hol(s?)\\b\\.?", m -> "Holiday" + m.group(1)).given("ank Hol"),
        // w/c 18 March, w/e Fri
        Rewrite.of(
                "(?<!\\w)w/([ce])(?= (?:the )?(?:\\d{1,2}|Mon|Sun|Fri|Sat|[JFMASOND][a-z]{2,8} \\d))",
                m -> m.group(1).equals("c") ? "week commencing" : "week ending")
            .given("w/c", "w/e"));
  }

  // Seen once for a paragraph, not for each of its numbers.
  private static boolean holds(String paragraph, Pattern times) {
    for (int i = paragraph.indexOf('.'); i >= 0; i = paragraph.indexOf('.', i + 1)) {
      boolean dotted =
          i > 0
              && i + 1 < paragraph.length()
              && Letters.isDigit(paragraph.charAt(i - 1))
              && Letters.isDigit(paragraph.charAt(i + 1));
      if (dotted) {
        return times.matcher(paragraph).find();
      }
    }
    return false;
  }

  // Doors 7.30, support 8.15; but not "xG: 1.84–1.12" and "rate 2.15"
  private static @Nullable String standing(MatchResult m, String paragraph) {
    String before = Neighbours.around(paragraph, m.start() - NEAR, m.start());
    boolean item =
        ITEM.matcher(before).find() && (m.start() >= NEAR || before.length() == m.start());
    String after = Neighbours.around(paragraph, m.end(), m.end() + NEAR);
    boolean named = item && LISTED.matcher(after).find();
    boolean list = LATER.matcher(after).find();
    return m.group(6) != null || named || list || STANDING.matcher(before).find() ? time(m) : null;
  }

  private static @Nullable String time(MatchResult m) {
    boolean half = m.group(6) != null;
    if (half && m.group(3) == null) {
      return null; // 6.30am: others know it
    }
    String from = m.group(1) + ":" + m.group(2);
    return from
        + (m.group(3) == null ? "" : " to " + m.group(4) + ":" + m.group(5))
        + (half ? " " + m.group(6) + "m" : "");
  }
}
