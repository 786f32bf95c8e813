package dev.lector.speech.text;

import java.util.List;

/**
 * Dates that a laboratory has calibrated: "390–205 cal BC", "1420 cal BP", "cal AD 640–770". To be
 * applied before units, as "cal" behind a number is calories elsewhere.
 */
final class CalibratedDates {
  List<Rule> rules() {
    return List.of(
        Rewrite.of(
                "(?<![\\w.])([Cc])al\\.? ?(?=(?:BCE?|AD|CE|BP)(?![\\w'])|(?:B\\.C|A\\.D|B\\.P)\\.)",
                m -> m.group(1) + "alibrated ")
            .given("cal", "Cal"));
  }
}
