package dev.lector.speech.phonemes.english;

import java.util.Set;

/** Whether a sewer is someone who sews: the sewer of gowns, she was a sewer. */
final class Sewing {
  private static final Set<String> SEWN =
      Set.of(
          "gowns",
          "shirts",
          "sails",
          "seams",
          "dresses",
          "coats",
          "quilts",
          "shrouds",
          "buttons",
          "hems",
          "gloves",
          "flags",
          "costumes",
          "garments",
          "patches",
          "shoes",
          "skirts",
          "robes",
          "hats",
          "bonnets",
          "linen",
          "silk",
          "silks",
          "lace",
          "tents",
          "curtains",
          "leather",
          "suits",
          "trousers",
          "jackets",
          "veils",
          "cloaks",
          "clothes",
          "stitches",
          "aprons",
          "banners",
          "bags",
          "sleeves",
          "collars",
          "petticoats",
          "frocks",
          "sacks");

  private static final Set<String> PEOPLE = Set.of("he", "she", "i", "you");

  private static final Set<String> BEING =
      Set.of("is", "was", "'s", "am", "'m", "are", "'re", "became", "were");

  private Sewing() {}

  static boolean isPerson(Neighbours near) {
    int first = -1;
    while (near.tag(first).startsWith("J")) {
      first--;
    }
    boolean told =
        near.tag(first).equals("DT")
            && BEING.contains(near.word(first - 1))
            && PEOPLE.contains(near.word(first - 2));
    return told || (near.word(1).equals("of") && SEWN.contains(near.word(2)));
  }
}
