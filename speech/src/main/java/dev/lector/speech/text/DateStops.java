package dev.lector.speech.text;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Whether the point of a month at the end of a date ends the sentence too. */
final class DateStops {
  private static final int CLAUSE = 32;

  /** What stands before a date that begins a sentence, or belongs to the name behind it. */
  private static final Pattern OPENING =
      Pattern.compile(
          "(?:^|[.!?;:,(\"]\\s?)\\s{0,3}(?:(?i:on|by|since|in|from|until|before|after|for|of)\\s)?"
              + "(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\\.?,?\\s)?(?:the\\s)?$"
              + "|(?:\\b(?i:his|her|its|their|our|your|my|this|that|an?)|'s)\\s$");

  /** Other dates before the date: "3 Nov, 5 Jan." */
  private static final Pattern LISTED =
      Pattern.compile(
          "(?:\\d(?:st|nd|rd|th)?|\\bof) (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\\.?,\\s$");

  private DateStops() {}

  /**
   * The mark for the point of "18 Mar. Please see". It ends a sentence that has begun before the
   * date, but not "On 18 Mar. Smith left".
   */
  static String of(MatchResult date, String paragraph) {
    if (!date.group().endsWith(".")) {
      return "";
    }
    String before = Neighbours.around(paragraph, date.start() - CLAUSE, date.start());
    return isOpening(before) ? Stops.UNLIKELY : Stops.LIKELY;
  }

  /** Whether a date behind such a text may begin a sentence, or belong to the name behind it. */
  static boolean isOpening(String before) {
    return OPENING.matcher(before).find() && !LISTED.matcher(before).find();
  }
}
