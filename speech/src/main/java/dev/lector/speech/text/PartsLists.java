package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How many of what a list of parts asks for: "24 x 8mm dowels", "4 x legs", "16 x M6 x 40mm bolts".
 * The first number counts things, where elsewhere it is the side of one. To be applied before
 * numbers.
 */
final class PartsLists {
  /** What is bought by the piece and named by one measure. */
  private static final String PIECE =
      "(?:screws?|bolts?|nails?|dowels?|washers?|nuts?|keys?|cables?|bulbs?|lamps?|batter(?:y|ies)|legs?|planks?|boards?|pipes?"
          + "|rods?|hooks?|brackets?|hinges?|pins?|pegs?|castors?|wheels?|fuses?|resistors?|capacitors?|magnets?|spacers?|plugs?|clips?"
          + "|nozzles?|drill bits?|bits?|rivets?|speakers?|fans?|drives?|disks?|sticks?|modules?|panels?)\\b";

  private static final String UNIT = "(?:mm|cm|m|in|W|V|A|GB|TB|MB|ml|kg|g|oz|lb)";

  /** Where an item begins. */
  private static final String ITEM =
      "(?<=(?:^|[,;:•(&] ?|\\.\\s|\\b(?:and|need|needs|[Ww]ith|uses|takes|are|has|have|includes?|contains?|add|use|using|plus|require|requires|of|supplied|order|ordered|bought|fit|fits|get|got)\\s))";

  /** What is no thing behind "3 x". */
  private static final String MEASURED =
      "(?!(?:faster|slower|more|less|better|worse|higher|lower|bigger|larger|smaller|cheaper|daily|weekly|monthly|yearly|per|as|the|a|an|zoom"
          + "|magnification|speed|and|or|is|equals|to|by|times|leverage|return|returns|objective|in|on|of|for|by)\\b)";

  /** So many times a weight is lifted. */
  private static final Pattern LIFTED =
      Pattern.compile(
          "\\b(?i:squats?|bench(?:es|ed)?|press(?:es)?|deadlifts?|rows|curls?|lifts?|lifted|cleans?|snatch(?:es)?|jerks?|reps?|sets?|lunges?|1RM|PB|PR|multipl\\w{1,6}|equals)\\b|=");

  private static final int NEAR = 40;

  private final Numbers numbers;

  PartsLists(Numbers numbers) {
    this.numbers = numbers;
  }

  List<Rule> rules() {
    return List.of(
        Rewrite.of("(?<=\\bM\\d{1,2}) ?[x×] ?(?=\\d{1,3} ?mm\\b)", " by ").given("M"),
        // 24 x 8mm wooden dowels
        Rewrite.of(
                "(?=\\d)"
                    + ITEM
                    + "([1-9]\\d{0,2}) ?[x×] ?([1-9]\\d{0,3}(?:\\.\\d{1,2})?)[ -]?("
                    + UNIT
                    + ")(?= (?:[A-Za-z][a-z-]{1,14} ){0,2}"
                    + PIECE
                    + ")",
                m -> numbers.name(m.group(1)) + " " + m.group(2) + "-" + m.group(3))
            .given("x", "×"),
        // (9x our usual load)
        Rewrite.of(
                "(?<=\\(\\d{1,3}(?:\\.\\d)?) ?[x×] (?=(?:our|its|their|my|your|his|her|what|last)\\b)",
                " times ")
            .given("x ", "× "),
        Rewrite.of(
                "(?<=\\d) [x×] (?=(?:faster|slower|more|less|higher|bigger|larger|smaller|cheaper|better|as)\\b)",
                " times ")
            .given(" x ", " × "),
        // 4 x legs, 2 x AA batteries, 16 x M6 bolts
        Rewrite.of(
                "(?=\\d)"
                    + ITEM
                    + "([1-9]\\d?) [x×] (?="
                    + MEASURED
                    + "(?:[a-z]{3,15}|AAA?|M\\d{1,2})\\b(?! ?[=+*^<>]))",
                m -> m.group(1) + " ")
            .given(" x ", " × "),
        // Bags: 1 x 23kg
        Rewrite.within(
                "(?=\\d)(?<![\\w.,/$£€-])(?<![x×] ?)([1-9]\\d?) ?[x×] ?([1-9]\\d{0,3}(?:\\.\\d{1,2})?)[ -]?(kg|g|lbs?|oz|ml|mL|cl|[lL])(?![\\w'/²³^-])(?! ?[x×])",
                this::packs)
            .shaped("0a", "0A", "0 a", "0 A", "0-a", "0-A"),
        // 2x USB-C, 1x HDMI
        Rewrite.of(
                "(?=\\d)"
                    + ITEM
                    + "([1-9]\\d?)[x×] (?=(?:USB|HDMI|DisplayPort|Thunderbolt|Ethernet|RJ-?45|microSD|SD|M\\.2|PCIe|SATA|NVMe|DDR\\d|LAN|VGA|DVI|AAA?|CR2032|SSD|HDD|RAM|XLR|RCA|SFP)\\b)",
                m -> m.group(1) + " ")
            .shaped("0x", "0×"));
  }

  // no side of an area has a weight
  private @Nullable String packs(MatchResult m, String paragraph) {
    String near = Neighbours.around(paragraph, m.start() - NEAR, m.end() + NEAR);
    return LIFTED.matcher(near).find()
        ? null
        : numbers.name(m.group(1))
            + " "
            + m.group(2)
            + "-"
            + (m.group(3).equals("lbs") ? "lb" : m.group(3));
  }
}
