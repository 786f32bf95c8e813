package dev.lector.speech.text;

import java.util.List;

/**
 * What charts of patients write short where no other word of theirs need be near: "L heel", "R
 * knee", "Pt denies". To be applied before units and abbreviations.
 */
final class ChartWords {
  private static final String PART =
      "(?:heel|knee|hip|shoulder|elbow|wrist|ankle|hand|foot|arm|leg|eye|ear|lung|breast|flank|calf|thigh|shin|thumb|toe|finger|index finger|big toe|great toe|hemisphere|kidney|ovary|groin|chest|cheek|jaw"
          + "|neck|forearm|femur|tibia|fibula|humerus|radius|ulna|clavicle|scapula|patella|temple|temporal|parietal|frontal|occipital|ventricle|atrium|ventricular|atrial|lateral|medial"
          + "|lower (?:lobe|quadrant|extremity|leg|limb|back|arm)|upper (?:lobe|quadrant|extremity|arm|limb)|hallux|buttock|nostril|nare|tonsil|MCA|ACL|MCL|LE|UE|inguinal|axilla|axillary|carotid|subclavian|IJ|-sided|sided|rotator)";

  private static final String VERBS =
      "(?:denies|denied|reports|reported|states|stated|presents|presented|discharged|admitted|complains|complained|complaining|tolerated|tolerating|ambulated|ambulating|seen|advised|was|is|has|had|will|c/o|s/p|y/o|aged|remains"
          + "|instructed|verbalized|alert|stable|afebrile|received|given|awake|resting|transferred|referred|returned|continues|doing|feels|tolerates|to (?:follow|return|be)|here|comes|came|who)";

  List<Rule> rules() {
    return List.of(
        Rewrite.of(
                "(?=[LR])(?<![\\w.'/&+-])(?<!\\d )([LR])\\.?[ -](?=(?:and|&|/) [LR]\\.? "
                    + PART
                    + "s?\\b|(?:(?:distal|proximal|medial|lateral|inner|outer|dominant|anterior|posterior) )?"
                    + PART
                    + "s?\\b)",
                m -> side(m.group(1)))
            .given("L ", "R ", "L. ", "R. ", "L-", "R-"),
        Rewrite.of(
                "(?=[LR])(?<=\\b(?:[Ll]eft|[Rr]ight) (?:and|&|/) )([LR])\\.?[ -](?="
                    + PART
                    + "s?\\b)",
                m -> side(m.group(1)))
            .given("L ", "R "),
        Rewrite.of("(?<=^|[.!?:;\\n] |\\n)Pt(?= " + VERBS + "(?![\\w/]))", "Patient").given("Pt "),
        Rewrite.of("(?<=\\b(?:The|the|this|This) )[Pp]t(?= " + VERBS + "(?![\\w/]))", "patient")
            .given("pt ", "Pt "));
  }

  private static String side(String letter) {
    return letter.equals("L") ? "left " : "right ";
  }
}
