package dev.lector.speech.text;

import java.util.List;

/**
 * Angles and places in the sky: −0° 34′ 52″, R.A. 17h 28m, Dec. +41° 16′, 8 M☉. To be applied
 * before dates and numbers.
 */
final class ArcAngles {
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
        // 300 M⊙ yr-1
        Rewrite.of("(?<=[MRL][☉⊙]) ?(?:/ ?yr|yr ?(?:[-–−]1|⁻¹))(?![\\w])", " per year")
            .given("☉", "⊙"),
        Rewrite.of("(?<=\\d) ?([MRL])[☉⊙]", m -> " solar " + several(m.group(1))).given("☉", "⊙"),
        Rewrite.of("([MRL])[☉⊙]", m -> "solar " + name(m.group(1))).given("☉", "⊙"),
        Rewrite.of("☉", " sun ").given("☉"));
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
