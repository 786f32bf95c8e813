package dev.lector.speech.text;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * Words in capitals: spelled out (FBI), spoken as a word (NASA), or just loud (STOP). And words
 * with digits in them: MP3, B2B, A380, COVID-19.
 */
final class Initialisms {
  private final Capitals capitals;
  private final Numbers numbers;
  private final SmallInitialisms small;
  private final Map<String, String> mixedCase = new HashMap<>();

  Initialisms(Numbers numbers, Capitals capitals, Tables tables) {
    this.numbers = numbers;
    this.capitals = capitals;
    this.small = new SmallInitialisms(tables);
    for (List<String> row : tables.rows("mixed-case.tsv", 2)) {
      mixedCase.put(row.get(0), row.get(1));
    }
  }

  /** Those that are said in full. To be applied first. */
  List<Rule> inFull() {
    return List.of(
        Rewrite.of(
                "(?<!\\w)WW ?(I{1,2}|[12])(?![\\w'-])",
                m -> "World War " + (m.group(1).matches("I|1") ? "one" : "two"))
            .given("WW"),
        // YoY, NVMe
        Rewrite.of(
                "(?=[A-Z])(?<![\\w.])([A-Z](?=[a-z]{0,4}[A-Z])[A-Za-z]{2,9}+)(?!\\w|'(?!s\\b))",
                m -> mixed(m.group(1)))
            .shaped("aA", "AA"),
        // 1425 AH: a year of the Islamic calendar
        Rewrite.of("(?<=\\d )AH(?!\\w)|(?<!\\w)AH(?= \\d{1,4}(?!\\w))", "A H").given("AH"));
  }

  /** Letters and digits together. To be applied while there are digits. */
  List<Rule> withDigits() {
    return List.of(
        // 0.9xyz: a unit that nobody knows
        Rewrite.of(
                "(?=\\d)(?<![\\w.,/'-])(\\d{1,9}\\.\\d{1,9})([A-Za-z]{1,6})(?![\\w'.-]\\w|\\w)",
                m -> numbers.number(m.group(1)) + " " + lettersOf(m.group(2)))
            .shaped("0a", "0A"),
        Rewrite.of(
                "(?<![A-Za-z0-9'])(?:\\d{1,15}[A-Za-z]|[A-Za-z]{1,30}\\d)[A-Za-z0-9]{0,64}+('s\\b)?",
                this::mixed)
            .shaped("a0", "A0", "0a", "0A"),
        Rewrite.of(
            "(?=[-])(?<=[A-Za-z])-(\\d{1,4})(?![\\w]|[-.]\\d)",
            m -> " " + numbers.name(m.group(1))));
  }

  List<Rule> rules() {
    return List.of(
        // AT&T, R&D
        Rewrite.of(
                "(?<![A-Za-z&])([A-Z]{1,3})\\s?&\\s?([A-Z])(s?)(?![A-Za-z])",
                m ->
                    Letters.spaced(m.group(1))
                        + " and "
                        + m.group(2)
                        + (m.group(3).isEmpty() ? "" : "'s"))
            .given("&"),
        // OpenAI, YouTube, iOS: words grown together, but not McCoy
        Rewrite.of("(?<![A-Za-z])([a-z])(?=[A-Z])", m -> Letters.spaced(m.group(1)) + " ")
            .shaped("aA"),
        // userId
        Rewrite.of(
                "(?<=[a-z])(Id|Ip|Ui|Db|Io|Os)(s?)(?![a-z])",
                m -> m.group(1).toUpperCase(Locale.ROOT) + m.group(2))
            .shaped("aA"),
        Rewrite.of(
                "(?=[A-Z]{2}|[A-Z][a-z])(?<=[a-z])(?<!\\bMc)(?<!\\bMac)(?<!\\bFitz)(?<!\\b[DL][aeiou])",
                " ")
            .shaped("aA"),
        Rewrite.within(
                "(?<![A-Za-z'])([A-Z]{2,40}+)(?:('[sS]|s|')(?![A-Za-z]))?(?![A-Za-z])",
                this::capitals)
            .shaped("AA"));
  }

  /** Those in small letters. To be applied last, when points inside names are said. */
  Rule small() {
    return small.rule();
  }

  /** YoY, BoQ, and several of them: BoQs. */
  private @Nullable String mixed(String word) {
    String said = mixedCase.get(word);
    if (said != null || !word.endsWith("s")) {
      return said;
    }
    String one = mixedCase.get(word.substring(0, word.length() - 1));
    return one == null ? null : one + (one.charAt(one.length() - 2) == ' ' ? "'s" : "s");
  }

  private String capitals(MatchResult m, String paragraph) {
    String word = m.group(1);
    String ending = m.group(2);
    String before = Neighbours.before(paragraph, m.start());
    String after = Neighbours.after(paragraph, m.end());
    if (capitals.isSpelled(word, before, after, false)
        || ("s".equals(ending) && capitals.isSeveral(word))) {
      return Letters.spaced(word) + (ending == null || ending.equals("'") ? "" : "'s");
    }
    return word.toLowerCase(Locale.ROOT) + (ending == null ? "" : ending.toLowerCase(Locale.ROOT));
  }

  private String mixed(MatchResult m) {
    String token = m.group();
    String ending = m.group(1) == null ? "" : m.group(1);
    token = token.substring(0, token.length() - ending.length());
    StringBuilder out = new StringBuilder(token.length() * 4);
    int i = 0;
    while (i < token.length()) {
      int end = i;
      boolean digit = Letters.isDigit(token.charAt(i));
      while (end < token.length() && Letters.isDigit(token.charAt(end)) == digit) {
        end++;
      }
      String run = token.substring(i, end);
      out.append(out.isEmpty() ? "" : " ").append(digit ? numbers.name(run) : lettersOf(run));
      i = end;
    }
    return out + ending;
  }

  private String lettersOf(String run) {
    boolean upper = run.equals(run.toUpperCase(Locale.ROOT));
    boolean vowels = run.chars().anyMatch(c -> "aeiouyAEIOUY".indexOf(c) >= 0);
    boolean spelled =
        run.length() == 1
            || (upper && run.length() == 2)
            || (upper ? capitals.isSpelled(run) : small.contains(run))
            || (!vowels && run.length() < 6);
    if (spelled) {
      return Letters.spaced(run);
    }
    return upper ? run.toLowerCase(Locale.ROOT) : run;
  }
}
