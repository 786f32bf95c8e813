package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Units that only some sciences and papers write: 11.7 ka, 66 Ma, 20 um, 1.4pc, 0.9ppt, 1.5cr,
 * 138/82 mm Hg. To be applied before numbers.
 */
final class ScienceUnits {
  private static final Pattern EARTH =
      Pattern.compile(
          "\\b(?:ago|BP|old|Cambrian|Precambrian|Ordovician|Silurian|Devonian|Carboniferous|Permian|Triassic|Jurassic|Cretaceous|Paleogene|Paleocene"
              + "|Eocene|Oligocene|Miocene|Pliocene|Pleistocene|Holocene|Archean|Proterozoic|Hadean|zircons?|isotop\\w{1,6}|crust\\w{0,3}|geolog\\w{1,6}|fossils?"
              + "|volcan\\w{2,6}|dated|dates|ages?|sediment\\w{0,6}|glaci\\w{1,6}|ice|orogen\\w{0,4}|tectonic|mantle|basins?|magma\\w{0,4}|rocks?|extinction"
              + "|diverged|divergence|clades?|lineages?|granites?|meteorites?|impact)\\b|\\d (?:ka|[kMG]yr|Myr)\\b|\\dMa\\b");

  private static final Pattern STARS =
      Pattern.compile(
          "\\b(?:parsecs?|[kMG]pc|galax\\w{1,6}|stars?|stellar|clusters?|nebula\\w?|dwarf)\\b");

  /** What is measured in parts per trillion; elsewhere ppt are percentage points. */
  private static final Pattern TRACES =
      Pattern.compile(
          "\\b(?i:PF[A-Z]{1,3}S?|ozone|water|contaminants?|concentrations?|detect\\w{0,6}|dioxins?|mercury|salinity|seawater|samples?|aquifer|serum|methane"
              + "|CFCs?|toxic\\w{0,4}|pollut\\w{1,5}|mixing ratio|arsenic|ppm|ppb)\\b");

  private static final int NEAR = 60;

  private static final String NUMBER = "(?<=(?<![\\w.,/])\\d{1,9}(?:\\.\\d{1,4})?";

  List<Rule> rules() {
    return List.of(
        Rewrite.of(NUMBER + ") ?(ka|[kKmMGb]ya)(?: ago)?(?![\\w'])", ScienceUnits::age)
            .shaped("0aa", "0 aa", "0Aa", "0 Aa"),
        Rewrite.within(
                "(?<=(?<![\\w.,/–-])(?<!\\b(?:In|in|By|by|Since|since|of|until|from) (?=[12]\\d{3} ))\\d{1,4}(?:\\.\\d{1,3})?) ?([MG]a)(?![\\w'.]\\w|\\w|'| [A-Z][a-z]{1,20} (?:said|was|has|is))",
                (m, paragraph) ->
                    EARTH.matcher(paragraph).find()
                        ? " " + (m.group(1).equals("Ma") ? "million" : "billion") + " years"
                        : null)
            .given("Ma", "Ga"),
        Rewrite.of(
                NUMBER
                    + ")(?<!\\b(?:like|about|for|are|is|was) \\d{1,9}) um(?! ?[,.…]|[\\w'-])|"
                    + NUMBER
                    + ")um(?![\\w'])",
                " μm")
            .given("um"),
        Rewrite.of(
                NUMBER + ") ?u(?=(?:g|M|mol|A|V|W|F|H|Ci|Sv|Gy|J)(?![\\w'])|L(?![\\w'])|l/)", " μ")
            .insideWords()
            .given("u"),
        Rewrite.of(
                "(?<![\\w/.-])u(?=(?:g|L|M|mol)/(?:m?L|dL|m?l|k?g|m[23³]|day|h|min)(?![\\w']))",
                "μ")
            .insideWords()
            .given("u"),
        Rewrite.of(NUMBER + ")mus(?![\\w'])", " μs").given("mus"),
        Rewrite.within(
                NUMBER + ")pc(?![\\w'/])",
                (m, paragraph) -> STARS.matcher(paragraph).find() ? " parsecs" : " percent")
            .given("pc"),
        Rewrite.within(
                "(?<=(?<![\\w.,/])\\d{1,3}(?:\\.\\d{1,2})?) ?(?:ppts?|(?<=\\.\\d{1,2} ?)pp)(?![\\w'])",
                (m, paragraph) ->
                    m.group().indexOf('t') > 0
                            && TRACES
                                .matcher(
                                    Neighbours.around(paragraph, m.start() - NEAR, m.end() + NEAR))
                                .find()
                        ? " parts per trillion"
                        : " percentage points")
            .given("pp"),
        Rewrite.of(
                "(?<=(?<![\\w.,/£$€₹])\\d{1,5}(?:\\.\\d{1,3})?)(cr|lakhs?|kpl)(?![\\w'])",
                m ->
                    switch (m.group(1)) {
                      case "cr" -> " crore";
                      case "kpl" -> " kilometers per liter";
                      default -> " lakh";
                    })
            .given("cr", "lakh", "kpl"),
        Rewrite.of("(?<=(?<![\\w.,/])\\d{1,3}\\.\\d{1,2})v(?![\\w'-]|\\.\\w)", " volts").given("v"),
        // a 63x/1.4 NA objective
        Rewrite.of(
                "(?=[x×])(?<=(?<![\\w.,/])\\d{1,3} ?)[x×] ?/ ?(?=[01]\\.\\d{1,2}(?![\\w.]\\d))",
                " times, ")
            .given("x/", "×/", "x /", "× /"),
        // 138.1/81.9 mm Hg
        Rewrite.of(
                "(?<=(?<![\\w.,/])\\d{2,3}(?:\\.\\d{1,2})?)/(?=\\d{2,3}(?:\\.\\d{1,2})? ?mm ?Hg\\b)",
                " over ")
            .given("/"));
  }

  private static @Nullable String age(MatchResult m) {
    boolean ago = m.group(1).endsWith("ya") || m.group().endsWith(" ago");
    String scale =
        switch (m.group(1).charAt(0)) {
          case 'k', 'K' -> "thousand";
          case 'm', 'M' -> "million";
          default -> "billion";
        };
    return " " + scale + " years" + (ago ? " ago" : "");
  }
}
