package dev.lector.speech.phonemes.english;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a sentence's first word is a noun, told by what is said of it: "Refuse left on the
 * pavement attracts rats", where "Refuse gifts left at the door" asks.
 */
final class OpeningNouns {
  /** Behind these a clause of its own has a verb. */
  private static final Set<String> SUBORDINATING =
      Set.of(
          "that",
          "which",
          "who",
          "if",
          "when",
          "because",
          "while",
          "unless",
          "until",
          "whose",
          "whom",
          "where",
          "what",
          "as",
          "before",
          "after",
          "since",
          "though",
          "although",
          "and",
          "or",
          "than");

  /** Participles that the tagger takes for other words. */
  private static final Set<String> PARTICIPLES =
      Set.of(
          "thrown", "made", "left", "shown", "put", "flown", "grown", "sown", "torn", "worn",
          "drawn", "blown", "sent", "kept", "sold", "bought", "brought", "caught", "held", "lost",
          "found", "dug");

  /** Where, though no adverb for the tagger. */
  private static final Set<String> NEARBY =
      Set.of("nearby", "overseas", "abroad", "outside", "indoors", "outdoors");

  private static final Set<String> SUBJECTS = Set.of("PRP", "EX", "WP", "WDT", "WRB");

  private OpeningNouns() {}

  /** The reading of the noun; null where the word does not open a sentence as one. */
  static @Nullable String reading(Neighbours near, List<String> known) {
    if (known.contains("ADJ") || !isNoun(near)) {
      return null;
    }
    return known.contains("NOUN") ? "NOUN" : known.contains("VERB") ? "DEFAULT" : null;
  }

  static boolean isNoun(Neighbours near) {
    boolean opens = near.at() == 0 || Set.of("\"", "“", ".", ":", ";").contains(near.word(-1));
    if (!opens) {
      return false;
    }
    boolean participle =
        Set.of("VBN", "VBD").contains(near.tag(1))
            || PARTICIPLES.contains(near.word(1))
            || (near.tag(1).equals("JJ") && near.word(1).endsWith("ed"));
    String place = near.tag(participle ? 2 : 1);
    boolean placed =
        NEARBY.contains(near.word(2))
            || place.equals("IN")
            || place.equals("TO")
            || place.equals("RP")
            || place.equals("RB");
    if (participle) {
      return placed;
    }
    return place.equals("IN") && !near.word(1).equals("to") && isBeforeVerb(near);
  }

  private static boolean isBeforeVerb(Neighbours near) {
    for (int i = 1; !near.isMark(i); i++) {
      boolean subordinating =
          SUBORDINATING.contains(near.word(i)) && !near.tag(i).startsWith("N") && !isTime(near, i);
      boolean subject = SUBJECTS.contains(near.tag(i)) && !near.tag(i - 1).equals("IN");
      if (subordinating || subject) {
        return false;
      }
      // not "use with care the tools provided"
      boolean past = near.tag(i).equals("VBD") && !near.isMark(i + 1);
      if (past || Set.of("VBZ", "VBP", "MD").contains(near.tag(i))) {
        return true;
      }
    }
    return false;
  }

  // made before May
  private static boolean isTime(Neighbours near, int i) {
    return Set.of("before", "after", "since", "until").contains(near.word(i))
        && (near.tag(i + 1).startsWith("NNP") || near.tag(i + 1).equals("CD"));
  }
}
