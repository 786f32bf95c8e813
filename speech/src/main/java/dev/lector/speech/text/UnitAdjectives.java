package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * A measure before its noun, which keeps it singular: a 1.5GB file, a 24 V supply; amps; and what
 * multiplies lengths: 23×13 cm, an 8×10 photo.
 */
final class UnitAdjectives {
  private static final String UNIT =
      "(km|cm|mm|m|mi|ft|kg|g|mg|lb|oz|L|mL|ml|GB|MB|KB|kB|TB|PB|GiB|MiB|KiB|gb|mb|tb|µm|μm|nm|W|kW|MW|GW|V|kV|mAh|kWh|MWh|Hz|kHz|MHz|GHz|MP|px|dB|hp|min|hr|A)";

  private static final String THING =
      "(?:files?|drives?|disks?|cards?|sticks?|downloads?|uploads?|images?|videos?|databases?|tables?|heaps?|limits?|partitions?|models?"
          + "|supply|supplies|batter(?:y|ies)|fuses?|bulbs?|lamps?|plugs?|sockets?|circuits?|chargers?|adapters?|motors?|engines?|lenses"
          + "|lens|screens?|displays?|sensors?|monitors?|resistors?|outlets?|lines?|plants?|systems?|breakers?|races?|hurdles|relay|freestyle|backstroke|breaststroke|butterfly|sprint|dash|medley|pool|rope|cable|tank|tablets?|capsules?|doses?|sachets?|cans?|tins?|jars?|packs?|packets?|cartons?|pouch(?:es)?|cubes?|chunks?|slices?|strips?|batons?|bottles?|class|radius|stretch|chips?"
          + "|leads?|memory|bootable|internal|external|solid state|hard (?:disk|drive)s?|SSDs?|HDDs?|pages?|filters?|blocks?|buffers?|laptops?|phones?|iPhones?|colony|vinyl|bags?|sacks?|LPs?)";
  private static final String NO_NOUN =
      "(?!(?:in|of|for|per|and|or|to|on|at|from|by|with|as|if|but|than|is|are|was|were|has|had|ago|away|apart|above|below|more|less"
          + "|when|while|until|each|every|over|under|into|behind|before|after|out|off|up|down|that|which|then)\\b)";
  private static final String PRINTED =
      "(?:photos?|prints?|grids?|matri(?:x|ces)|rooms?|tiles?|arrays?|boards?|pixels|screens?|images?|lumber|beams?|sheets?|cards?|squares?"
          + "|panels?|rugs?|frames?|tables?|blocks?|pans?|inch(?:es)?|feet|foot|meters?|metres?)";
  private static final String LENGTH = "(?:mm|cm|m|km|ft|in|inch(?:es)?|px|mi|yd)";

  /** To be applied before units. */
  List<Rule> rules() {
    String number = Numbers.NUMBER;
    return List.of(
        // over 20mph plan
        Rewrite.of(
                "(?=\\d)(?<![\\w.,/$£€–-])(\\d{1,3}) ?(mph|kph|km/h)(?= (?:speed )?(?:limits?|zones?|plans?|winds?|gusts?|roads?|streets?|areas?|schemes?|signs?|stretch|crash|chase|serves?|fastballs?|speeds?|law|rule|policy|pitch|delivery|traffic)\\b)",
                m -> m.group(1) + "-" + m.group(2))
            .given("mph", "kph", "km/h"),
        // 12th-min. goal
        Rewrite.of(
                "(?<=\\d(?:st|nd|rd|th)[- ])min(?:\\.(?=\\s?[a-z,;)])|(?=[-\\s.,;)]|$))", "minute")
            .given("min"),
        Rewrite.of(
                "(?=\\d)(?<![\\w.,/$£€-])("
                    + number
                    + ")( ?)A(?="
                    + " (?:AC|DC|(?:[a-z]{4,12} )?(?:fuse|supply|plug|socket|circuit|breaker|charger|adapter|outlet|current|load|max|service)s?)\\b)",
                m -> m.group(1) + "-amp")
            .given("A "),
        // 60 Hz, 15 A; 1.5 A at 5 V
        Rewrite.of(
                "(?=\\d)(?<=\\d ?k?(?:V|Hz|VAC|VDC)(?: AC| DC)?(?:, |/|; | / )|\\b[Cc]urrent: )("
                    + number
                    + ") ?A(?![\\w'-]|\\.\\w)",
                m -> m.group(1) + (m.group(1).equals("1") ? " amp" : " amps"))
            .given("A"),
        Rewrite.of(
                "(?<=(?<![\\w.,/$£€-])\\d{1,3}\\.\\d{1,2}) A(?<!\\b(?:[Ss]ections?|[Cc]lauses?|[Rr]ules?|[Pp]aragraphs?|[Ff]igures?|[Tt]ables?|[Gg]rade|[Ll]evel|[Vv]ersion|[Cc]hapter) \\d{1,3}\\.\\d{1,2} A)(?=[,;)]|\\.(?:\\s|$)|$| (?:at|and|or|max|for|from|per|in|fuse|supply)\\b)",
                " amps")
            .given(" A"),
        Rewrite.of(
                "(?=\\d)(?<=\\b(?:[Cc]urrent of|[Dd]raws|[Dd]rew|[Dd]rawing|[Rr]ated at|[Uu]p"
                    + " to|[Mm]aximum of) )("
                    + number
                    + ") ?A(?![\\w'-])",
                m -> m.group(1) + (m.group(1).equals("1") ? " amp" : " amps"))
            .given("A"),
        Rewrite.of(
            "(?=\\d)(?<=\\b[Aa]n? (?:(?:giant|big|huge|small|tiny|new|long|single|short|typical|standard|gruel+ing|charity|compact) )?)("
                + number
                + ")\\s?"
                + UNIT
                + "(?= (?:[AD]C )?"
                + NO_NOUN
                + "[a-z]{3,20}\\b)",
            UnitAdjectives::hyphened),
        // a 2-3 lb chicken
        Rewrite.of(
            "(?=\\d)(?<=\\b[Aa]n? )(\\d{1,4}(?:\\.\\d{1,2})?\\s?[-–]\\s?\\d{1,4}(?:\\.\\d{1,2})?)\\s?"
                + UNIT
                + "(?= "
                + NO_NOUN
                + "[a-z]{3,20}\\b)",
            UnitAdjectives::hyphened),
        Rewrite.of(
            "(?=\\d)(?<![\\w.,/$£€–-])("
                + number
                + ")\\s?"
                + UNIT
                + "(?= (?:[AD]C )?(?i:"
                + THING
                + ")\\b)",
            UnitAdjectives::hyphened),
        // 23×13 cm, 8×10 photos, a 4×4
        Rewrite.of(
                "(?=\\d)(?<![\\w.,=] ?)("
                    + number
                    + ")\\s?×\\s?(?=\\d{1,5}(?:\\.\\d{1,3})?(?:(?:\\s?×\\s?\\d{1,5}(?:\\.\\d{1,3})?)?(?:\\s?"
                    + LENGTH
                    + "(?![A-Za-z0-9])|[- ]"
                    + PRINTED
                    + "\\b)))",
                m -> m.group(1) + " by ")
            .given("×"),
        Rewrite.of(
                "(?=\\d)(?<=\\b[Aa]n? )(\\d{1,2})\\s?×\\s?(?=\\d{1,2}(?![\\w.×]))",
                m -> m.group(1) + " by ")
            .given("×"),
        // 64×64
        Rewrite.of(
                "(?=\\d)(?<![\\w.,=×] ?)(\\d{1,5})\\s?×\\s?(?=\\1(?![\\w.×]|\\s?=))",
                m -> m.group(1) + " by ")
            .given("×"),
        Rewrite.of(
                "(?=\\d)(?<=\\bby )(\\d{1,5}(?:\\.\\d{1,3})?)\\s?×\\s?(?=\\d)",
                m -> m.group(1) + " by ")
            .given("×"));
  }

  private static @Nullable String hyphened(MatchResult m) {
    String unit =
        switch (m.group(2)) {
          case "A" -> "amp";
          case "µm", "μm" -> "micrometer";
          default -> m.group(2);
        };
    return m.group(1) + "-" + unit;
  }
}
