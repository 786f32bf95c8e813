package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Models of computers and aeroplanes by their numbers: VAX 11/750, Sun 3/60, 8086, RTX 3060, 777.
 * To be applied before fractions and days with a slash.
 */
final class Computers {
  private static final String MAKE =
      "(?:VAX|MicroVAX|PDP|VAXstation|VAXserver|DECstation|DECsystem|AlphaServer|HP(?=[ -]9000))";

  /** Beside these 8086 is a processor. */
  private static final Pattern CHIPS =
      Pattern.compile(
          "\\b(?:Intel|CPUs?|processors?|microprocessors?|coprocessors?|chips?|x86|PCs?|IBM|assembl\\w{1,3}|computers?|registers?|instructions?|segment\\w{0,5}|bus|bits?|MHz|DOS)\\b|\\b(?:[Aa]n|[Tt]he|[Oo]riginal) 808\\d\\b");

  private static final int NEAR = 60;

  private final Numbers numbers;

  Computers(Numbers numbers) {
    this.numbers = numbers;
  }

  List<Rule> rules() {
    return List.of(
        Rewrite.of(
                "(?=[ -]\\d)(?<=\\b" + MAKE + ")[ -](\\d{1,4})/(\\d{2,4})(?![\\w/]|[.,]\\d)",
                this::model)
            .given("/"),
        // no day of the week: a month has no 50th
        Rewrite.of(
                "(?=[ -])(?<=\\bSun)[ -]([234])/((?:[4-9]|\\d{2})\\d)(?![\\w/]|[.,]\\d)",
                this::model)
            .given("Sun"),
        // 8086, an Intel 8088
        Rewrite.within(
                "(?=808)(?<![\\w.,:$£€/-])(808[5-8])(?![\\w%:/-]|[.,]\\d)",
                (m, paragraph) ->
                    CHIPS
                            .matcher(Neighbours.around(paragraph, m.start() - NEAR, m.end() + NEAR))
                            .find()
                        ? numbers.name(m.group(1))
                        : null)
            .given("808"),
        // Boeing 777, a 777-300ER
        Rewrite.of(
                "(?=777)(?:(?<=\\b(?:Boeing|BOEING) )777(s?)(?!\\w|[.,]\\d)|(?<![\\w.,$£€-])777(?=-[238](?:00|X)?(?:ER|LR|F)?\\b|X\\b))",
                m -> "triple seven" + (m.group(1) == null ? "" : m.group(1)))
            .given("777"),
        // RTX 3060 Ti
        Rewrite.of(
                "(?=\\d)(?<=\\b(?:RTX|GTX|RX|Radeon|GeForce|Ryzen \\d|Quadro|Arc|Xeon|Core i\\d|Threadripper|Snapdragon|Galaxy|ThinkPad|Latitude|XPS|Nokia|Opteron|EOS|Canon|Nikon|Zilog|Motorola|MOS|Intel) )(\\d{4})(?![\\d%]|[.,]\\d)",
                m -> numbers.name(m.group(1)) + " ")
            .shaped("0"));
  }

  private String model(MatchResult m) {
    return " " + numbers.name(m.group(1)) + " " + numbers.name(m.group(2));
  }
}
