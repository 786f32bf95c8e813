package dev.lector.speech.phonemes.english;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds verbs that the tagger takes for nouns or adjectives: the words of a clause that has no
 * other verb. "The scouts present arms", "Her songs entrance every listener".
 */
final class ClauseVerbs {
  private static final Set<String> MODALS =
      Set.of(
          "can", "could", "will", "would", "shall", "should", "may", "might", "must", "cannot",
          "'ll", "'d", "to", "did", "do", "does", "please", "let's");

  /** Those that are nothing else. */
  private static final Set<String> WITH_ASIDES =
      Set.of("can", "could", "would", "shall", "should", "may", "might", "must", "cannot");

  private static final Set<String> ENDS_OF_ASIDES = Set.of("NN", "NNS", "NNP", "PRP", "CD");

  private static final int LONGEST_ASIDE = 9;

  /** What is told of several: "one of the key projects". */
  private static final Set<String> AMOUNTS =
      Set.of("one", "some", "any", "many", "most", "all", "each", "none", "few", "two", "three");

  /** Between a modal and its verb. */
  private static final Set<String> ADVERBS =
      Set.of(
          "not", "n't", "never", "also", "only", "still", "always", "soon", "even", "just",
          "sooner", "rather");

  /** Behind these any adverb may stand before the verb: "could easily separate". */
  private static final Set<String> MODALS_ALONE =
      Set.of(
          "can", "could", "will", "would", "shall", "should", "may", "might", "must", "cannot",
          "'ll");

  /** What is left of a modal before "n't". */
  private static final Set<String> CUT = Set.of("wo", "ca", "sha");

  /** Verbs of instructions that are nouns as well. */
  private static final Set<String> CHANGES =
      Set.of(
          "increase", "decrease", "transfer", "compress", "extract", "import", "export", "insert");

  private static final Set<String> SUBJECTS = Set.of("i", "you", "we", "they", "who", "thou", "ye");

  /** What an object, a place or a particle begins with. */
  private static final Set<String> AFTER =
      Set.of("DT", "PRP", "PRP$", "IN", "RP", "RB", "TO", "CD", "NNS", "NNP", "JJ", "PDT", "WRB");

  /** Behind a noun in the plural these still go on with it: "the sales contract in hand". */
  private static final Set<String> AFTER_NOUN =
      Set.of("DT", "PRP", "PRP$", "IN", "RP", "NNS", "CD", "WRB");

  /** Their part of speech alone tells how they are said; no model chooses. */
  private static final Set<String> BY_TAG =
      Set.of(
          "transfer",
          "segment",
          "torment",
          "survey",
          "subject",
          "compact",
          "digest",
          "recall",
          "address",
          "ally",
          "commune",
          "decrease",
          "impact",
          "offset",
          "process",
          "research",
          "update",
          "upgrade",
          "contract",
          "finance",
          "detail",
          "fragment",
          "ferment",
          "rewrite");

  private ClauseVerbs() {}

  /** What the tagger has hardly met, for it has learnt from the English of today. */
  private static final Map<String, String> ARCHAIC =
      Map.of("thy", "PRP$", "thine", "PRP$", "thee", "PRP", "thou", "PRP", "ye", "PRP");

  /** Rare in figures' stead among what the tagger has learnt from. */
  private static final Set<String> NUMBERS =
      Set.of(
          "eleven",
          "twelve",
          "thirteen",
          "fourteen",
          "fifteen",
          "sixteen",
          "seventeen",
          "eighteen",
          "nineteen",
          "twenty",
          "thirty",
          "forty",
          "fifty",
          "sixty",
          "seventy",
          "eighty",
          "ninety");

  /** Tags the verbs among words that are said by their tags. */
  static void settle(List<String> tokens, String[] tags) {
    for (int i = 0; i < tags.length; i++) {
      String word = lower(tokens, i);
      tags[i] =
          tags[i].startsWith("N") && NUMBERS.contains(word)
              ? "CD"
              : ARCHAIC.getOrDefault(word, tags[i]);
    }
    for (int i = 0; i < tags.length; i++) {
      Neighbours near = new Neighbours(i, tokens, tags);
      // It cannot be the verb, which has an object: subject to change.
      boolean liable = near.word(0).equals("subject") && near.word(1).equals("to");
      if ((tags[i].equals("NN") && Minutes.isTiny(near)) || liable) {
        tags[i] = "JJ";
      }
    }
    for (int i = 0; i < tags.length; i++) {
      Neighbours near = new Neighbours(i, tokens, tags);
      if ((tags[i].startsWith("N") || tags[i].startsWith("J"))
          && BY_TAG.contains(lower(tokens, i))
          && isVerb(near)) {
        tags[i] = "VBP";
      } else if (tags[i].equals("NNS") && (VerbFrames.isOfName(near) || Asides.isVerb(near))) {
        tags[i] = "VBZ";
      } else if (tags[i].equals("VBZ")
          && (isOneOfThem(i, tokens, tags) || OpeningNouns.isNoun(near))) {
        tags[i] = "NNS";
      } else if (near.word(0).equals("deserts") && Deserting.isDue(near)) {
        // said as the verb is
        tags[i] = "VBZ";
      }
    }
  }

  private static boolean isOneOfThem(int i, List<String> tokens, String[] tags) {
    return i > 3
        && (tags[i - 1].startsWith("J") || tags[i - 1].startsWith("N"))
        && (tags[i - 2].equals("DT") || tags[i - 2].equals("PRP$"))
        && lower(tokens, i - 3).equals("of")
        && AMOUNTS.contains(lower(tokens, i - 4));
  }

  /** Whether a word that may be a verb is one for certain, whatever its tag says. */
  static boolean isVerb(Neighbours near) {
    int i = near.at();
    List<String> tokens = near.tokens();
    String[] tags = near.tags();
    int before = i - 1;
    while (before >= 0 && ADVERBS.contains(lower(tokens, before))) {
      before--;
    }
    if (before >= 0 && MODALS.contains(lower(tokens, before))) {
      return isModal(before, i, tokens, tags);
    }
    // they won't object
    if (before >= 0 && before < i - 1 && isCut(lower(tokens, before), lower(tokens, before + 1))) {
      return true;
    }
    if ((near.tag(-1).equals("RB") && isAlone(near.word(-2), near.word(-3)))
        || VerbFrames.isVerb(near)
        || isAsked(near)
        || Inversions.isVerb(near)
        || isBehindAside(before, tokens, tags)) {
      return true;
    }
    if (hasVerb(i, tokens, tags)) {
      return false;
    }
    String after = i + 1 < tags.length ? tags[i + 1] : "";
    if (i == 0 || isMark(tags[i - 1])) {
      return Set.of("DT", "PRP$", "PRP").contains(after) || isRequest(i, tokens, tags);
    }
    if (SUBJECTS.contains(lower(tokens, i - 1))) {
      return AFTER.contains(after);
    }
    return tags[i - 1].equals("NNS") && AFTER_NOUN.contains(after);
  }

  // won't, can't and shan't, as the tagger splits them
  private static boolean isCut(String modal, String not) {
    return CUT.contains(modal) && not.equals("n't");
  }

  private static boolean isAlone(String word, String before) {
    return MODALS_ALONE.contains(word)
        || (word.equals("n't") && (MODALS_ALONE.contains(before) || CUT.contains(before)));
  }

  /** Whether a modal stands before an aside: "Congress may, by law, appropriate money". */
  private static boolean isBehindAside(int comma, List<String> tokens, String[] tags) {
    if (comma < 2 || !tags[comma].equals(",") || !ENDS_OF_ASIDES.contains(tags[comma - 1])) {
      return false;
    }
    int start = comma - 1;
    while (start > 0 && comma - start < LONGEST_ASIDE && !isMark(tags[start])) {
      start--;
    }
    return start > 0
        && tags[start].equals(",")
        && tags[start + 1].equals("IN")
        && WITH_ASIDES.contains(lower(tokens, start - 1));
  }

  /** Whether a clause asks for a change: "increase heat to medium", "decrease speed slightly". */
  private static boolean isRequest(int i, List<String> tokens, String[] tags) {
    return CHANGES.contains(lower(tokens, i))
        && i + 2 < tags.length
        && tags[i + 1].equals("NN")
        && (Set.of("TO", "RB").contains(tags[i + 2])
            || Set.of("to", "by", "until").contains(lower(tokens, i + 2)));
  }

  /** Whether a question or a request asks for the plain form: "Can your son read yet?". */
  static boolean isInverted(Neighbours near) {
    int i = near.at();
    List<String> tokens = near.tokens();
    String[] tags = near.tags();
    int start = i;
    while (start > 0 && !isMark(tags[start - 1])) {
      start--;
    }
    String first = lower(tokens, start);
    if (start == i || first.equals("to") || first.startsWith("'") || !MODALS.contains(first)) {
      return false;
    }
    for (int j = start + 1; j < i; j++) {
      if (tags[j].startsWith("VB")) {
        return false;
      }
    }
    return true;
  }

  // Do you object if I smoke? Did the band record it?
  private static boolean isAsked(Neighbours near) {
    boolean object = Set.of("DT", "PRP", "PRP$").contains(near.tag(1));
    return (near.tag(-1).equals("PRP") || (near.tag(-1).startsWith("N") && object))
        && isInverted(near);
  }

  /** Whether a word in the past is the only verb of its clause: "The trail wound up the hill". */
  static boolean isPast(Neighbours near) {
    return (near.tag(-1).startsWith("NN") || near.tag(-1).equals("PRP"))
        && Set.of("RP", "IN", "RB", "TO", "DT").contains(near.tag(1))
        && !hasVerb(near.at(), near.tokens(), near.tags());
  }

  // "To" and "do" may stand before nouns as well: "next to record sales".
  private static boolean isModal(int before, int i, List<String> tokens, String[] tags) {
    String modal = lower(tokens, before);
    if (!modal.equals("to") && !modal.startsWith("d")) {
      return true;
    }
    return before < i - 1 || (tags[i].startsWith("VB") && !tags[i].equals("VBN"));
  }

  private static boolean hasVerb(int i, List<String> tokens, String[] tags) {
    for (int j = i - 1; j >= 0 && !isMark(tags[j]); j--) {
      if (isFinite(tags[j])) {
        return true;
      }
    }
    for (int j = i + 1; j < tags.length && !isMark(tags[j]); j++) {
      if (isFinite(tags[j])) {
        return !Set.of("that", "if", "because", "when", "before", "after", "while", "until", "as")
            .contains(lower(tokens, i + 1));
      }
    }
    return false;
  }

  /** Whether a tag is of a verb with a tense, or of a plain form. */
  static boolean isFinite(String tag) {
    return tag.equals("MD") || (tag.startsWith("VB") && !tag.equals("VBG") && !tag.equals("VBN"));
  }

  private static boolean isMark(String tag) {
    return !Character.isLetter(tag.charAt(0));
  }

  private static String lower(List<String> tokens, int i) {
    return tokens.get(i).toLowerCase(Locale.ROOT);
  }
}
