package dev.lector.speech.phonemes.english;

import java.util.Set;

/** Whether tears is a verb though no object follows: if the thread tears, stop. */
final class Ripping {
  private static final Set<String> CONDITIONS =
      Set.of(
          "if",
          "when",
          "whenever",
          "once",
          "until",
          "till",
          "unless",
          "before",
          "after",
          "where",
          "because",
          "as",
          "while");

  /** What rips; other subjects may weep. */
  private static final Set<String> THINGS =
      Set.of(
          "thread",
          "paper",
          "page",
          "sheet",
          "film",
          "foil",
          "fabric",
          "cloth",
          "dough",
          "pastry",
          "bag",
          "sack",
          "skin",
          "membrane",
          "gasket",
          "seal",
          "belt",
          "strap",
          "sleeve",
          "seam",
          "sail",
          "tape",
          "net",
          "netting",
          "label",
          "ticket",
          "envelope",
          "cover",
          "lining",
          "liner",
          "muscle",
          "tendon",
          "ligament",
          "cartilage",
          "glove",
          "stencil",
          "filter",
          "ribbon",
          "canvas",
          "leather",
          "plastic",
          "rubber",
          "wrapper",
          "yarn",
          "web",
          "silk",
          "cotton",
          "cardboard",
          "tissue",
          "turf",
          "meat",
          "crust",
          "wallpaper",
          "hose",
          "diaphragm",
          "tent",
          "tarp",
          "tarpaulin",
          "shirt",
          "dress",
          "jacket",
          "curtain");

  private Ripping() {}

  // if the thread tears, until the paper tears or jams; but not "if the paper with tears"
  static boolean isVerb(Neighbours near) {
    boolean ends = near.isMark(1) || Set.of("or", "and").contains(near.word(1));
    if (!ends || near.word(1).equals("-") || !THINGS.contains(near.word(-1))) {
      return false;
    }
    int first = -1;
    while (near.tag(first).startsWith("N") || near.tag(first).startsWith("J")) {
      first--;
    }
    if (Set.of("DT", "PRP$").contains(near.tag(first))) {
      first--;
    }
    boolean subject = CONDITIONS.contains(near.word(first));
    boolean sentence = near.isMark(first) && near.word(1).equals(".");
    return subject || sentence;
  }
}
