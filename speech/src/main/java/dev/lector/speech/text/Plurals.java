package dev.lector.speech.text;

import java.util.List;

/**
 * Several of a thing that is named by a number: two 747s, 1s and 0s, F-16s; and 30s that are
 * seconds.
 */
final class Plurals {
  private static final String SEVERAL =
      "(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Tt]welve|[Dd]ozen|[Ss]everal|[Mm]any|[Mm]ore"
          + "|[Ss]ome|[Ff]ew|[Bb]oth|[Aa]ll|[Nn]o|[Tt]he|[Tt]hese|[Tt]hose|[Oo]ld|[Nn]ew|[Dd]ouble|[Bb]oeing|[Pp]orsche|[Pp]eugeot"
          + "|[Ll]evi's|[Oo]f|[Ii]n|[Rr]olled|[Rr]oll|[Aa]ny)";

  /** Words behind which a number with an s is a time. */
  private static final String LASTING =
      "(?:is|was|now|of|for|after|every|than|within|about|only|takes?|took|[Ww]aits?|waited|at|under|over|exceeds?|exceeded"
          + "|(?:set|changed|reduced|increased|raised|lowered|up|limited|\\d{1,3}s) to|last(?:s|ed)?|another|least|most|around|approximately|roughly|up to|timeout|delay|interval|limit)";

  /** Makes whose things are named by a number. */
  private static final String MODELS =
      "(?:Ju|Me|Bf|Fw|Hs|He(?= \\d{3})|Do(?= (?:17|2\\d\\d))|Tu|Il|MiG|Su|Mi|Type|Class|Panzer|Junkers|Heinkel|Messerschmitt|Dornier"
          + "|Airbus|Boeing|Porsche|Peugeot|Ferrari|Cessna|Douglas|Convair)";

  /** What is said of things rather than of a time. */
  private static final String GUNS =
      "(?:were|are|had|have|could|would|will|did|do|and|or|but|that|which|who|of|began|came|went|fell|kept|made|took|shot|hit|flew)";

  /** Numbers whose plural has just been said. */
  private static final String SAID =
      "(?i:ones|twos|threes|fours|fives|sixes|sevens|eights|nines|tens|elevens|twelves|teens|ties|zeros|hundreds)";

  private final Numbers numbers;

  Plurals(Numbers numbers) {
    this.numbers = numbers;
  }

  List<Rule> rules() {
    return List.of(
        // Retries wait 10s, then 20s, then 40s; between 10s and 20s
        Rewrite.of(
                "(?=\\d)(?<=\\d(?:m?s|m)(?:, then| then|, and then) )([2-9]0)s(?![\\w'])|(?<=\\b[Bb]etween )([1-9]0)s(?= and \\d{1,3}s\\b(?! (?:and|there|in|when)\\b))"
                    + "|(?<=\\b[Bb]etween \\d{1,2}s and )([2-9]0)s(?![\\w'])",
                m ->
                    numbers.name(
                            m.group(1) != null
                                ? m.group(1)
                                : m.group(2) != null ? m.group(2) : m.group(3))
                        + " seconds")
            .given(" then ", "etween "),
        // hundreds of people, 10s of thousands
        Rewrite.of(
                "(?<![\\w.,$£€-])(?:10|100|1,?000)s(?= of\\b)",
                m ->
                    switch (m.group()) {
                      case "10s" -> "tens";
                      case "100s" -> "hundreds";
                      default -> "thousands";
                    })
            .given("s of"),
        // a Ju 88s and two He 111s
        Rewrite.of(
            "(?=\\d{1,4}s)(?<=\\b" + MODELS + "[ -])([1-9]\\d{0,3})s(?![\\w'])",
            m -> numbers.names(m.group(1))),
        // my Jordan 4s, a pair of Vaporfly 3s, my 501s
        Rewrite.of(
                "(?=\\d{1,3}s)(?<=\\b(?:[Mm]y|[Yy]our|[Hh]is|[Hh]er|[Oo]ur|[Tt]heir|[Tt]hese|[Tt]hose|[Tt]he|pair of|new|old|some|both|two|three|four|five"
                    + "|[Oo]f) (?:(?:new|old) )?(?:[A-Z][A-Za-z]{1,14} )?(?:[A-Z][A-Za-z]{1,14} )?(?:[A-Z][A-Za-z]{1,14}|i[A-Z][a-z]{2,6}) )([1-9]\\d{0,2}(?<!0))s(?![\\w'])(?! (?:timeout|delay|interval|limit|window|wait"
                    + "|clip|mark|pause|break|later|ago|lead|gap|penalty|video)\\b)",
                m -> numbers.names(m.group(1)))
            .shaped("0a"),
        Rewrite.of(
                "(?=\\d{3}s)(?<=\\b(?:[Mm]y|[Hh]is|[Hh]er|[Tt]heir|[Tt]hese|[Tt]hose|pair of) )([1-9]\\d\\d(?<!0))s(?![\\w'])",
                m -> numbers.names(m.group(1)))
            .shaped("0a"),
        // the 88s replied, the 105s; but not "the 45s response"
        Rewrite.of(
            "(?=\\d{2,3}s)(?<=\\b[Tt]h(?:e|ese|ose) )([1-9]\\d{0,2}(?<!0))s(?=[.,;:!?)]|$| [a-z]{3,12}ed\\b| "
                + GUNS
                + "\\b)(?! (?:timed|fixed|elapsed|extended)\\b)",
            m -> numbers.names(m.group(1))),
        // 1s and 0s, 6s or 7s
        Rewrite.of(
                "(?=\\d)(?<![\\w.,$£€-])(?<!\\b(?:took|takes?|lasts?|lasted|after|within|waits?|waited) )(\\d{1,3})'?s( and | or |, )(?:(?=(\\d{1,3})'?s\\b))(?!\\d{2}0)",
                m -> numbers.names(m.group(1)) + m.group(2))
            .shaped("0a", "0'"),
        Rewrite.of(
                "(?=\\d)(?<=" + SAID + "(?: and | or |, ))(\\d{1,3}(?<!0)|0)'?s(?![\\w'])",
                m -> numbers.names(m.group(1)))
            .shaped("0a", "0'"),
        // two 747s
        Rewrite.of(
                "(?=\\d{1,4}s)(?<= )(?<=\\b"
                    + SEVERAL
                    + " (?:[a-z]{3,10} )?)(?<!\\b(?:[Oo]f|[Ii]n|[Tt]he|[Aa]ll|[Mm]ore) )(\\d{1,4}(?<!0)|[1-9]\\d0|0)s(?![\\w'])(?<!\\b(?:in|than|after|for|to) \\d{1,4}s)",
                m -> numbers.names(m.group(1)))
            .shaped("0a", "0'"),
        Rewrite.of(
                "(?=\\d{1,3}s)(?<=\\b(?:[Tt]he|[Aa]ll|[Mm]ore|[Oo]f) )(7[0-9]7|[1-9])s(?! (?:timeout|delay|interval|limit|window|wait|clip|mark|pause|break)|[\\w'])",
                m -> numbers.names(m.group(1)))
            .shaped("0a", "0'"),
        Rewrite.of(
                "(?<![\\w.,$-])(7[1-8]7)s(?!\\w)(?<!\\b(?:took|takes|after|for|in|to|of|is|was|than) 7\\d7s)",
                m -> numbers.names(m.group(1)))
            .given("7s"),
        // the 340s
        Rewrite.of(
                "(?=\\d\\d)(?=[1-9]\\d0s)(?<=\\b(?:[Tt]he|early|late) )([1-9]\\d0)s(?! (?:timeout|delay|interval|limit|window|wait|clip|mark|pause|break)|[\\w'])",
                m -> numbers.names(m.group(1)))
            .shaped("0a", "0'"),
        // 30s timeouts; everything else in tens is a decade
        Rewrite.of(
                "(?=\\d\\d)(?=[2-9]0s)(?<=\\b"
                    + LASTING
                    + " |[=:~<>≤≥] ?)([2-9]0)s(?![\\w']|-\\d| to \\d0s| and \\d0s)"
                    + "|(?<=\\bin )([2-9]0)s(?=[.,;:!?)]|$)",
                m -> numbers.name(m.group(1) == null ? m.group(2) : m.group(1)) + " seconds")
            .shaped("0a"),
        Rewrite.of(
                "(?=\\d)(?<![\\w.,-])([2-9]0)s(?=[- ](?:timeout|delay|interval|limit|window|wait|clip|pause|break|timer|countdown|later|ago|per|each|left|remaining)\\b)",
                m -> numbers.name(m.group(1)) + " second")
            .shaped("0a"),
        // F-16s, A380s, V8s, MP3s
        Rewrite.of(
                "(?=[A-Z])(?<![\\w-])([A-Z]{1,4})-?(\\d{1,4})s(?![\\w'])",
                m -> Letters.spaced(m.group(1)) + " " + numbers.names(m.group(2)))
            .shaped("0a"));
  }
}
