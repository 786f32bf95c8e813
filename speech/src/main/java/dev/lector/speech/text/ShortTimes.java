package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Seconds and plural numerals that look alike, told by the words around them: a backoff of (1s, 2s,
 * 4s), from 30s to 5s, and in basketball back-to-back 3s.
 */
final class ShortTimes {
  private static final int BEFORE = 70;
  private static final int BEHIND = 50;

  private static final String PERIODS =
      "(?:timeouts?|delays?|intervals?|limits?|windows?|waits?|clips?|marks?|pauses?|breaks?|timers?|sprints?|holds?|rests?|later|ago|lead|gap|penalt(?:y|ies)|ads?|spots?|apart)\\b";

  /** Words of programs that wait. */
  private static final Pattern WAITING =
      Pattern.compile(
          "\\b(?i:back-?off|delays?|time-?outs?|intervals?|retr(?:y|ies|ied|ying)|sleeps?|polls|polling|TTL|heartbeats?|cool-?down|latency)\\b");

  /** Another time in the same list. */
  private static final Pattern TIMED =
      Pattern.compile("\\b\\d{1,4} ?(?:ms|m|mins?|h|hrs?)\\b(?=[,;)]| and | or |$)");

  private static final Pattern DECADES =
      Pattern.compile(
          "\\b(?:(?:the|early|late|mid|my|his|her|their|our|your)[ -](?:(?:early|late|mid)[ -])?\\d0s|1[89]\\d0s|20\\d0s)\\b");

  private final Numbers numbers;

  ShortTimes(Numbers numbers) {
    this.numbers = numbers;
  }

  /** To be applied before plurals. */
  List<Rule> rules() {
    return List.of(
        // back-to-back 3s, made 19 3s
        Rewrite.of(
                "(?=\\d)(?<=\\b(?:back-to-back|[Cc]onsecutive|straight|contested|uncontested|open|[Cc]orner|attempted|drained|sank|buried"
                    + "|(?:made|hit|sank|drained|attempted|scored|shot|of|for|with|missed|just|only|and|or) \\d{1,2}) )([1-9])s(?![\\w'])(?! "
                    + PERIODS
                    + ")",
                m -> numbers.names(m.group(1)))
            .shaped("0a"),
        // (1s, 2s, 4s) of a backoff, 5s, 500ms
        Rewrite.within(
                "(?=\\d)(?<![\\w.,$£€'’-])(?<!\\b[Bb]etween (?:\\d{1,3}s and )?)(\\d{1,3})s(?:(?=(?:,| and| or|, and|, or|, then) \\d{1,4}(?:m?s|m|min|h)\\b)|(?<=\\d(?:m?s|m|min|h)(?:,| and| or|, and|, or|, then) \\d{1,3}s)(?![\\w']))",
                this::listed)
            .shaped("0a"),
        // the timeout is 10s; set it to 30s
        Rewrite.within(
                "(?=\\d)(?<![\\w.,$£€'’-])(?<!\\b(?:[Tt]he|early|late|mid|my|his|her|their|our|your) )([1-9]0)s(?![\\w']|-\\d|[- ](?:timeout|delay|interval|limit|window|wait|clip|pause|break|timer|countdown|later|ago|per|each|left|remaining)\\b)",
                this::waited)
            .shaped("0a"),
        // from 30s to 5s
        Rewrite.of(
                "(?=\\d)(?<=\\b[Ff]rom )([1-9]0)s(?= (?:down |up )?to (?:[1-9]|\\d?[1-9]\\d?[1-9]|\\d{1,3}\\.\\d)s\\b)",
                m -> seconds(m.group(1)))
            .given("rom "));
  }

  private @Nullable String listed(MatchResult m, String paragraph) {
    String sentence = sentence(m, paragraph);
    String list = Neighbours.around(paragraph, m.start() - BEHIND / 2, m.end() + BEHIND / 2);
    return (WAITING.matcher(sentence).find() || TIMED.matcher(list).find())
            && !DECADES.matcher(sentence).find()
        ? seconds(m.group(1))
        : null;
  }

  private @Nullable String waited(MatchResult m, String paragraph) {
    String around = sentence(m, paragraph);
    return WAITING.matcher(around).find() && !DECADES.matcher(around).find()
        ? seconds(m.group(1))
        : null;
  }

  /** What is before and behind a number in its sentence. */
  private static String sentence(MatchResult m, String paragraph) {
    String before = Neighbours.around(paragraph, m.start() - BEFORE, m.start());
    String behind = Neighbours.around(paragraph, m.end(), m.end() + BEHIND);
    int end = behind.indexOf(". ");
    return before.substring(before.lastIndexOf(". ") + 1)
        + m.group()
        + (end < 0 ? behind : behind.substring(0, end));
  }

  private String seconds(String number) {
    return numbers.name(number) + (number.equals("1") ? " second" : " seconds");
  }
}
