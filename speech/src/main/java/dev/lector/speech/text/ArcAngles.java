package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Angles and places in the sky: −0° 34′ 52″, R.A. 17h 28m, Dec. +41° 16′, 8 M☉. To be applied
 * before dates and numbers.
 */
final class ArcAngles {
  private static final Pattern SKY =
      Pattern.compile(
          "\\b(?:(?:[Tt]he )(?:[Ff]ull )?[Mm]oon|galax(?:y|ies)|Galaxy|[Nn]ebulae?|(?:open|globular|star) clusters?|asterisms?|constellation|eyepieces?|NGC|IC \\d{3,4}|Messier|M\\d{1,3}|[Cc]omets?|magnitude|telescopes?|sky|field of view|true field"
              + "|Pleiades|Orion|Andromeda|planets?|Jupiter|Saturn|Venus|Mars|double star|supernova|angular|refractors?|quasars?|eclipses?|the Sun)\\b");

  private static final Pattern MEASURED =
      Pattern.compile(
          "\\b(?i:feet|tall|ladder|fence|boards?|lumber|minutes|scored|goal|substitut\\w{1,4}|dome)\\b");

  private static final int NEAR = 120;

  List<Rule> rules() {
    return List.of(
        Rewrite.of("(?<![\\w.])R\\. ?A\\.(?= ?\\d{1,2} ?h)", "right ascension")
            .given("R.A.", "R. A."),
        Rewrite.of("(?<![\\w.])RA(?= ?\\d{1,2} ?h)", "right ascension").given("RA"),
        Rewrite.of("(?<![\\w.])[Dd]ec\\.?(?= ?[-+–−]?\\d{1,2} ?°)", "declination").given("ec"),
        Rewrite.of(
                "(?<=\\d ?°) ?(\\d{1,2}(?:\\.\\d{1,6})?) ?'(?: ?(\\d{1,2}(?:\\.\\d{1,6})?) ?(?:\"|''))?+(?! ?[NSEW](?![A-Za-z]))",
                m ->
                    " "
                        + m.group(1)
                        + (m.group(1).equals("1") ? " minute" : " minutes")
                        + (m.group(2) == null
                            ? ""
                            : " " + m.group(2) + (m.group(2).equals("1") ? " second" : " seconds")))
            .given("°"),
        // the Moon is 30′, some 40′ across
        Rewrite.within(
                "(?=\\d)(?<![\\w.,'°/-])(?<!° ?)(\\d{1,3}(?:\\.\\d)?)'(?![\\w'\"]| ?\\d)(?= (?:across|apart|between|in (?:diameter|size|extent)|wide|away|from|of|north|south|east|west|northeast|northwest|southeast|southwest|long|and|or|to|by|at|N|S|E|W|NE|NW|SE|SW)\\b|[,.;:)]|\\s{0,3}$)",
                ArcAngles::arc)
            .given("'"),
        // 300 M⊙ yr-1
        Rewrite.of("(?<=[MRL][☉⊙]) ?(?:/ ?yr|yr ?(?:[-–−]1|⁻¹))(?![\\w])", " per year")
            .given("☉", "⊙"),
        Rewrite.of("(?<=\\d) ?([MRL])[☉⊙]", m -> " solar " + several(m.group(1))).given("☉", "⊙"),
        Rewrite.of("([MRL])[☉⊙]", m -> "solar " + name(m.group(1))).given("☉", "⊙"),
        Rewrite.of("☉", " sun ").given("☉"));
  }

  private static @Nullable String arc(MatchResult m, String paragraph) {
    String near = Neighbours.around(paragraph, m.start() - NEAR, m.end() + NEAR);
    return SKY.matcher(near).find() && !MEASURED.matcher(near).find()
        ? m.group(1) + (m.group(1).equals("1") ? " arcminute" : " arcminutes")
        : null;
  }

  private static String name(String letter) {
    return switch (letter) {
      case "M" -> "mass";
      case "R" -> "radius";
      default -> "luminosity";
    };
  }

  private static String several(String letter) {
    return switch (letter) {
      case "M" -> "masses";
      case "R" -> "radii";
      default -> "luminosities";
    };
  }
}
