package dev.lector.speech.phonemes.english;

import java.util.Set;

/** Words of English that are names of other languages beside other names: Jean-Luc, Real Madrid. */
final class ForeignNames {
  private static final Set<String> CLUBS =
      Set.of(
          "madrid",
          "sociedad",
          "betis",
          "zaragoza",
          "valladolid",
          "oviedo",
          "mallorca",
          "murcia",
          "unión",
          "union",
          "federación");

  /** Second names and names of families behind a French Jean. */
  private static final Set<String> FRENCH =
      Set.of(
          "luc",
          "claude",
          "paul",
          "pierre",
          "jacques",
          "michel",
          "baptiste",
          "philippe",
          "marc",
          "yves",
          "françois",
          "francois",
          "renoir",
          "cocteau",
          "piaget",
          "valjean",
          "genet",
          "racine",
          "sibelius",
          "dujardin",
          "reno",
          "todt",
          "alesi",
          "monnet",
          "moulin",
          "anouilh",
          "arp",
          "castex",
          "dubuffet");

  private ForeignNames() {}

  static boolean isClub(Neighbours near) {
    return isName(near, 0) && CLUBS.contains(near.word(1));
  }

  // Jean-Luc, Jean Sibelius; but not jean-clad
  static boolean isFrench(Neighbours near) {
    return isName(near, 0)
        && (near.word(1).equals("-")
            ? isName(near, 2)
            : isName(near, 1) && FRENCH.contains(near.word(1)));
  }

  private static boolean isName(Neighbours near, int distance) {
    int i = near.at() + distance;
    return i < near.tokens().size() && Character.isUpperCase(near.tokens().get(i).charAt(0));
  }
}
