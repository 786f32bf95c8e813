package dev.lector.speech.text;

import java.util.List;

/**
 * Lumber, screws and bolts as builders write them: "two 2x4s", "1/4-20 x 1" bolts", "#8 x 2½"
 * screws". To be applied before fractions, sizes and numbers.
 */
final class Workshop {
  private static final String FASTENER =
      "(?:(?:hex|cap|carriage|machine|wood|deck|lag|eye|wing|stainless|steel|brass|zinc|threaded|socket|set|tee) )?(?:bolts?|screws?|nuts?|threads?|threaded|taps?|studs?|rods?|inserts?|UNC|UNF|hardware|machine|hole|T-nuts?)\\b";

  private final Numbers numbers;

  Workshop(Numbers numbers) {
    this.numbers = numbers;
  }

  List<Rule> rules() {
    return List.of(
        // two 2x4s
        Rewrite.of(
                "(?=\\d)(?<![\\w.,/$£€×-])([12468])(?:[x×]| [x×] )([234568]|10|12)s(?![\\w'])(?! (?:rest|on|off|sprints?|intervals?|holds?|pauses?|planks?)\\b)",
                m -> m.group(1) + " by " + numbers.names(m.group(2)))
            .shaped("0s"),
        // 1/4-20 x 1" bolts, #10-24 screws
        Rewrite.of(
                "(?=-)(?<=(?<![\\w.,/-])(?<!\\d )(?:[1357]/(?:4|8|16|2)|1⁄[24]|3⁄[48]|[57]⁄8|[579]⁄16)|#(?:[468]|10|12))-(?=(?:8|9|1[0-46-8]|20|24|28|32|36|40)(?: ?[x×] ?\\d| "
                    + FASTENER
                    + "))",
                " ")
            .shaped("0-0"),
        Rewrite.of(
                "(?<=(?:#(?:[1-9]|1[0-4])|\\d/(?:4|8|16|2)|⁄(?:4|8|16|2)|#1[02])[ -](?:8|9|1[0-46-8]|20|24|28|32|36|40)) ?[x×] ?(?=\\d)",
                " by ")
            .shaped("0 x", "0x", "0 ×", "0×"),
        // #8 x 2½" screws, M8 x 40 bolts
        Rewrite.of(
                "(?<=(?<!\\w)(?:#(?:[1-9]|1[0-4])|[Nn]o\\. ?(?:[1-9]|1[0-4])|M(?:[1-9]|[123]\\d))) ?[x×] ?(?=\\d{1,3}(?!\\d)(?! ?[x×=+*]))",
                " by ")
            .shaped("0 x", "0x", "0 ×", "0×"),
        Rewrite.of(
                "(?<![\\w.-])(AAAA?|AA)(?= (?:(?:alkaline|rechargeable|lithium|NiMH|spare|new) )?(?:batter(?:y|ies)|cells?)\\b)",
                m ->
                    switch (m.group(1)) {
                      case "AA" -> "double A";
                      case "AAA" -> "triple A";
                      default -> "quadruple A";
                    })
            .given("AA "));
  }
}
